"""From two texts to beads, in three passes.

The first goes by what any two languages share; from its beads the others learn this text's words,
and how its translator went about it.
"""

import math
from collections.abc import Sequence

from qostil.align.band import around, wide
from qostil.align.lattice import Lattice
from qostil.align.lexicon import learn, universal
from qostil.align.scoring import Scorer, at_first, measured
from qostil.align.side import Side, side
from qostil.languages import Language
from qostil.model import Bead, Unit
from qostil.progress import Progress, silent

Concepts = Sequence[frozenset[str]]

_PASSES = 3
# The parts of a score say partly the same, so that posteriors are too sure of themselves. What sets
# them right is the logistic curve that fits the texts on which the weights were set (J. Platt,
# “Probabilistic Outputs for Support Vector Machines”, 1999).
_SLOPE, _SHIFT = 0.66, -0.93
_SUREST = 1e-4  # no posterior is nearer to certainty


def align(
    src: Sequence[Unit],
    tgt: Sequence[Unit],
    languages: tuple[Language, Language],
    concepts: tuple[Concepts, Concepts] | None = None,
    progress: Progress = silent,
) -> list[Bead]:
    """Give the beads of two texts, in order, every unit in exactly one.

    `concepts`: for each side, the glossary's concepts that occur in each unit, if there are any.
    """
    if not src or not tgt:
        return [Bead(((i, i + 1), (0, 0)), 1.0) for i in range(len(src))] + [
            Bead(((0, 0), (j, j + 1)), 1.0) for j in range(len(tgt))
        ]
    known = concepts or (None, None)
    sides = side(src, languages[0], known[0]), side(tgt, languages[1], known[1])
    beads = _align(*sides, progress)
    return [Bead(bead.spans, _calibrated(bead.confidence)) for bead in beads]


def _align(src: Side, tgt: Side, progress: Progress) -> list[Bead]:
    measures, band = at_first(src, tgt), wide(src, tgt)
    lexicons = universal(src, tgt), universal(tgt, src)
    beads: list[Bead] = []
    for turn in progress(range(_PASSES), "aligning", _PASSES):
        if turn:
            measures, band = measured(src, tgt, beads), around(beads, len(src), len(tgt))
            lexicons = learn(src, tgt, beads), learn(tgt, src, [_turned(b) for b in beads])
        lattice = Lattice(Scorer(src, tgt, measures, lexicons, band), band, measures.gaps)
        path = lattice.path()
        sure = lattice.confidences(path)
        beads = [Bead(spans, share) for spans, share in zip(path, sure, strict=True)]
    return beads


def _turned(bead: Bead) -> Bead:
    return Bead(bead.spans[::-1], bead.confidence)


def _calibrated(posterior: float) -> float:
    """Give how often beads of such a posterior are right."""
    bounded = min(max(posterior, _SUREST), 1 - _SUREST)
    return 1 / (1 + math.exp(-_SLOPE * math.log(bounded / (1 - bounded)) - _SHIFT))
