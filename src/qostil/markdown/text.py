"""Text and Markdown: what is text is written so that Markdown leaves it alone, and read back."""

import html
import re
from functools import cache

from markdown import Markdown

# What takes effect anywhere in a line: escaped by a backslash, which CommonMark and Python-Markdown
# read alike. “<” and “&” have no backslash escape in Python-Markdown, so they become entities.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}]")
_ENTITY = re.compile(r"&(?=[#\w])")  # HTML reads some without their semicolon
# What takes effect only where a line starts: headings, lists, quotes, rules, admonitions, tables, …
_AT_START = re.compile(r"^(?:[#>+!?~=|:-]|\d+(?=[.)]))")
_SPECIAL = re.compile(r"[\\`*_\[<&]|https?:")


def escape(text: str) -> str:
    """Write plain text (one line) as Markdown that shows just that text."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    escaped = _ENTITY.sub("&amp;", escaped).replace("<", "&lt;")
    return _AT_START.sub(_escape_start, escaped)


def _escape_start(found: re.Match[str]) -> str:
    mark = found[0]
    if mark.isdigit():
        return f"&#{ord(mark[0])};{mark[1:]}"
    return f"\\{mark}" if mark in "#>+-!" else f"&#{ord(mark)};"


def plain(markdown: str, references: str = "") -> str:
    """Give the text that a line of inline Markdown shows.

    `references`: the page's lines that say where `[text][name]` leads.
    """
    if not _SPECIAL.search(markdown):
        return markdown
    converter = _converter()
    converter.reset()
    shown = converter.convert(f"{markdown}\n\n{references}")
    return html.unescape(re.sub(r"<[^>]*>", "", shown)).strip()


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["attr_list"])
