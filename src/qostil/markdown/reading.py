"""A page of docs/ as segments, with what is wrong in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qostil.errors import Problem
from qostil.files import read_text
from qostil.ids import SEGMENT_ID, Ids, section_number
from qostil.markdown.marks import WORDS, Mark, parse_mark
from qostil.markdown.text import plain
from qostil.model import Page, Segment

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t](.*)")
_ITEM = re.compile(r"\s*(?:>\s?|[-*+][ \t]+|\d+[.)][ \t]+)+")
_REFERENCE = re.compile(r"\s*\[[^\]]+\]:")
_SEPARATOR = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# What stands in a page and is no running text: HTML, tables, directives, rules, images alone.
_NO_TEXT = re.compile(
    r"\s*(?:<|\||!!!|\?\?\?|:::|\{:|\[[^\]]+\]:|\*\[|!\[[^\]]*\]\([^)]*\)\s*$|(?:[-*_=]\s*){3,}$)"
)


def read_page(path: Path, name: str, language: str) -> tuple[Page, list[Problem]]:
    """Read one file of docs/: its page, and the lines in it that are wrong.

    A page without any id is ordinary documentation: nothing is asked of its lines. Raises
    InputError where the file can't be read.
    """
    return parse_page(read_text(path), path, name, language)


def parse_page(text: str, path: Path, name: str, language: str) -> tuple[Page, list[Problem]]:
    """Read a page as `read_page` does, from its text; `path` is for the messages."""
    lines = text.split("\n")
    blocks: list[list[Segment]] = []
    problems: list[Problem] = [*_odd_separators(path, lines)]
    references = "\n".join(line for line in lines if _REFERENCE.match(line))
    for line in _text_lines(lines):
        words, mark = parse_mark(line.text)
        if mark and mark.wrong:
            problems.append(_wrong(path, line.number, mark))
        segment = _segment(line, words, mark or Mark(), references)
        if line.opens or not blocks:
            blocks.append([])
        blocks[-1].append(segment)
    page = Page(name, language, tuple(map(tuple, blocks)))
    if page.has_ids:
        problems += _unmarked(path, page)
    return page, problems


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds text: `opens` says that a block starts with it."""

    number: int
    text: str
    level: int = 0
    opens: bool = field(default=True)


def _text_lines(lines: list[str]) -> Iterator[_Line]:
    fence, opens = "", True
    for number, line in enumerate(lines[_front_matter(lines) :], _front_matter(lines) + 1):
        found = _FENCE.match(line)
        if fence:
            # A fence closes with at least as many of the same mark, and nothing behind them.
            if found and found[1].startswith(fence) and line.strip() == found[1]:
                fence = ""
            continue
        if found:
            fence = found[1]
        elif not line.strip():
            opens = True
        elif heading := _HEADING.match(line):
            yield _Line(number, heading[2].rstrip(" \t").rstrip("#"), len(heading[1]))
            opens = True
        elif parse_mark(line)[1] or not _NO_TEXT.match(line):
            item = _ITEM.match(line)
            yield _Line(
                number, line[item.end() :] if item else line.strip(), opens=opens or bool(item)
            )
            opens = False


def _front_matter(lines: list[str]) -> int:
    """Give the number of lines that the page's front matter takes, `---` to `---`."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    return next(ends, 0)


def _segment(line: _Line, text: str, mark: Mark, references: str) -> Segment:
    if line.level:
        text = _without_attributes(text)
    return Segment(
        mark.ids,
        plain(text.strip(), references),
        mark.aliases,
        mark.editorial,
        mark.doubtful,
        line.level,
        line.number,
    )


def _odd_separators(path: Path, lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        found = _SEPARATOR.search(line)
        if found:
            name = f"the separator U+{ord(found[0]):04X}"
            yield Problem(path, number, name, "a space: MkDocs would break the line there")


def _without_attributes(heading: str) -> str:
    """Take attr_list's `{#id .class}` off a heading's end; an escaped brace is text."""
    text, brace, attributes = heading.rstrip().rpartition("{")
    is_list = brace and attributes.endswith("}") and attributes[0] in ":#. "
    return text.rstrip() if is_list and not text.endswith("\\") else heading


def _wrong(path: Path, line: int, mark: Mark) -> Problem:
    found = f"the comment {mark} says {', '.join(mark.wrong)}"
    expected = f"ids as s2-1, aliases as =s2-1, or one of {', '.join(WORDS)}"
    return Problem(path, line, found, expected)


def _unmarked(path: Path, page: Page) -> Iterator[Problem]:
    """Yield a problem for each line that lacks an id, with the one it would get, or its text."""
    marked = [an_id for s in page.segments for an_id in s.ids if SEGMENT_ID.fullmatch(an_id)]
    ids = Ids(an_id for segment in page.segments for an_id in (*segment.ids, *segment.aliases))
    last = marked[-1] if marked else ""
    section = section_number(next(an_id for s in page.segments for an_id in (*s.ids, *s.aliases)))
    before = ""
    for segment in page.segments:
        before = next((i for i in reversed(segment.ids) if SEGMENT_ID.fullmatch(i)), before)
        if segment.text and not segment.ids:
            at_end = before == last
            before = ids.last(section) if at_end else ids.after(section, before)
            last = before if at_end else last
            found = f"a segment without an id: “{segment.text[:40]}”"
            expected = f"<!--{before}--> behind it"
            yield Problem(path, segment.line, found, expected, "give its translations the same id")
        elif segment.ids and not segment.text:
            found = f"the id {segment.ids[0]} without a text"
            expected = f"={segment.ids[0]} in the comment of the line before it"
            yield Problem(path, segment.line, found, expected, "so its address stays")
