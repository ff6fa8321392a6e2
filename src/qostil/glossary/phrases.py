"""A term as the words that are looked for, from its last one back to its first."""

import re
from dataclasses import dataclass

from qostil.glossary.concepts import Inflects, Term
from qostil.glossary.forms import NONE, Forms, Headword
from qostil.glossary.words import Word, is_hyphened, mark_between, words

_ELLIPSIS = re.compile(r"\u2026|\.\.\.")
_DEFAULT_GAP = 2  # words that may stand at `…` if the term does not say how many


@dataclass(frozen=True)
class Part:
    """A word of a term, and what may stand between it and the next one.

    `gap`: so many other words; `mark`: the punctuation that the term has there. `case` holds the
    word as written where capitals matter.
    """

    headword: Headword
    gap: int = 0
    mark: str = ""
    case: str = ""

    def likeness(self, word: Word) -> int:
        """Give the rank of a word of the text as a form of this one; NONE if it is none."""
        likeness = self.headword.likeness(word.folded)
        return likeness if likeness and self._has_case(word) else NONE

    def _has_case(self, word: Word) -> bool:
        """Tell whether the letters that a form shares with the headword are written alike."""
        same = 0
        for own, other in zip(self.case.casefold(), word.folded, strict=False):
            if own != other:
                break
            same += 1
        return self.case[:same] == word.written[:same]


@dataclass(frozen=True, eq=False)
class Phrase:
    """A term's words: the `inner` ones, and the last, by whose forms it is found."""

    number: int
    inner: tuple[Part, ...]
    last: Part


class Sentence:
    """A running text as its words."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text
        self.words = tuple(words(text))

    def first(self, phrase: Phrase, last: int) -> int | None:
        """Give the place of a phrase's first word, if the inner ones stand before its last."""
        place = last
        for part in reversed(phrase.inner):
            reach = range(place - 1, max(place - 2 - part.gap, -1), -1)
            found = next((n for n in reach if self._is_there(part, n, place)), None)
            if found is None:
                return None
            place = found
        return place

    def _is_there(self, part: Part, place: int, following: int) -> bool:
        if not part.likeness(self.words[place]):
            return False
        marks = {self._mark(n) for n in range(place, following)}
        return marks <= {"", part.mark}

    def _mark(self, left: int) -> str:
        return mark_between(self._text, self.words[left], self.words[left + 1])

    def is_tied(self, left: int) -> bool:
        """Tell whether a hyphen ties a word to the one after it."""
        if not 0 <= left < len(self.words) - 1:
            return False
        return is_hyphened(self._text, self.words[left], self.words[left + 1])

    def is_compound(self, left: int) -> bool:
        """Tell whether a word and the one after it are a compound; names keep their parts."""
        if not self.is_tied(left):
            return False
        return all(self.words[n].written[0].islower() for n in (left, left + 1))


def phrase(number: int, term: Term, forms: Forms) -> Phrase | None:
    """Give a term as a phrase; None if it has no words."""
    found = list(words(term.text))
    if not found:
        return None
    parts = [_part(term, found, place, forms) for place in range(len(found))]
    return Phrase(number, tuple(parts[:-1]), parts[-1])


def _part(term: Term, found: list[Word], place: int, forms: Forms) -> Part:
    is_last = place == len(found) - 1
    all_vary = term.inflects is Inflects.ALL or forms.all_vary
    varies = term.inflects is not Inflects.NONE and (is_last or all_vary)
    own = forms if varies else Forms()
    word = found[place]
    headword = own.headword(word.folded, term, len(found) > 1)
    case = word.written if term.case else ""
    if is_last:
        return Part(headword, case=case)
    return Part(headword, *_between(term, word, found[place + 1]), case)


def _between(term: Term, left: Word, right: Word) -> tuple[int, str]:
    """Give the gap and the punctuation that a term has between two of its words."""
    between = term.text[left.end : right.start]
    if _ELLIPSIS.search(term.text):
        return (term.gap or _DEFAULT_GAP, "") if _ELLIPSIS.search(between) else (0, "")
    return term.gap, mark_between(term.text, left, right)
