"""Which units translate which: a dynamic programme over all units of two texts at once."""

from qostil.align.merging import merge
from qostil.align.moved import find_moved
from qostil.align.programme import align

__all__ = ["align", "find_moved", "merge"]
