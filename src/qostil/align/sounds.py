"""How words sound, roughly enough to be the same in any script: names and loans know no borders.

A sound is a class of consonants; vowels come and go between languages. Which consonant a letter is
tells its Unicode name (CYRILLIC SMALL LETTER KA, ARABIC LETTER KAF, KATAKANA LETTER KA), Han
characters by their Mandarin reading.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from pypinyin import Style, lazy_pinyin

_CLASSES = {
    letter: letters[0]
    for letters in ("bpvfw", "dt", "gkqh", "szcxj", "l", "r", "m", "n")
    for letter in letters
}
_SILENT = ("sh", "ch", "zh", "ph", "th", "kh", "gh")  # as far as the h goes
_SOFT = ("ce", "ci", "cy", "ch")


def sound_of(word: str) -> str:
    """Give the classes of a word's consonants, one letter each; doubled ones count once."""
    if word.isascii():
        classes = _latin(word)
    else:
        classes = "".join(map(_class_of, unicodedata.normalize("NFKD", word)))
    return "".join(c for n, c in enumerate(classes) if n == 0 or classes[n - 1] != c)


def _latin(word: str) -> str:
    sounds = ""
    for n, letter in enumerate(word):
        if word[n - 1 : n + 1] in _SILENT:
            continue
        is_hard = letter == "c" and word[n : n + 2] not in _SOFT
        sounds += _CLASSES.get("k" if is_hard else letter, "")
    return sounds


@cache
def _class_of(letter: str) -> str:
    """Give a letter's class by its Unicode name; nothing for vowels and marks."""
    _, found, name = unicodedata.name(letter, "").partition(" LETTER ")
    if not found:
        return ""
    name = name.removeprefix("SMALL ").partition(" ")[0].lower()
    if len(name) == 2 and name[0] == "e":  # ef, el, em, en, er, es
        name = name[1]
    if name.startswith("ts"):
        name = "s"
    return _CLASSES.get(name[:1], "")


def han_sounds(text: str) -> Sequence[str]:
    """Give the classes of each Han character: those of its initial, then of a final nasal."""
    return [_reading(char) for char in text]


@cache
def _reading(char: str) -> str:
    syllable = "".join(lazy_pinyin(char, style=Style.NORMAL, errors="ignore"))
    if not syllable:
        return ""
    initial = "s" if syllable[0] in "jqxzcs" else _CLASSES.get(syllable[0], "")
    return initial + ("n" if syllable.endswith(("n", "ng")) and len(syllable) > 1 else "")
