"""From paragraphs to pages: units, the title, anchors, sections, ids, names."""

from qostil.split.anchoring import Region, align_regions, regions, unit_regions
from qostil.split.naming import name_sections
from qostil.split.numbering import Known, Row, number_rows
from qostil.split.sections import Front, Heading, Section, compose_pages, cut_sections
from qostil.split.units import cut_units, split_title

__all__ = [
    "Front",
    "Heading",
    "Known",
    "Region",
    "Row",
    "Section",
    "align_regions",
    "compose_pages",
    "cut_sections",
    "cut_units",
    "name_sections",
    "number_rows",
    "regions",
    "split_title",
    "unit_regions",
]
