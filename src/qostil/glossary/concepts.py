"""The glossary's model, after TBX (ISO 30042:2019): a concept, its languages, their terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Status(StrEnum):
    """How a term is to be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


class PartOfSpeech(StrEnum):
    """What kind of word a term is."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PROPER_NOUN = "properNoun"
    OTHER = "other"


class Inflects(StrEnum):
    """Which words of a term may be in another form than the term's own."""

    LAST = "last"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A term, and how it is found.

    `exclude`: wordings in which it is another word. `status`: None leaves it to the place, the
    first of a language being preferred. `gap`: so many other words may stand between its own, or
    at `…` if it has one. `case`: capitals matter. `loanword`: suffixes of either harmony follow it.
    """

    text: str
    exclude: tuple[str, ...] = ()
    status: Status | None = None
    part_of_speech: PartOfSpeech | None = None
    gap: int = 0
    case: bool = False
    loanword: bool = False
    inflects: Inflects = Inflects.LAST
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry; `terms` by language, the preferred one first; texts about it by language too.

    `domain` is the key of its subject field; `domain_names` calls that by language.
    """

    key: str
    terms: Mapping[str, Sequence[Term]]
    line: int = 0
    domain: str = ""
    domain_names: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    see_also: tuple[str, ...] = ()

    def ranked(self, code: str) -> Iterator[tuple[Term, Status]]:
        """Yield a language's terms with their status."""
        for place, term in enumerate(self.terms.get(code, ())):
            yield term, term.status or _by_place(place)

    def within(self, codes: Iterable[str]) -> "Concept":
        """Give what it has in these languages, which may be no term."""
        wanted = frozenset(codes)
        return replace(
            self,
            terms={code: terms for code, terms in self.terms.items() if code in wanted},
            domain_names=_texts_in(wanted, self.domain_names),
            definition=_texts_in(wanted, self.definition),
            note=_texts_in(wanted, self.note),
        )


def as_placed(terms: Iterable[Term]) -> list[Term]:
    """Give terms with the preferred ones first, and no status that their place says already."""
    order = list(Status)
    ranked = sorted(terms, key=lambda term: order.index(term.status) if term.status else 0)
    return [
        replace(term, status=None) if term.status is _by_place(place) else term
        for place, term in enumerate(ranked)
    ]


def _texts_in(codes: frozenset[str], texts: Mapping[str, str]) -> Mapping[str, str]:
    return {code: text for code, text in texts.items() if code in codes}


def _by_place(place: int) -> Status:
    return Status.ADMITTED if place else Status.PREFERRED


Glossary = Mapping[str, Concept]
