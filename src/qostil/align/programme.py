"""From two texts to beads, in three passes: the first by what any two languages share, the others
by what the beads so far tell of this text."""

from collections.abc import Iterator, Sequence

import numpy as np

from qostil.align.band import around, wide
from qostil.align.lattice import Lattice, Spans
from qostil.align.lexicon import learned, universal
from qostil.align.scoring import Scorer, at_first, measured
from qostil.align.side import side
from qostil.languages import Language
from qostil.model import Bead, Unit

PASSES = 3


def align(
    src: Sequence[Unit],
    tgt: Sequence[Unit],
    languages: tuple[Language, Language],
    concepts: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]] | None = None,
) -> list[Bead]:
    """Give the beads of two texts, in order, every unit in exactly one.

    `concepts`: for each side, the glossary's concepts that occur in each unit, if there are any.
    """
    if not src or not tgt:
        return [Bead(((i, i + 1), (0, 0)), 1.0) for i in range(len(src))] + [
            Bead(((0, 0), (j, j + 1)), 1.0) for j in range(len(tgt))
        ]
    a = side(src, languages[0], concepts[0] if concepts else None)
    b = side(tgt, languages[1], concepts[1] if concepts else None)
    measures, lexicons, band = at_first(a, b), (universal(a, b), universal(b, a)), wide(a, b)
    for turn in range(PASSES):
        lattice = Lattice(Scorer(a, b, measures, lexicons, band), band, measures.gaps)
        path = lattice.path()
        sure = lattice.confidences(path)
        if turn < PASSES - 1:
            measures = measured(a, b, path, sure)
            pairs = [(i, n, j, m, s) for ((i, n), (j, m)), s in zip(path, sure) if n > i and m > j]
            back = [(j, m, i, n, s) for i, n, j, m, s in pairs]
            lexicons = learned(a, b, pairs), learned(b, a, back)
            band = around(path, len(a), len(b))
    return [Bead(spans, confidence) for spans, confidence in zip(path, sure, strict=True)]
