"""What a unit shows, as tokens: those that a translation keeps, and those that it translates.

Kept in any two languages: numbers, in digits or in Han numerals; marks of questions, quotations and
speech; Latin words; concepts of the glossary; openers and basic words of the language files; and
the sound of names and loans. The other tokens are words by their first letters, and Han characters
one by one and in pairs: what they mean is learned from the text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from qostil.align.sounds import han_sounds, sound_of
from qostil.languages import Language
from qostil.languages.scripts import IDEOGRAPH

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")
_HAN = re.compile(rf"(?:{IDEOGRAPH.pattern}|[\u3041-\u30ff])+")
_MARKS = {
    mark: name
    for name, marks in {
        "?": "?؟",
        "!": "!",
        ";": ";؛",
        ":": ":",
        "quote": '«»“”"„‟「」『』',
        "bracket": "()[]【】《》",
        "pause": "…",
    }.items()
    for mark in marks
}
_SPEECH = ("–", "—", "―", "- ")
_STEM = 5  # a word's first letters stand for it: inflection comes after them
_SOUNDS = 4  # consonants that tell a word, three if it is a name
_DIGIT_OF = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNIT_OF = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def tokens_of(
    text: str, language: Language, concepts: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the tokens of a unit's text; `=` starts those that mean the same in any language."""
    text = unicodedata.normalize("NFKC", text)
    yield from (f"=concept {concept}" for concept in concepts)
    yield from (f"=number {_digits(found)}" for found in _DIGITS.findall(text))
    yield from (f"=mark {name}" for name in {_MARKS[c] for c in text if c in _MARKS})
    if text.startswith(_SPEECH):
        yield "=mark speech"
    folded = text.casefold()
    yield from _openers(folded, language)
    yield from _spaced(text, language)
    for run in _HAN.findall(text):
        yield from _unspaced(run, language)


def _openers(text: str, language: Language) -> Iterator[str]:
    start = text.lstrip('«“"(')
    for key, openers in language.openers.items():
        for words in openers:
            ends_word = not language.spaced or not start[len(words) : len(words) + 1].isalpha()
            if start.startswith(words) and ends_word:
                yield f"=opener {key}"
                break


def _spaced(text: str, language: Language) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found[0]
        if _HAN.match(word):
            continue
        folded = word.casefold()
        yield folded[:_STEM]
        concept = _basic_word(folded, language)
        if concept:
            yield f"=word {concept}"
        sound = sound_of(folded)
        if len(sound) >= _SOUNDS:
            yield f"=sound {sound[:_SOUNDS]}"
        if word[0].isupper() and found.start() and len(sound) >= 2:
            yield f"=name {sound[:3]}"


def _basic_word(word: str, language: Language) -> str:
    stems = _stems(language)
    sizes = range(min(len(word), _longest(language)), len(word) // 2, -1)
    return next((stems[word[:size]] for size in sizes if word[:size] in stems), "")


@cache
def _stems(language: Language) -> Mapping[str, str]:
    return {stem: concept for concept, stems in language.words.items() for stem in stems}


@cache
def _longest(language: Language) -> int:
    return max(map(len, _stems(language)), default=0)


def _unspaced(run: str, language: Language) -> Iterator[str]:
    yield from run
    yield from (run[n : n + 2] for n in range(len(run) - 1))
    yield from (f"=number {_value(numeral)}" for numeral in _NUMERAL.findall(run))
    stems = _stems(language)
    for start in range(len(run)):
        for size in (4, 3, 2, 1):
            if (concept := stems.get(run[start : start + size])) and start + size <= len(run):
                yield f"=word {concept}"
                break
    sounds = han_sounds(run)
    for start in range(len(run)):
        sound = "".join(sounds[start : start + 3])
        if len(sound) >= 2 and sounds[start]:
            yield f"=name {sound[:3]}"


def _digits(text: str) -> str:
    """Give digits of any script as those of ASCII, without zeros that lead."""
    return "".join(str(unicodedata.digit(char)) for char in text).lstrip("0") or "0"


def _value(numeral: str) -> str:
    """Read a Han numeral: 三百二十一 as 321, 一九四八 as 1948."""
    if not any(char in _UNIT_OF for char in numeral):
        return _digits("".join(str(_DIGIT_OF[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        unit = _UNIT_OF.get(char)
        if unit is None:
            digit = _DIGIT_OF[char]
        elif unit < 10_000:
            section += (digit or 1) * unit
            digit = 0
        else:
            total += (section + digit or 1) * unit
            section = digit = 0
    return str(total + section + digit)
