"""What a page shows: beside its segments, and around its text; no part of it knows MkDocs."""

from qostil.view.page import View
from qostil.view.segments import SegmentsView

__all__ = ["SegmentsView", "View"]
