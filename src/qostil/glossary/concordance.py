"""Each concept with its terms, its equivalents, and every place where the text has it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from qostil.glossary.concepts import Concept, Glossary, Status
from qostil.glossary.consistency import Renderings, by_count
from qostil.languages import Language
from qostil.model import GLOSSARY, LETTERS, Occurrence, Page, Segment

FOLDED = 20  # places that an opened entry shows before it folds the others
MANY = 100  # places of a term whose others are on a page of their own
WHOLE = 300  # concepts that one page has; of more, each letter's are on a page of their own


@dataclass(frozen=True, slots=True)
class Attestation:
    """A sentence with a term in it: what stands before the term, the term, what stands after."""

    page: Page
    segment: Segment
    occurrence: Occurrence

    @property
    def before(self) -> str:
        """The sentence up to the term."""
        return self.segment.text[: self.occurrence.start]

    @property
    def surface(self) -> str:
        """The term as it stands there."""
        return self.segment.text[self.occurrence.start : self.occurrence.end]

    @property
    def after(self) -> str:
        """The sentence from the term on."""
        return self.segment.text[self.occurrence.end :]


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept as one language's glossary page shows it.

    `letter`: where the index lists it. `deprecated`: those of its terms that are not to be used.
    `renderings`: by language, what stands for it in the partners, with counts. `see_also`: keys
    and first terms of related concepts, whichever of the two names the other.
    """

    key: str
    terms: tuple[str, ...]
    equivalents: Mapping[str, tuple[str, ...]]
    attestations: tuple[Attestation, ...]
    letter: str = ""
    deprecated: frozenset[str] = frozenset()
    domain: str = ""
    definition: str = ""
    note: str = ""
    renderings: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    see_also: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Its first term, or where it has none, its first equivalent."""
        return next(term for terms in (self.terms, *self.equivalents.values()) for term in terms)

    @property
    def first(self) -> tuple[Attestation, ...]:
        """The places that are shown at once."""
        return self.attestations[:FOLDED]

    @property
    def rest(self) -> tuple[Attestation, ...]:
        """The places that are folded, or on a page of their own."""
        return self.attestations[FOLDED:]

    @property
    def is_long(self) -> bool:
        """Whether it has a page of its own for its places."""
        return len(self.attestations) > MANY


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index with its entries, and the name of the page that they stand on.

    `name` is empty for the concepts without a term in the language.
    """

    name: str
    page: str
    entries: tuple[Entry, ...]


def by_letter(listed: Sequence[Entry]) -> list[Letter]:
    """Part a language's entries, in its order, by the letters of its index."""
    letters = [(name, tuple(own)) for name, own in groupby(listed, key=lambda e: e.letter)]
    return [
        Letter(name, f"{LETTERS}{number:02}.md" if len(listed) > WHOLE else GLOSSARY, own)
        for number, (name, own) in enumerate(letters, 1)
    ]


def entries(
    glossary: Glossary,
    language: Language,
    pages: Iterable[Page],
    find: Callable[[str], Sequence[Occurrence]],
    renderings: Renderings | None = None,
) -> list[Entry]:
    """Give all concepts in the language's order, with their places in its running text.

    A concept without a term in the language stands under its first equivalent, at the end.
    """
    found: dict[str, list[Attestation]] = {key: [] for key in glossary}
    for page in pages:
        for segment in page.segments:
            if segment.ids and not segment.level and not segment.editorial:
                for occurrence in find(segment.text):
                    found[occurrence.concept].append(Attestation(page, segment, occurrence))
    related = _related(glossary)
    listed = [
        replace(
            _entry(concept, language, found[concept.key]),
            renderings=_rendered(concept, language.code, renderings or {}),
            see_also=tuple((k, _first_term(glossary[k], language.code)) for k in related[key]),
        )
        for key, concept in glossary.items()
    ]
    return sorted(
        listed, key=lambda e: (not e.terms, language.collate(e.terms[0]) if e.terms else [], e.key)
    )


def _entry(concept: Concept, language: Language, attestations: Sequence[Attestation]) -> Entry:
    code = language.code
    terms = {other: tuple(t.text for t in found) for other, found in concept.terms.items()}
    own = terms.pop(code, ())
    ranked = concept.ranked(code)
    return Entry(
        concept.key,
        own,
        terms,
        tuple(attestations),
        letter=language.initial(own[0]) if own else "",
        deprecated=frozenset(t.text for t, status in ranked if status is Status.DEPRECATED),
        domain=concept.domain_names.get(code, concept.domain),
        definition=concept.definition.get(code, ""),
        note=concept.note.get(code, ""),
    )


def _rendered(
    concept: Concept, code: str, renderings: Renderings
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Give what stands for a concept, where that is more than its first equivalent."""
    found = {
        other: tuple(by_count(renderings.get((concept.key, code, other), {})))
        for other in concept.terms
        if other != code
    }
    return {
        other: counts
        for other, counts in found.items()
        if counts and [term for term, _ in counts] != [concept.terms[other][0].text]
    }


def _related(glossary: Glossary) -> Mapping[str, list[str]]:
    related: dict[str, list[str]] = {key: [] for key in glossary}
    for key, concept in glossary.items():
        for other in concept.see_also:
            related[key].append(other)
            related[other].append(key)
    return related


def _first_term(concept: Concept, code: str) -> str:
    """Give a concept's name in a language, or in the first that has one."""
    terms = concept.terms.get(code) or next(iter(concept.terms.values()))
    return terms[0].text


def marked(text: str, found: Iterable[Occurrence]) -> list[tuple[str, bool]]:
    """Cut a text into stretches that are, and are not, one of the occurrences."""
    parts, reach = [], 0
    for occurrence in found:
        if occurrence.start >= reach:
            parts.append((text[reach : occurrence.start], False))
            parts.append((text[occurrence.start : occurrence.end], True))
            reach = occurrence.end
    return [(part, is_term) for part, is_term in (*parts, (text[reach:], False)) if part]
