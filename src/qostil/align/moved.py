"""What has no partner where it stands, and has one elsewhere: it was moved.

Beads go on in both texts, so what one text has moved comes out of the alignment as units without a
partner, on either side of where it would be. Those are compared, each with each, by the words.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from qostil.align.lexicon import Evidence, learn
from qostil.align.side import Floats, Side, side
from qostil.languages import Language
from qostil.model import Bead, Unit

# Evidence, in logarithms of likelihood, both ways together: of a pair, and of a run of pairs.
_LIKELY, _ENOUGH = 2.0, 8.0
_MOST = 2_000  # units without a partner on either side: where more are, the texts differ


def find_moved(
    src: Sequence[Unit],
    tgt: Sequence[Unit],
    languages: tuple[Language, Language],
    beads: Sequence[Bead],
) -> list[Bead]:
    """Give the runs of units that translate each other out of order, after an alignment.

    Their confidence is that of a suspicion, one half: a reader has to look.
    """
    alone = [
        [unit for bead in beads if not bead.shape[1 - n] for unit in range(*bead.spans[n])]
        for n in (0, 1)
    ]
    if not all(0 < len(units) <= _MOST for units in alone):
        return []
    sides = side(src, languages[0]), side(tgt, languages[1])
    evidence = _evidence(sides, beads, alone)
    pairs = [(alone[0][n], alone[1][m], evidence[n, m]) for n, m in _mutual(evidence)]
    return [*_runs(pairs)]


def _evidence(
    sides: tuple[Side, Side], beads: Sequence[Bead], alone: Sequence[Sequence[int]]
) -> Floats:
    """Give how much each lone unit of the source has to do with each of the target."""
    src, tgt = sides
    turned = [Bead(bead.spans[::-1], bead.confidence) for bead in beads]
    few = src.only(alone[0]), tgt.only(alone[1])
    forth = _each(few[0], few[1], Evidence(few[0], few[1], learn(src, tgt, beads)))
    back = _each(few[1], few[0], Evidence(few[1], few[0], learn(tgt, src, turned)))
    return forth + back.T


def _each(src: Side, tgt: Side, evidence: Evidence) -> Floats:
    rows = [np.diff(evidence.at(n + 1, 0, len(tgt), 1)[0]) for n in range(len(src))]
    return np.array(rows)


def _mutual(evidence: Floats) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are each other's best."""
    best, back = evidence.argmax(axis=1), evidence.argmax(axis=0)
    for n, m in enumerate(best):
        if back[m] == n and evidence[n, m] >= _LIKELY:
            yield n, int(m)


def _runs(pairs: Sequence[tuple[int, int, float]]) -> Iterator[Bead]:
    """Join pairs that follow each other in both texts; yield the runs with enough evidence."""
    # In such a run the places in both texts and the pairs' number grow alike.
    numbered = enumerate(pairs)
    for _, group in groupby(
        numbered, key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])
    ):
        run = [pair for _, pair in group]
        (i, j, _), (n, m, _) = run[0], run[-1]
        if sum(evidence for _, _, evidence in run) >= _ENOUGH:
            yield Bead(((i, n + 1), (j, m + 1)), 0.5)
