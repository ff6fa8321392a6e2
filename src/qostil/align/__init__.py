"""Which units translate which: a dynamic programme over all units of two texts at once."""

from qostil.align.merging import merge
from qostil.align.programme import align

__all__ = ["align", "merge"]
