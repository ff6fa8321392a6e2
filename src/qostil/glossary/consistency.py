"""How a text renders its terms: where a partner has none, where several, which never occur."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qostil.glossary.concepts import Concept, Glossary, Status
from qostil.model import Occurrence

Found = Callable[[str, str], Sequence[Occurrence]]  # a language's occurrences in a sentence
# By concept, its language and the partner's, how often each term stands for it there.
Renderings = Mapping[tuple[str, str, str], Counter[str]]


class Kind(StrEnum):
    """What may be found."""

    UNRENDERED = "unrendered"  # a term whose partner has none of its equivalents
    VARIED = "varied"  # a concept that has several terms in the partners
    DEPRECATED = "deprecated"  # a deprecated term that is used
    ABSENT = "absent"  # a term that is not


@dataclass(frozen=True, slots=True)
class Parallel:
    """A line of a language's running text, with what each other language has beside it."""

    language: str
    id: str
    text: str
    partners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: `place` is a segment's id or a term, `said` what there is to see."""

    kind: Kind
    concept: str
    language: str
    place: str
    other: str = ""
    said: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is known by once it is accepted."""
        parts = (self.kind, self.concept, self.language, self.other, self.place)
        return " ".join(part for part in parts if part)


def findings(glossary: Glossary, lines: Sequence[Parallel], found: Found) -> list[Finding]:
    """Give all findings of a text."""
    return [
        *_unrendered(glossary, lines, found),
        *_varied(lines, found),
        *_usage(glossary, lines, found),
    ]


def _unrendered(glossary: Glossary, lines: Sequence[Parallel], found: Found) -> Iterator[Finding]:
    """Yield each line with a term, none of whose equivalents stands in its partner.

    A nested term is rendered with the longer one.
    """
    for line in lines:
        own = found(line.language, line.text)
        concepts = dict.fromkeys(o.concept for o in own if not o.nested)
        for concept, (code, text) in ((c, p) for c in concepts for p in line.partners.items()):
            rendered = {occurrence.concept for occurrence in found(code, text)}
            if code in glossary[concept].terms and concept not in rendered:
                said = (line.text, text)
                yield Finding(Kind.UNRENDERED, concept, line.language, line.id, code, said)


def renderings(lines: Iterable[Parallel], found: Found) -> Renderings:
    """Count the terms that stand for each concept in the partners of its places."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for line in lines:
        concepts = {occurrence.concept for occurrence in found(line.language, line.text)}
        for code, text in line.partners.items():
            terms = {(o.concept, o.term) for o in found(code, text) if o.concept in concepts}
            for concept, term in sorted(terms):
                counts[concept, line.language, code][term] += 1
    return counts


def by_count(terms: Mapping[str, int]) -> list[tuple[str, int]]:
    """Give terms with their counts, the most frequent first, equally frequent ones by letter."""
    return sorted(terms.items(), key=lambda item: (-item[1], item[0]))


def _varied(lines: Sequence[Parallel], found: Found) -> Iterator[Finding]:
    for (concept, code, other), terms in sorted(renderings(lines, found).items()):
        if len(terms) > 1:
            said = tuple(f"{term} × {count}" for term, count in by_count(terms))
            yield Finding(Kind.VARIED, concept, code, "", other, said)


def _usage(glossary: Glossary, lines: Sequence[Parallel], found: Found) -> Iterator[Finding]:
    """Yield terms that are used and should not be, and those that occur nowhere."""
    used = Counter(
        (line.language, occurrence.concept, occurrence.term)
        for line in lines
        for occurrence in found(line.language, line.text)
    )
    spoken = {line.language for line in lines}
    for concept in glossary.values():
        for code in concept.terms:
            if code in spoken:
                yield from _usage_of(concept, code, used)


def _usage_of(
    concept: Concept, code: str, used: Mapping[tuple[str, str, str], int]
) -> Iterator[Finding]:
    for term, status in concept.ranked(code):
        count = used.get((code, concept.key, term.text), 0)
        if count and status is Status.DEPRECATED:
            said = (f"× {count}",)
            yield Finding(Kind.DEPRECATED, concept.key, code, term.text, said=said)
        if not count and status is not Status.DEPRECATED:
            yield Finding(Kind.ABSENT, concept.key, code, term.text)
