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
    return _AT_START.sub(_escape_start, _literal(text))


# What stays Markdown in a source that is: escapes, code, links, entities, closed emphasis. Limits
# keep it linear.
_INNER = r"(?:\\.|`[^`\\]{1,99}`|[^\\`*_]"  # closed where it is used, by what else is in it
_INLINE = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?<!`)(?P<ticks>`{1,3})(?!`)[^`\\]{1,999}(?P=ticks)(?!`)"
    r"|(?<!!)\[(?P<text>[^\[\]`<\\]{1,999})\](?P<target>\((?:https?://|mailto:)[^\s()<>\\]{1,999}\))"
    r"|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{1,31});"
    rf"|(?P<star>\*{{1,2}})(?![\s*])(?P<starred>{_INNER}|(?<!\*)\*(?!\*)|_){{1,999}}?)(?<![\s*])(?P=star)(?!\*)"
    rf"|(?<!\w)(?P<line>_{{1,2}})(?![\s_])(?P<lined>{_INNER}|\*){{1,999}}?)(?<![\s_])(?P=line)(?!\w)"
)


def inline(source: str) -> str:
    """Write inline Markdown (one line) so that HTML, templates and other links in it are text."""
    return _AT_START.sub(_escape_start, _inline(source))


def _inline(source: str) -> str:
    parts, end = [], 0
    for found in _INLINE.finditer(source):
        parts += [_literal(source[end : found.start()]), _kept(found)]
        end = found.end()
    return "".join([*parts, _literal(source[end:])])


def _kept(found: re.Match[str]) -> str:
    if found[0][0] == "\\":  # Python-Markdown knows fewer escapes than CommonMark
        return "&amp;" if found[0][1] == "&" else _literal(found[0][1])
    for mark, inner in (("star", "starred"), ("line", "lined")):
        if found[mark]:
            return f"{found[mark]}{_inline(found[inner])}{found[mark]}"
    return f"[{_inline(found['text'])}]{found['target']}" if found["target"] else found[0]


def _literal(text: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
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
