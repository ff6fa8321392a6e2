"""Each concept with its terms, its equivalents, and every place where the text has it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qostil.glossary.concepts import Concept, Glossary
from qostil.languages import Language
from qostil.model import Occurrence, Page, Segment


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
    """A concept as one language's glossary page shows it."""

    key: str
    terms: tuple[str, ...]
    equivalents: Mapping[str, tuple[str, ...]]
    attestations: tuple[Attestation, ...]


def entries(
    glossary: Glossary,
    language: Language,
    pages: Iterable[Page],
    find: Callable[[str], Sequence[Occurrence]],
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
    listed = [_entry(concept, language.code, found[concept.key]) for concept in glossary.values()]
    return sorted(
        listed, key=lambda e: (not e.terms, language.collate(e.terms[0]) if e.terms else [], e.key)
    )


def _entry(concept: Concept, code: str, attestations: Sequence[Attestation]) -> Entry:
    terms = {language: tuple(t.text for t in found) for language, found in concept.terms.items()}
    own = terms.pop(code, ())
    return Entry(concept.key, own, terms, tuple(attestations))
