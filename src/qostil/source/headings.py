"""Headings of a plain text: which lines are headings, of what rank, and what their numbers say.

A heading says what its language's file lists (`headings`: “#-бап”, “Article #”, “第#条”), or starts
with a number of its own, as in “2. Scope” or “二、范围”. It may have a title behind it, and the
text may go on in the same line, as in Chinese laws; then the heading is parted from it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qostil.languages import Language
from qostil.model import Paragraph

_ROMAN = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
_HAN_DIGITS = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMBER = "[〇零一二三四五六七八九十百千两]+"
_NUMBER = rf"\d+(?:[.-]\d+)*|\b[ivxlcdm]+\b|{_HAN_NUMBER}"
# A number that opens a title by itself, or is all of it: 1. 1) 1.2 IV. 一、
_OWN_NUMBER = re.compile(
    rf"(?:(?P<digits>\d+(?:\.\d+)*)(?=[.)．、]?(?:\s|$))"
    rf"|(?P<roman>[IVXLC]+)(?=[.)]|$)|(?P<han>{_HAN_NUMBER})(?=、|$))[.)．、]?\s*(?P<title>.*)"
)
_BETWEEN = re.compile(r"\s*[.:．：。—–)]*\s*[—–-]?\s*")
_STOP = re.compile("[.!?…。！？；;،,，:：][»”’\"'）)」』]*$")
_GAP = r"[\s‐‑–-]+"
_TITLE_LENGTH = 120
_LEAST = 2  # headings of a rank: one alone may be a sentence that names an article
NUMBERED = "numbered"
RANKS = ("part", "chapter", "section", "article", NUMBERED)


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a line shows: its rank, its number as a key, and where its text goes on, or its end."""

    rank: str
    number: str
    end: int


def with_headings(
    texts: Mapping[str, Sequence[Paragraph]], languages: Mapping[str, Language], whole: bool = False
) -> dict[str, list[Paragraph]]:
    """Give each language's paragraphs with its headings as such, each with level and key.

    Levels count the ranks that occur in any language. A rank counts if two lines have it, and a
    number by itself if such numbers count up from 1 and each has text below it, so that lists stay
    lists. With `whole` no line is parted.
    """
    found = {code: _headings(paragraphs, languages[code]) for code, paragraphs in texts.items()}
    shown = {heading.rank for headings in found.values() for heading in headings if heading}
    ranks = [rank for rank in RANKS if rank in shown]
    return {
        code: [
            part
            for paragraph, heading in zip(paragraphs, found[code], strict=True)
            for part in _parts(paragraph, heading, ranks, whole)
        ]
        for code, paragraphs in texts.items()
    }


def _headings(paragraphs: Sequence[Paragraph], language: Language) -> Sequence[_Heading | None]:
    forms = _forms(language)
    found = _without_single([_listed(p.text, forms, language) for p in paragraphs])
    found = found if any(found) else _numbered(paragraphs)
    return [
        None if p.markdown and not p.level else h for p, h in zip(paragraphs, found, strict=True)
    ]


def _forms(language: Language) -> list[tuple[str, re.Pattern[str]]]:
    longest_first = sorted(language.numerals, key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    number = rf"(?P<number>{_NUMBER}|\b(?:{words})\b)"
    number = number if language.spaced else rf"\s*{number}\s*"
    return [
        (rank, re.compile(_pattern(form, number), re.IGNORECASE))
        for rank, forms in language.headings.items()
        for form in forms
    ]


def _pattern(form: str, number: str) -> str:
    """Make a form's regular expression: white space and hyphens stand for each other."""
    words = [re.escape(word) for word in re.split("[ -]", form)]
    return _GAP.join(words).replace(r"\#", number)


def _listed(
    text: str, forms: Sequence[tuple[str, re.Pattern[str]]], language: Language
) -> _Heading | None:
    for rank, form in forms:
        found = form.match(text)
        heading = found and _after(text, rank, found, language)
        if heading:
            return heading
    return None


def _after(text: str, rank: str, found: re.Match[str], language: Language) -> _Heading | None:
    """Judge by what stands behind “Article 1” whether it is a heading, and where that ends.

    “Article 1. Scope” and “Article 1 Scope” are; “Article 1 of the law says so.” is a sentence, and
    “Article 1. All are equal.” a heading before one. One longer than a title is none.
    """
    if found.end() > _TITLE_LENGTH:
        return None
    number = _value(found["number"], language) if "number" in found.groupdict() else ""
    between = _BETWEEN.match(text, found.end())
    rest = text[between.end() :] if between else ""
    if not rest:
        return _Heading(rank, number, len(text))
    gap = text[found.end() : len(text) - len(rest)]
    is_marked = len(gap) > 1 or gap == "\u3000"
    if not number or not (gap or not language.spaced):
        return None
    if len(rest) <= _TITLE_LENGTH and not _STOP.search(rest):
        is_title = is_marked or not language.spaced or not rest[0].islower()
        return _Heading(rank, number, len(text)) if is_title else None
    is_apart = is_marked or (gap and not language.spaced)
    return _Heading(rank, number, found.end() + len(gap.rstrip())) if is_apart else None


def _without_single(found: Sequence[_Heading | None]) -> list[_Heading | None]:
    counts = Counter(heading.rank for heading in found if heading)
    many = {rank for rank, count in counts.items() if count >= _LEAST}
    kept = many | {"preface"} if many else many
    return [heading if heading and heading.rank in kept else None for heading in found]


def _numbered(paragraphs: Sequence[Paragraph]) -> list[_Heading | None]:
    """Give the titles that count up from 1 in one kind of numbers, each with text below it."""
    for kind in ("roman", "han", "digits"):
        found = [_own_number(paragraph.text, kind) for paragraph in paragraphs]
        tops = [
            place for place, heading in enumerate(found) if heading and "." not in heading.number
        ]
        counts_up = [
            heading.number for heading in found if heading and "." not in heading.number
        ] == [str(number) for number in range(1, len(tops) + 1)]
        has_text = all(_has_text(place, found) for place in tops)
        if counts_up and has_text and len(tops) >= _LEAST:
            return found
    return [None] * len(paragraphs)


def _own_number(text: str, kind: str) -> _Heading | None:
    found = _OWN_NUMBER.match(text)
    if not found or not found[kind] or len(text) > _TITLE_LENGTH or _STOP.search(found["title"]):
        return None
    return _Heading(NUMBERED, _value(found[kind]), len(text))


def _has_text(place: int, found: Sequence[_Heading | None]) -> bool:
    """Tell whether what follows a title is text, or a title below it."""
    if place + 1 == len(found):
        return False
    following = found[place + 1]
    return not following or "." in following.number


def _value(number: str, language: Language | None = None) -> str:
    """Give a number as digits: that of a word, of Roman and Han numerals, of digits of any kind."""
    folded = number.casefold()
    if language and folded in language.numerals:
        return str(language.numerals.index(folded) + 1)
    if folded[0].isdigit():
        return ".".join(str(int(part)) for part in re.split("[.-]", folded))
    if folded[0] in _ROMAN:
        return str(_roman(folded))
    return str(_han(folded))


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _han(number: str) -> int:
    total, digit = 0, 0
    if not any(c in _HAN_UNITS for c in number):
        return int("".join(str(_HAN_DIGITS[c]) for c in number))
    for c in number:
        if c in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[c]
            digit = 0
        else:
            digit = _HAN_DIGITS[c]
    return total + digit


def _parts(
    paragraph: Paragraph, heading: _Heading | None, ranks: Sequence[str], whole: bool
) -> Iterator[Paragraph]:
    """Give a paragraph, or a heading and the text that goes on in its line."""
    if not heading or (whole and heading.end < len(paragraph.text)):
        yield paragraph
        return
    depth = heading.number.count(".") if heading.rank == NUMBERED else 0
    level = ranks.index(heading.rank) + 1 + depth if heading.rank in ranks else 1
    key = f"{heading.rank} {heading.number}".rstrip()
    text = paragraph.text
    if paragraph.markdown:  # its level is said
        yield replace(paragraph, key=key)
        return
    yield replace(paragraph, text=text[: heading.end].strip(), level=min(level, 6), key=key)
    if text[heading.end :].strip():
        yield replace(paragraph, text=text[heading.end :].strip())
