"""Writing systems: which letters belong to which ISO 15924 code."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

# Han characters with the marks that stand among them, as a character class.
HAN = r"[\u2e80-\u2fdf\u3001-\u301f\u3021-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"  # noqa: E501
IDEOGRAPH = re.compile(
    r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# What stands inside words and is no letter of them, as the content of a character class: combining
# marks belong to the letter before them (й is two characters in NFD), joiners to the whole word.
COMBINING = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c)[0] == "M")
JOINERS = "\u00ad\u200c\u200d\u2060"  # soft hyphen, zero-width (non-)joiner, word joiner

# The first word of a letter's Unicode name tells its script; these are the ones that do.
_SCRIPTS = {
    "CYRILLIC": "Cyrl",
    "LATIN": "Latn",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "MONGOLIAN": "Mong",
    "DEVANAGARI": "Deva",
    "TIBETAN": "Tibt",
    "THAI": "Thai",
}
# Codes that stand for more than one of the above, or for a way of writing one.
_MEMBERS = {"Hans": {"Hani"}, "Hant": {"Hani"}, "Jpan": {"Hani", "Kana"}, "Kore": {"Hang", "Hani"}}


_LATIN = 40  # letters: no name is so long


@cache
def script_of(letter: str) -> str:
    """Give the script of one letter, as an ISO 15924 code; nothing for marks and digits."""
    if not letter.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "Zyyy")


def count_scripts(text: str) -> Counter[str]:
    """Count the letters of each script in a text."""
    counts = Counter(map(script_of, text))
    del counts[""]
    return counts


def main_script(text: str) -> str:
    """Give the script of most letters of a text; nothing where it has none."""
    return next((script for script, _ in count_scripts(text).most_common(1)), "")


def members(script: str) -> set[str]:
    """Give the scripts whose letters a language written in `script` uses."""
    return _MEMBERS.get(script, {script})


def is_in_another_script(text: str, own: str, scripts: Iterable[str]) -> bool:
    """Tell whether a text in a language written in `own` has letters of another of `scripts` alone.

    Names and addresses in Latin letters may stand in any text, so a few of those say nothing, nor
    does a script of none of the languages.
    """
    counts = count_scripts(text)
    mine = members(own)
    if any(counts[script] for script in mine) or "" in mine:
        return False
    others = {script for each in scripts for script in members(each)}
    return any(counts[script] >= (_LATIN if script == "Latn" else 1) for script in others)
