"""Words of a running text, with their places in it: whatever hyphens, marks and capitals it has."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

HYPHENS = "-\u2010\u2011"
_DASHES = f"{HYPHENS}\u2012-\u2015"
_SOFT = "\u00ad"
# Combining marks belong to the letter before them (й is two characters in NFD), a soft hyphen to
# the word around it.
_WORD = re.compile(rf"\w[\w\u0300-\u036f{_SOFT}]*")
_TIED = re.compile(rf"\s+|[{_DASHES}]")
_QUOTES = re.compile(r"[«»„“”‟‘’‚\"']")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)` in code points; `folded` is what it is compared by."""

    start: int
    end: int
    written: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text, in order."""
    for found in _WORD.finditer(text):
        written = unicodedata.normalize("NFC", found[0].replace(_SOFT, ""))
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
