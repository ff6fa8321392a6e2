"""Our Markdown: one segment a line, its id in a comment behind it; written, read, rendered."""

from qostil.markdown.decoration import mark_wide
from qostil.markdown.extension import SegmentExtension
from qostil.markdown.marks import Mark, add_to_mark, parse_mark
from qostil.markdown.page_view import PageView
from qostil.markdown.reading import parse_page, read_page
from qostil.markdown.text import escape, inline, plain
from qostil.markdown.writing import write_page

__all__ = [
    "Mark",
    "PageView",
    "SegmentExtension",
    "add_to_mark",
    "escape",
    "inline",
    "mark_wide",
    "parse_mark",
    "parse_page",
    "plain",
    "read_page",
    "write_page",
]
