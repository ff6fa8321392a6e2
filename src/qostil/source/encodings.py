"""Which encoding a file is in, and its text.

Unicode shows itself: by a byte order mark, by being valid UTF-8, by the zeros of UTF-16. Of the
others one is taken only if its text is nothing but words that the languages' letters spell, in
capitals as people set them, and frequent Han characters; and if no other candidate gives another
such text. Frequent is what stands in the first levels of GB/T 2312 and of Big5.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_bytes
from qostil.languages import Language
from qostil.languages.scripts import IDEOGRAPH

# Longer marks first: UTF-32's starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings with the lead bytes of their frequent characters.
_HAN = {"gb18030": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
_FREQUENTLY = 0.95  # of a text's Han
_SINGLE = (
    "windows-1251",
    "kz1048",
    "koi8-r",
    "cp866",
    "iso8859-5",
    "mac-cyrillic",
    "windows-1252",
    "iso8859-15",
    "windows-1254",
    "windows-1256",
)
# Besides letters: marks of Latin, Cyrillic, Arabic (with its vowels) and Chinese text.
_MARKS_OF_TEXT = re.compile(
    "[«»“”„‘’‚‹›–—…•·№§©®°¿¡\u00a0\u00ad،؛؟ـ\u064b-\u0652\u200c-\u200f\u3000-\u301f\uff01-\uff5e]"
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 5  # candidates in a message


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, its newlines as LF, and the encoding that it was read as."""

    path: Path
    text: str
    encoding: str


def decode(path: Path, languages: Sequence[Language], encoding: str | None = None) -> Decoded:
    """Read a file in the encoding that is named or that it shows.

    `languages`: those whose letters may stand in it. Raises InputError with the byte, its line and
    the candidates where the encoding is in doubt, or is not the one that was named.
    """
    data = read_bytes(path)
    if encoding:
        return _decoded(path, data, _known(path, encoding))
    name = _unicode(data)
    if name:
        return _decoded(path, data, name)
    fitting = [name for name in (*_HAN, *_SINGLE) if _is_text(data, name, languages)]
    if len({data.decode(name) for name in fitting}) != 1:
        raise InputError(_doubt(path, data, fitting))
    return _decoded(path, data, fitting[0])


def _known(path: Path, encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        found = f"the encoding {encoding!r}"
        expected = f"one as utf-8, {', '.join(_HAN)}, {', '.join(_SINGLE[:3])}"
        raise InputError(Problem(path, 0, found, expected)) from error


def _decoded(path: Path, data: bytes, name: str) -> Decoded:
    mark = next((mark for mark, of in _MARKS if of == name and data.startswith(mark)), b"")
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        byte = len(mark) + error.start
        line = _line(data, byte)
        found = f"byte {byte} is not {name.upper()}"
        raise InputError(
            Problem(path, line, found, name.upper(), "name its encoding with --encoding")
        ) from error
    return Decoded(path, text.replace("\r\n", "\n").replace("\r", "\n"), name)


def _unicode(data: bytes) -> str:
    """Give the Unicode encoding that data shows, or nothing."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data:
        spaces = {name: _spaces(data, name) for name in ("utf-16-le", "utf-16-be")}
        name = max(spaces, key=lambda name: spaces[name])
        return name if spaces[name] else "utf-8"
    return "utf-8" if _decodes(data, "utf-8") else ""


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _spaces(data: bytes, name: str) -> int:
    """Count a text's spaces and newlines; read the wrong way round, text has hardly any."""
    if not _decodes(data, name):
        return 0
    text = data.decode(name)
    return 0 if "\0" in text else sum(map(text.count, " \r\n"))


def _is_text(data: bytes, name: str, languages: Sequence[Language]) -> bool:
    """Tell whether data reads as text: the languages' words and frequent Han."""
    if not _decodes(data, name):
        return False
    text = data.decode(name)
    han = IDEOGRAPH.findall(text)
    if sum(map(_is_frequent, han)) < _FREQUENTLY * len(han):
        return False
    rest = IDEOGRAPH.sub(" ", text)
    others = "".join(c for c in set(rest) if not c.isascii() and not c.isalpha())
    if _MARKS_OF_TEXT.sub("", others):
        return False
    words = {word for word in _WORD.findall(rest) if not word.isascii()}
    alphabets = [own.characters for own in languages]
    return all(_is_cased(word) and _is_spelt(word, alphabets) for word in words)


def _is_frequent(character: str) -> bool:
    return any(character.encode(name, "replace")[0] in leads for name, leads in _HAN.items())


def _is_cased(word: str) -> bool:
    """Tell whether a word is small, capital, or capitalised; also each part of a compound."""
    return word in (word.lower(), word.upper()) or word[1:] == word[1:].lower()


def _is_spelt(word: str, alphabets: Sequence[frozenset[str]]) -> bool:
    """Tell whether one language has all letters of a word; `fьr` is of none."""
    letters = set(filter(str.isalpha, word.lower()))
    return any(letters <= alphabet for alphabet in alphabets)


def _doubt(path: Path, data: bytes, fitting: Sequence[str]) -> Problem:
    """Say where a file stops being UTF-8, and what it may be instead."""
    try:
        data.decode()
        byte = 0
    except UnicodeDecodeError as error:
        byte = error.start
    candidates = fitting or [n for n in (*_HAN, *_SINGLE) if _decodes(data, n)]
    do = f"name its encoding with --encoding or in text.toml: {', '.join(candidates[:_NAMED])}"
    return Problem(path, _line(data, byte), f"byte {byte} is not UTF-8", "UTF-8", do)


def _line(data: bytes, byte: int) -> int:
    return data.count(b"\n", 0, byte) + 1
