"""Sort keys: the order in which a language lists its words."""

from collections.abc import Callable
from typing import Any

from pypinyin import Style, lazy_pinyin

SortKey = Callable[[str], Any]


def by_pinyin(text: str) -> list[tuple[str, str]]:
    """Give a word's place in Chinese by sound, and by code point where the sound is the same."""
    # `list` gives what is no Han a place for each character, as Han has. The stub knows no lists.
    as_list: Any = list
    syllables = lazy_pinyin(text, Style.TONE3, errors=as_list, neutral_tone_with_five=True)
    return list(zip(syllables, text, strict=True))


def by_alphabet(alphabet: str) -> SortKey:
    """Give the key for an alphabet's order; what it does not have comes after, by code point."""
    order = {letter: place for place, letter in enumerate(alphabet)}
    last = len(order)
    return lambda text: [(order.get(c, last), c) for c in text.casefold() if c.isalnum()]


def initial_by_pinyin(text: str) -> str:
    """Give the letter under which a Chinese index lists a word: its sound's first one."""
    return next((syllable[:1].upper() for syllable, _ in by_pinyin(text)), "")


def initial_by_alphabet(text: str) -> str:
    """Give the letter under which an index lists a word."""
    return next((letter.upper() for letter in text if letter.isalnum()), text[:1])
