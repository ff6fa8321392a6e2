"""Sort keys: the order in which a language lists its words, and the letters of its index.

The order is that of the Unicode Collation Algorithm (UTS #10) with CLDR's root and tailorings, as
far as the words of a glossary go: letters first, then accents, then capitals; white space, marks
and digits count and come before letters; the language's own letters come before all others.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pypinyin import Style, lazy_pinyin

SortKey = Callable[[str], Any]

_MARKS = "_-‐‑‒–—,;:!?.…·'‘’\"“”«»()[]{}@*/\\&#%"  # in CLDR's order
_KINDS = {"Z": 0, "P": 2, "S": 2, "N": 3}  # by the first letter of the Unicode category
_LAST = b"\xff"
_NO_LETTER = "#"  # the index's head of what starts with none


def by_pinyin(text: str) -> list[tuple[bool, str, str]]:
    """Give a word's place in Chinese by sound, and by code point where the sound is the same."""
    # `list` gives what is no Han a place for each character, as Han has. The stub knows no lists.
    as_list: Any = list
    syllables = lazy_pinyin(text, Style.TONE3, errors=as_list, neutral_tone_with_five=True)
    paired = zip(syllables, text, strict=True)
    return [(sound[:1].isalpha(), sound.casefold(), character) for sound, character in paired]


def initial_by_pinyin(text: str) -> str:
    """Give the letter under which a Chinese index lists a word: its sound's first one."""
    is_letter, sound, _ = by_pinyin(text)[0]
    return sound[0].upper() if is_letter else _NO_LETTER


class Alphabet:
    """The order of an alphabet, whose letters have one or more characters.

    `accented`: what a character counts as, to those that do; between them it only breaks a tie. Any
    other accented letter counts as the one without its accents. `charset`: what orders all others.
    """

    def __init__(
        self, letters: Sequence[str], accented: Mapping[str, str], charset: str = "utf-8"
    ) -> None:
        self._charset = charset
        self._order = {letter: place for place, letter in enumerate(letters)}
        self._bases = {c: base for base, own in accented.items() for c in own}
        self._ranks = {c: rank for own in accented.values() for rank, c in enumerate(own, 1)}
        longest = sorted(map(re.escape, letters), key=len, reverse=True)
        self._letter = re.compile("|".join([*longest, "."]), re.DOTALL)
        # Where ı is a letter, its capital is I, and İ that of i.
        dotless = "ı" in self._order
        self._small = str.maketrans({"I": "ı", "İ": "i"} if dotless else {})
        self._capital = str.maketrans({"i": "İ"} if dotless else {})

    def key(self, text: str) -> tuple[Any, ...]:
        """Give a word's place: by letters, by accents, by capitals, by code points."""
        small = self._lower(text)
        letters = [self._place(letter) for letter in self._split(small)]
        return letters, [self._rank(c) for c in small], text.swapcase(), text

    def initial(self, text: str) -> str:
        """Give the letter under which an index lists a word."""
        first = next(iter(self._split(self._lower(text))), "")
        return first.translate(self._capital).capitalize() if first.isalpha() else _NO_LETTER

    def _lower(self, text: str) -> str:
        return unicodedata.normalize("NFC", text).translate(self._small).lower()

    def _split(self, small: str) -> list[str]:
        return self._letter.findall("".join(map(self._base, small)))

    def _base(self, character: str) -> str:
        if character in self._order:
            return character
        return self._bases.get(character, _without_accents(character))

    def _rank(self, character: str) -> int:
        is_plain = self._base(character) == character
        return self._ranks.get(character, 0 if is_plain else ord(character))

    def _place(self, letter: str) -> tuple[int, int, bytes]:
        if letter in self._order:
            return 4, self._order[letter], b""
        if letter in _MARKS:
            return 1, _MARKS.index(letter), b""
        code = letter.encode(self._charset, "ignore") or _LAST
        return _KINDS.get(unicodedata.category(letter[0])[0], 5), 0, code


def _without_accents(character: str) -> str:
    parts = unicodedata.normalize("NFD", character.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
