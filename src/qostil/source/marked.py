"""Markdown as a source: its headings, paragraphs, list items and quotes.

These stay Markdown. Whatever else Markdown knows is text here, as all HTML and templates are: code
blocks, tables, rules, references come out as the characters they are, a paragraph a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qostil.languages import without_stray_spaces
from qostil.languages.scripts import main_script
from qostil.model import Paragraph

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_PREFIX = re.compile(r"\s*(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)+")
_INDENT = 4  # spaces, by which Python-Markdown nests
# Tables, rules, references, HTML, directives, and indented code.
_LITERAL = re.compile(r"\s*(?:\||\[[^\]]+\]:|<|!!!|:::|(?:[-*_]\s*){3,}$)|\t| {4}")


def is_marked(path: Path) -> bool:
    """Tell by its name whether a file is Markdown."""
    return path.suffix.lower() in (".md", ".markdown")


def read_marked(path: Path, lines: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Markdown text, those that are Markdown marked as such.

    The lines of a paragraph are joined, as Markdown does, unless their scripts differ: then they
    are two languages. Front matter is left out.
    """
    last: Paragraph | None = None
    for made in _blocks(path, lines):
        if last and made and _is_underline(last, made):
            last = replace(last, level=1 if made.text[0] == "=" else 2)
        elif last and made and _goes_on(last, made):
            last = _joined(last, made)
        else:
            if last:
                yield last
            last = made
    if last:
        yield last


def _blocks(path: Path, lines: Sequence[str]) -> Iterator[Paragraph | None]:
    """Yield each line as what it is by itself; None for blank ones."""
    skipped = front_matter(lines)
    fence = ""
    for number, line in enumerate(lines[skipped:], skipped + 1):
        found = _FENCE.match(line)
        if not fence and not found:
            yield _block(path, number, line)
            continue
        is_end = fence and found and found[1].startswith(fence)
        fence = "" if is_end else fence or (found[1] if found else "")
        yield Paragraph(line.strip(), 0, path, number) if line.strip() else None


def _is_underline(last: Paragraph, made: Paragraph) -> bool:
    is_text = last.markdown and not last.level and not last.prefix
    return is_text and made.line == last.line + 1 and bool(_UNDERLINE.match(made.text))


def front_matter(lines: Sequence[str]) -> int:
    """Give the number of lines that front matter takes, `---` to `---`."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)


def _block(path: Path, number: int, line: str) -> Paragraph | None:
    text = line.strip()
    if not text:
        return None
    heading = _HEADING.match(line)
    if heading and heading[2]:
        return Paragraph(heading[2], len(heading[1]), path, number, markdown=True)
    prefix = _PREFIX.match(line)
    if prefix and line[prefix.end() :].strip():
        opening = _normal(prefix[0])
        return Paragraph(
            line[prefix.end() :].strip(), 0, path, number, markdown=True, prefix=opening
        )
    return Paragraph(text, 0, path, number, markdown=not _LITERAL.match(line))


def _normal(prefix: str) -> str:
    """Indent a nested item by four spaces a level, since Python-Markdown takes no fewer."""
    indent = len(prefix.expandtabs(_INDENT)) - len(prefix.expandtabs(_INDENT).lstrip())
    marks = " ".join(prefix.split())
    return " " * (_INDENT * ((indent + 2) // _INDENT)) + marks + " "


def _goes_on(last: Paragraph, made: Paragraph) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    is_plain = last.markdown and not last.level and made.markdown and not made.level
    is_same = not made.prefix or (made.prefix == last.prefix and set(made.prefix) <= set("> "))
    return is_plain and is_same and main_script(last.text) == main_script(made.text)


def _joined(last: Paragraph, made: Paragraph) -> Paragraph:
    return replace(last, text=without_stray_spaces(f"{last.text} {made.text}"))
