"""A page as Markdown."""

import re

from qostil.markdown.marks import Mark
from qostil.markdown.text import escape, inline
from qostil.model import Page, Segment


def write_page(page: Page) -> str:
    """Write a page: one segment a line with its id behind it, a blank line between blocks."""
    return "\n".join("\n".join(map(_line, block)) + "\n" for block in page.blocks)


def _line(segment: Segment) -> str:
    mark = Mark(segment.ids, segment.aliases, segment.editorial, segment.doubtful)
    # A “#” at a heading's start needs no escape of its own, and one at its end would be lost.
    prefix = "#" * segment.level + " " if segment.level else segment.prefix
    text = inline(segment.source) if segment.source else escape(segment.text)
    if segment.level:
        text = re.sub(r"\\?#$", "&#35;", text)
    return f"{prefix}{text} {mark}"
