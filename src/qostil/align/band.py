"""Where to look: the places of the target that a row of the source is compared with.

A short text is looked at widely around the diagonal. A long one is first cut into blocks, and these
are aligned by the tokens that they share, each block with each: so a missing part of any size is
found, and the work stays linear in the sentences.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from qostil.align.lattice import Band
from qostil.align.side import Floats, Ints, Side
from qostil.model import Bead

Spans = tuple[tuple[int, ...], ...]

_SHORT = 600  # units: a text up to here is not cut into blocks
_BLOCKS = 4_000  # at most
_SMALLEST = 16  # units of a block
_REACH = 25  # units on each side of a path
_DIMENSIONS = 512
_GAP = -0.3  # what a block without a partner costs; likeness is in standard deviations
_ASTRAY = -0.5  # what it costs to be off the diagonal by a tenth of the text


def wide(src: Side, tgt: Side, regions: Sequence[Spans]) -> Band:
    """Look where nothing is known yet but which regions correspond, as spans of units."""
    low, high = np.full(len(src) + 1, len(tgt)), np.zeros(len(src) + 1, np.int64)
    for (i, n), (j, m) in regions:
        found = _wide(src, tgt, ((i, n), (j, m)))
        low[i : n + 1] = np.minimum(low[i : n + 1], found.low + j)
        high[i : n + 1] = np.maximum(high[i : n + 1], found.high + j)
    return _fenced(Band(low, high), regions)


def around(beads: Sequence[Bead], n: int, m: int, regions: Sequence[Spans]) -> Band:
    """Look near an alignment."""
    return _fenced(_near([bead.spans for bead in beads], n, m, _REACH), regions)


def _fenced(band: Band, regions: Sequence[Spans]) -> Band:
    """Keep the rows inside a region to it; where two meet, both have theirs.

    No row starts, or ends, before the one above it: what walks the target counts on that.
    """
    low, high = band.low.copy(), band.high.copy()
    for (i, n), (j, m) in regions:
        low[i + 1 : n] = np.clip(low[i + 1 : n], j, m)
        high[i + 1 : n] = np.clip(high[i + 1 : n], j, m)
    low = np.maximum.accumulate(low)
    high = np.minimum.accumulate(high[::-1])[::-1]
    return Band(low, np.maximum(low, high))


def _wide(src: Side, tgt: Side, region: Spans) -> Band:
    n, m = (stop - start for start, stop in region)
    if max(n, m) <= _SHORT or not min(n, m):
        middle = np.arange(n + 1) * m // max(1, n)
        reach = max(60, abs(n - m) + 40, max(n, m) // 6)
        return Band(np.maximum(middle - reach, 0), np.minimum(middle + reach, m))
    blocks = min(_BLOCKS, max(n, m) // _SMALLEST)
    cuts = [np.arange(blocks + 1) * size // blocks for size in (n, m)]
    mine, theirs = src.only(range(*region[0])), tgt.only(range(*region[1]))
    path = _block_path(_likeness(mine, theirs, cuts))
    spans = [((cuts[0][i], cuts[0][i + 1]), (cuts[1][j], cuts[1][j + 1])) for i, j in path]
    return _near(spans, n, m, _REACH + 2 * max(n, m) // blocks)


def _near(path: Sequence[Spans], n: int, m: int, reach: int) -> Band:
    low, high = np.full(n + 1, m), np.zeros(n + 1, np.int64)
    for (i, stop), (j, end) in path:
        low[i : stop + 1] = np.minimum(low[i : stop + 1], j)
        high[i : stop + 1] = np.maximum(high[i : stop + 1], end)
    rows = np.arange(n + 1)
    low = low[np.maximum(rows - reach, 0)] - 5
    high = high[np.minimum(rows + reach, n)] + 5
    return Band(np.maximum(low, 0), np.minimum(high, m))


def _likeness(src: Side, tgt: Side, cuts: Sequence[Ints]) -> Floats:
    """Give how much more alike two blocks are than any two, in standard deviations.

    Blocks are compared by the tokens that both texts have, the rare ones above all, each spread
    over a few dimensions by chance (random projection): the texts' vocabularies may be large.
    """
    shared = [token for token in src.vocabulary if token in tgt.places]
    if not shared:
        return np.zeros((len(cuts[0]) - 1, len(cuts[1]) - 1))
    random = np.random.default_rng(0)
    directions = random.choice([-1.0, 1.0], (len(shared), _DIMENSIONS)).astype(np.float32)
    a = _directed(src, shared, cuts[0], directions)
    b = _directed(tgt, shared, cuts[1], directions)
    alike: Floats = a @ b.T
    alike -= alike.mean(axis=0)
    alike -= alike.mean(axis=1, keepdims=True)
    likeness: Floats = np.minimum(alike / (alike.std() + 1e-9), 4.0)
    return likeness


def _directed(text: Side, shared: Sequence[str], cuts: Ints, directions: Floats) -> Floats:
    """Give each block's direction, as a vector of length 1."""
    numbers = np.full(len(text.vocabulary), -1)
    numbers[[text.places[token] for token in shared]] = np.arange(len(shared))
    rarity = np.log(len(text) / np.maximum(text.counts, 1.0) + 1.0)
    sums = np.zeros((len(cuts) - 1, directions.shape[1]), np.float32)
    for block, (start, stop) in enumerate(pairwise(cuts)):
        ids = np.unique(text.ids[text.offsets[start] : text.offsets[stop]])
        ids = ids[numbers[ids] >= 0]
        sums[block] = rarity[ids] @ directions[numbers[ids]]
    directed: Floats = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return directed


def _block_path(alike: Floats) -> list[tuple[int, int]]:
    """Give the pairs of blocks on the best way through."""
    n, m = alike.shape
    places = np.arange(m) / m
    best = np.zeros((n + 1, m + 1))
    slope = _GAP * np.arange(m + 1)
    best[0] = slope
    for i in range(1, n + 1):
        alike[i - 1] += _ASTRAY * 10 * np.abs(places - (i - 1) / n)
        row = best[i - 1] + _GAP
        row[1:] = np.maximum(row[1:], best[i - 1, :-1] + alike[i - 1])
        best[i] = np.maximum.accumulate(row - slope) + slope
    path, i, j = [], n, m
    while i or j:
        path.append((max(i - 1, 0), max(j - 1, 0)))
        if i and j and np.isclose(best[i, j], best[i - 1, j - 1] + alike[i - 1, j - 1]):
            i, j = i - 1, j - 1
        elif i and np.isclose(best[i, j], best[i - 1, j] + _GAP):
            i -= 1
        else:
            j -= 1
    return path[::-1]
