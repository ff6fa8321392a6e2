"""Our Markdown: one segment a line, its id in a comment behind it; written, read, rendered."""

from qostil.markdown.decoration import mark_wide
from qostil.markdown.extension import SegmentExtension
from qostil.markdown.marks import Mark, parse_mark
from qostil.markdown.page_view import PageView
from qostil.markdown.reading import read_page
from qostil.markdown.text import escape, plain
from qostil.markdown.writing import write_page

__all__ = [
    "Mark",
    "PageView",
    "SegmentExtension",
    "escape",
    "mark_wide",
    "parse_mark",
    "plain",
    "read_page",
    "write_page",
]
