"""Words of a running text, with their places in it: whatever hyphens, marks and capitals it has."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qostil.languages.folding import VOWEL_SIGNS
from qostil.languages.scripts import COMBINING, JOINERS

HYPHENS = "-\u2010\u2011"
_DASHES = f"{HYPHENS}\u2012-\u2015"
_WORD = re.compile(rf"\w[\w{COMBINING}{JOINERS}]*")
_JOINERS = re.compile(f"[{JOINERS}]")
_VOWEL_SIGNS = re.compile(f"[{VOWEL_SIGNS}]")
_TIED = re.compile(rf"\s+|[{_DASHES}]")
_QUOTES = re.compile(r"[«»„“”‟‘’‚\"']")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)` in code points; `folded` is what it is compared by.

    `written` has its capitals, and none of the vowel signs that most texts leave out.
    """

    start: int
    end: int
    written: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text, in order."""
    for found in _WORD.finditer(text):
        composed = unicodedata.normalize("NFC", _JOINERS.sub("", found[0]))
        written = _VOWEL_SIGNS.sub("", composed)
        yield Word(found.start(), found.end(), written, written.casefold())


def mark_between(text: str, left: Word, right: Word) -> str:
    """Give the punctuation between two words; nothing where they stand in one phrase.

    A space, a hyphen and quotation marks part no phrase; a dash with spaces around it does.
    """
    between = text[left.end : right.start]
    if _PARAGRAPH.search(between):
        return "\n"
    plain = _QUOTES.sub("", between)
    return "" if not plain or _TIED.fullmatch(plain) else plain.strip()


def is_hyphened(text: str, left: Word, right: Word) -> bool:
    """Tell whether a hyphen, and nothing else, stands between two words."""
    between = text[left.end : right.start]
    return len(between) == 1 and between in HYPHENS
