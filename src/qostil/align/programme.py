"""From two texts to beads, in three passes.

The first goes by what any two languages share; from its beads the others learn this text's words,
and how its translator went about it.
"""

import math
from collections.abc import Iterable, Sequence

from qostil.align.band import around, wide
from qostil.align.lattice import Lattice
from qostil.align.lexicon import learn, universal
from qostil.align.scoring import Scorer, at_first, measured
from qostil.align.side import Side, side
from qostil.languages import Language
from qostil.model import Bead, Unit
from qostil.progress import Progress, silent

Concepts = Sequence[frozenset[str]]
Region = tuple[tuple[int, int], tuple[int, int]]
"""Units of two texts that correspond as wholes."""

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
    regions: Sequence[Region] | None = None,
    progress: Progress = silent,
    doing: str = "aligning",
) -> list[Bead]:
    """Give the beads of two texts, in order, every unit in exactly one.

    `concepts`: for each side, the glossary's concepts that occur in each unit, if there are any.
    `regions`: what is known to correspond as a whole, in order, all of both texts; no bead leaves
    one. `progress` is told what the aligner is `doing`.
    """
    if not src or not tgt:
        return [Bead(((i, i + 1), (0, 0)), 1.0) for i in range(len(src))] + [
            Bead(((0, 0), (j, j + 1)), 1.0) for j in range(len(tgt))
        ]
    known = concepts or (None, None)
    sides = side(src, languages[0], known[0]), side(tgt, languages[1], known[1])
    whole = [((0, len(src)), (0, len(tgt)))]
    turns = progress(range(_PASSES), doing, _PASSES)
    beads = _align(*sides, regions or whole, turns)
    return [Bead(bead.spans, _calibrated(bead.confidence)) for bead in beads]


def _align(src: Side, tgt: Side, regions: Sequence[Region], turns: Iterable[int]) -> list[Bead]:
    measures, band = at_first(src, tgt), wide(src, tgt, regions)
    lexicons = universal(src, tgt), universal(tgt, src)
    beads: list[Bead] = []
    for turn in turns:
        if turn:
            measures = measured(src, tgt, beads)
            band = around(beads, len(src), len(tgt), regions)
            lexicons = learn(src, tgt, beads), learn(tgt, src, [_turned(b) for b in beads])
        # Neither has a name here, so that a long text's are gone before the next are made.
        beads = _best(
            Lattice(Scorer(src, tgt, measures, lexicons, band, regions), band, measures.gaps)
        )
    return beads


def _best(lattice: Lattice) -> list[Bead]:
    path = lattice.path()
    sure = lattice.confidences(path)
    return [Bead(spans, share) for spans, share in zip(path, sure, strict=True)]


def _turned(bead: Bead) -> Bead:
    return Bead(bead.spans[::-1], bead.confidence)


def _calibrated(posterior: float) -> float:
    """Give how often beads of such a posterior are right."""
    bounded = min(max(posterior, _SUREST), 1 - _SUREST)
    return 1 / (1 + math.exp(-_SLOPE * math.log(bounded / (1 - bounded)) - _SHIFT))
