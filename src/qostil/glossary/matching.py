"""Terms found in running text: every inflected form, every place in a run of Han.

Both ways are linear in the text, whatever the number of terms. A term of a spaced language is a
run of words: all but the last stand as written, the last may be any form that the language's
paradigm reads as a form of it. A term of an unspaced language is found as it is written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from qostil.glossary.reading import Concept, Term
from qostil.languages import Language
from qostil.model import Occurrence

_WORD = re.compile(r"\w+")


class _Finder(Protocol):
    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield `(start, end, number)` for each place of each term, numbered from 0."""
        ...


class Matcher:
    """Finds the terms of one language."""

    def __init__(self, concepts: Iterable[Concept], language: Language) -> None:
        """Index all terms that the concepts have in the language."""
        self._terms = [(c.key, t) for c in concepts for t in c.terms.get(language.code, ())]
        texts = [term.text for _, term in self._terms]
        excluded = [wording for _, term in self._terms for wording in term.exclude]
        self._finder: _Finder = _Words(texts, language) if language.spaced else _Runs(texts)
        # What is excluded is a wording, so no form of it but itself.
        self._excluded: _Finder = _Words(excluded) if language.spaced else _Runs(excluded)
        self._owners = [term for _, term in self._terms for _ in term.exclude]

    def find(self, text: str) -> list[Occurrence]:
        """Give all occurrences in a text, in order; those inside a longer one are nested."""
        excluded: dict[Term, list[tuple[int, int]]] = defaultdict(list)
        for start, end, number in self._excluded.find(text):
            excluded[self._owners[number]].append((start, end))
        found = {
            (start, end, *self._terms[number])
            for start, end, number in self._finder.find(text)
            if not any(s <= start and end <= e for s, e in excluded[self._terms[number][1]])
        }
        return list(_nested(sorted(found, key=lambda place: (place[0], -place[1], place[2]))))


def _nested(places: Sequence[tuple[int, int, str, Term]]) -> Iterator[Occurrence]:
    """Tell which places lie in one that starts before or with them: the longest match wins.

    One that lies in a longer term of its own concept is no place of its own.
    """
    reach, own_reach = 0, dict[str, int]()
    for start, end, key, term in places:
        if start >= own_reach.get(key, 0):
            yield Occurrence(key, term.text, start, end, nested=end <= reach)
        reach, own_reach[key] = max(reach, end), max(end, own_reach.get(key, 0))


class _Runs:
    """Terms of a language without spaces, by their first character."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, term in enumerate(terms):
            self._by_first[term[0]].append((term, number))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        for start, character in enumerate(text):
            for term, number in self._by_first.get(character, ()):
                if text.startswith(term, start):
                    yield start, start + len(term), number


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term's words: all but the last as written, the last as its readings."""

    before: tuple[str, ...]
    last: str
    number: int


class _Words:
    """Terms of a language with spaces, by the stems that their last word may have.

    Without a language's paradigm they are found as they are written.
    """

    def __init__(self, terms: Sequence[str], language: Language | None = None) -> None:
        self._inflection = language.inflection if language else None
        self._by_stem: dict[str, list[_Pattern]] = defaultdict(list)
        for number, term in enumerate(terms):
            *before, last = _words(term) or [term.casefold()]
            for stem in self._stems(last):
                self._by_stem[stem].append(_Pattern(tuple(before), last, number))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        words = list(_WORD.finditer(text))
        folded = [word[0].casefold() for word in words]
        for place, word in enumerate(folded):
            patterns = {p for stem in self._stems(word) for p in self._by_stem.get(stem, ())}
            for pattern in patterns:
                first = place - len(pattern.before)
                if (
                    first >= 0
                    and tuple(folded[first:place]) == pattern.before
                    and self._is_form(word, pattern.last)
                ):
                    yield words[first].start(), words[place].end(), pattern.number

    def _stems(self, word: str) -> frozenset[str]:
        return self._inflection.lemmas(word) if self._inflection else frozenset({word})

    def _is_form(self, word: str, headword: str) -> bool:
        """Tell whether a word is a form of a headword.

        The headword may carry suffixes itself (кәсіпорны is кәсіпорын with a possessive): then the
        word must fill the same slots behind the same stem.
        """
        if word == headword or not self._inflection:
            return word == headword
        forms = self._inflection.analyses(word)
        return any(
            head.stem == form.stem and head.slots <= form.slots
            for head in self._inflection.analyses(headword)
            for form in forms
        )


def _words(text: str) -> list[str]:
    return [word[0].casefold() for word in _WORD.finditer(text)]
