"""Paragraphs cut into units: sentences, and clauses up to a semicolon.

The full stop ends a sentence unless it stands behind an abbreviation or an initial, in a number, or
before a mark that goes on; what follows need not be a capital. Han text has no spaces, so there the
wide stops and every semicolon end a unit by themselves.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from qostil.languages import Language
from qostil.model import Paragraph, Unit

_WIDE = "。！？；｡"
_NARROW = ".!?…;؟؛۔։।"
_CLOSERS = re.escape("»”’\"'）)]】》〉」』›*_")
# In French a space stands before the closing mark; in German these close that open elsewhere.
_STOP = re.compile(
    rf"(?:[{_WIDE}]+|[{_NARROW}]+)(?:[{_CLOSERS}]|[ \u00a0\u202f]»(?!\w)|[«“‘](?!\w))*"
)
_UNTITLED = re.compile(rf"[{_WIDE}{_NARROW}:：,，][{_CLOSERS}]*$")
_OPENING = "(（[【"
_BRACKET = re.compile(r"[(（\[【)）\]】]")
_LAST_WORD = re.compile(r"[^\s(«“\"]*$")
_QUOTED = re.compile(rf"[{_CLOSERS}«“‘]$")
# A conjunction behind the last semicolon of an enumeration that goes on: “…; and”.
_LEFT_OVER = re.compile(r"\s+([^\W\d_]{1,5})")
_COUNTED = re.compile(r"^\d+[-‐–](?=\D)")  # 1916-ж.
_ROMAN = re.compile("[IVXLC]+")
_DASH = re.compile(r"\s+[–—-]\s")
# Markdown's code, links, images, entities and emphasis; a limit keeps long paragraphs linear.
_MARKED = re.compile(
    r"(?P<ticks>`+)(?!`).{1,1000}?(?<!`)(?P=ticks)(?!`)|!?\[[^\[\]]{1,1000}\]\([^\s()]{1,1000}\)"
    r"|&#?\w{1,30};"
    r"|(?P<mark>\*\*|__|\*|_)(?=\S).{1,1000}?(?<=\S)(?P=mark)"
)
_REACH = 40  # no abbreviation is longer, so looking no further keeps long paragraphs linear
_TITLE_LENGTH = 120


def cut_units(
    paragraphs: Sequence[Paragraph], language: Language, whole: bool = False
) -> list[Unit]:
    """Cut paragraphs into units: slices of them, without the white space around each.

    A heading is one unit, and with `whole` each paragraph is.
    """
    return [
        unit
        for number, paragraph in enumerate(paragraphs)
        for unit in _units(paragraph, number, language, whole or paragraph.level > 0)
    ]


def _units(paragraph: Paragraph, number: int, language: Language, whole: bool) -> Iterator[Unit]:
    text, prefix = paragraph.text, paragraph.prefix
    spans = [(0, len(text))] if whole else unit_spans(text, language, paragraph.markdown)
    for start, end in spans:
        source = text[start:end] if paragraph.markdown else ""
        yield Unit(text[start:end], number, paragraph.level, source, prefix)
        # What goes on in a list item is indented as far as it; in a quote each line has its mark.
        prefix = re.sub(r"[^>\s]\S* ", "    ", prefix)


def unit_spans(
    paragraph: str, language: Language, markdown: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each unit; what lies between them is white space only.

    In Markdown what one mark holds together is not cut apart.
    """
    brackets = list(_brackets(paragraph))
    if markdown:
        brackets = _outermost([*brackets, *(found.span() for found in _MARKED.finditer(paragraph))])
    start = 0
    for stop in _STOP.finditer(paragraph):
        around = _around(brackets, stop.start())
        # A bracket holds its sentences together, unless it is a unit by itself.
        is_whole = around and around[1] <= stop.end() and not paragraph[start : around[0]].strip()
        if (not around or is_whole) and _ends_unit(paragraph, stop, language):
            yield from _trimmed(paragraph, start, stop.end())
            start = stop.end()
    yield from _trimmed(paragraph, start, len(paragraph))


def _brackets(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost brackets that are closed, as `(start, end)`."""
    opened: list[int] = []
    for found in _BRACKET.finditer(paragraph):
        if found[0] in _OPENING:
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, found.end()


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _around(brackets: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Give the brackets around a place."""
    before = bisect(brackets, place, key=lambda span: span[0]) - 1
    return brackets[before] if before >= 0 and place < brackets[before][1] else None


def _trimmed(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = paragraph[start:end]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        yield start + lead, start + len(text.rstrip())


def _ends_unit(paragraph: str, stop: re.Match[str], language: Language) -> bool:
    marks = stop[0]
    left_over = _LEFT_OVER.fullmatch(paragraph, stop.end())
    if marks == ";" and left_over and left_over[1].islower():
        return False
    following = paragraph[stop.end() : stop.end() + _REACH]
    quotes = _QUOTED.search(marks)
    if quotes and following.startswith(language.quotatives):
        return False
    if marks[0] in _WIDE or (marks[0] in ";!?" and not language.spaced):
        return True
    if following and not following[0].isspace():
        return False
    # A sentence that quotes another goes on after it: «Қайда?» деп, – Қайда? – деп.
    if (quotes or _DASH.match(following)) and following.lstrip(" –—-")[:1].islower():
        return False
    if marks[0] == "…" or marks.startswith(".."):
        # An ellipsis that goes on in small letters is a pause, not an end.
        return not following.lstrip()[:1].islower()
    return marks != "." or not _is_abbreviated(paragraph, stop.start(), following, language)


def _is_abbreviated(paragraph: str, stop: int, following: str, language: Language) -> bool:
    """Tell whether the full stop at `stop` only belongs to an abbreviation, initial or ordinal."""
    word = _LAST_WORD.search(paragraph[max(0, stop - _REACH) : stop])
    last = word[0] if word else ""
    last = _COUNTED.sub("", last)
    word_form, after = last.casefold(), following.lstrip()[:1]
    if word_form in language.closing_abbreviations:
        return not after.isupper()
    if after.islower() and word_form.endswith(language.unfinished):
        return True
    is_initial = last.isupper() and all(len(part) == 1 for part in re.split(r"\W+", last))
    return is_initial or _is_ordinal(last, stop, language) or word_form in language.abbreviations


def _is_ordinal(word: str, stop: int, language: Language) -> bool:
    """Tell whether a number is an ordinal: at the paragraph's start, in German anywhere."""
    if stop == len(word) and word.isdigit():
        return True
    is_small = len(word) < 3 if word.isdigit() else _ROMAN.fullmatch(word) is not None
    return language.ordinal_stop and is_small


def split_title(paragraphs: Sequence[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Part the text's title, if it has one, from its paragraphs.

    A title is a first line that ends without a stop and is shorter than the text that follows it,
    or stands before a heading; or the only heading of the first level, if the text starts with it.
    """
    if len(paragraphs) < 2:
        return "", list(paragraphs)
    first, *rest = paragraphs
    return (first.text, rest) if _is_title(first, rest) else ("", list(paragraphs))


def _is_title(first: Paragraph, rest: Sequence[Paragraph]) -> bool:
    if first.level:
        return not first.key and all(not p.level or p.level > first.level for p in rest)
    is_short = len(first.text) <= _TITLE_LENGTH and not _UNTITLED.search(first.text)
    return is_short and (rest[0].level > 0 or len(first.text) < len(rest[0].text))
