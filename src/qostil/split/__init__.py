"""From paragraphs to pages: units, the title, sections, ids."""

from qostil.split.numbering import Known, Row, number_rows
from qostil.split.sections import Front, Heading, compose_pages, cut_sections
from qostil.split.units import cut_units, split_title

__all__ = [
    "Front",
    "Heading",
    "Known",
    "Row",
    "compose_pages",
    "cut_sections",
    "cut_units",
    "number_rows",
    "split_title",
]
