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


# What stays Markdown in a source that is: escapes, code, links, entities, emphasis.
_INLINE = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?P<ticks>`+)(?!`).{1,1000}?(?<!`)(?P=ticks)(?!`)"
    r"|\[[^\[\]`<]{1,1000}\]\((?:https?://|mailto:)[^\s()<>\\]{1,1000}\)"
    r"|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);"
    r"|[*_]+"
)


def inline(source: str) -> str:
    """Write inline Markdown (one line) so that HTML, templates and other links in it are text."""
    parts, end = [], 0
    for found in _INLINE.finditer(source):
        parts += [_literal(source[end : found.start()]), found[0]]
        end = found.end()
    written = "".join([*parts, _literal(source[end:])])
    written = re.sub(r"^\*(?=\s)", r"\\*", written)  # at a line's start it would open a list
    return _AT_START.sub(_escape_start, written)


def _literal(text: str) -> str:
    escaped = re.sub(r"[\[\]{}`]", r"\\\g<0>", text)
    return _ENTITY.sub("&amp;", escaped).replace("<", "&lt;")


def _escape_start(found: re.Match[str]) -> str:
    mark = found[0]
    if mark.isdigit():
        return f"{mark}\\"  # before the full stop or bracket that makes it a list's number
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
