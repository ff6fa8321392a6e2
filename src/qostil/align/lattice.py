"""The dynamic programme: the likeliest way through both texts, and how sure each of its beads is.

A cell (i, j) says that i units of the source and j of the target are behind. It is reached by a
bead of units that translate each other, or by passing over a unit that has no partner. Such units
stand together more often than not (a paragraph is missing), so that the first of them costs more
than those that follow: three states a cell, after O. Gotoh, “An improved algorithm for matching
biological sequences” (J. Mol. Biol. 162, 1982). All is in logarithms of probabilities, each row at
once. The confidence of a bead is its posterior: the share of all ways, weighed by their
probability, that take it (forward–backward).
"""

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qostil.align.side import Floats, Ints

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1))
_DEEPEST = 4
# How a cell is reached: by a pair, by passing over a unit of the source, or one of the target.
_PAIR, _DOWN, _RIGHT = range(3)

Scores = Callable[[int, int, int], Floats]
"""Gives, for a row and its places from `low` to `high`, the score of each shape that ends there."""

Spans = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Gaps:
    """What the first unit without a partner costs, each that follows it, and to go on after it."""

    first: float
    next: float
    after: float


@dataclass(frozen=True, eq=False)
class Band:
    """The places of the target, `[low, high]`, that each row of the source looks at."""

    low: Ints
    high: Ints


@dataclass(frozen=True, eq=False)
class _Row:
    """The values of a row's cells, by how they are reached; `reached`: joined, to go on from.

    `ways`: of each shape that ends there. `downs`, `rights`: by how the cell before was reached.
    """

    ways: Floats
    downs: Floats
    rights: Floats
    pair: Floats
    down: Floats
    right: Floats
    reached: Floats


class Lattice:
    """All ways through a band."""

    def __init__(self, scores: Scores, band: Band, gaps: Gaps) -> None:
        """Take the scores of beads, where to look, and what it costs to pass a unit over."""
        self.scores, self.band, self.gaps = scores, band, gaps
        self.rows = len(band.low)
        self._known: dict[int, Floats] = {}

    def _scores(self, row: int) -> Floats:
        """Give a row's scores; all sweeps need them, and they are what takes the time."""
        if row not in self._known:
            scores = self.scores(row, int(self.band.low[row]), int(self.band.high[row]))
            self._known[row] = scores.astype(np.float32)
        return self._known[row]

    def path(self) -> list[Spans]:
        """Give the likeliest way's beads, in order."""
        steps = [self._step(row) for row in self._sweep(np.maximum)]
        i, j = self.rows - 1, int(self.band.high[-1])
        path: list[Spans] = []
        state = self._state(steps, i, j)
        while i or j:
            step = int(steps[i][state, j - self.band.low[i]])
            n, m = ((1, 0), (0, 1))[state - 1] if state else SHAPES[step]
            path.append(((i - n, i), (j - m, j)))
            i, j = i - n, j - m
            state = step if state else self._state(steps, i, j)
        return path[::-1]

    def _step(self, row: _Row) -> np.ndarray:
        """Give how a row's cells are best reached: each state's origin, and the best state."""
        after = self.gaps.after
        states = np.array([row.pair, row.down + after, row.right + after])
        rights = np.vstack([row.rights, np.full(len(row.pair), -np.inf)])
        # Where the run along the row beats what starts it, it goes on.
        rights[2, row.right > row.rights.max(axis=0)] = np.inf
        origins = [row.ways, row.downs, rights, states]
        return np.array([origin.argmax(axis=0) for origin in origins], np.uint8)

    def _state(self, steps: Sequence[np.ndarray], i: int, j: int) -> int:
        return int(steps[i][3, j - self.band.low[i]])

    def confidences(self, path: Sequence[Spans]) -> list[float]:
        """Give the posterior probability of each bead of a path."""
        # Narrow floats hold what a long text sums up to only relative to each row's best.
        rows, bases = [], []
        for row in self._sweep(np.logaddexp):
            bases.append(float(row.reached.max()))
            values = np.array([row.pair, row.down, row.right, row.reached]) - bases[-1]
            rows.append(values.astype(np.float32))
        whole = float(rows[-1][3, -1]) + bases[-1]
        ends: dict[int, list[int]] = {}
        for number, ((_, i), _) in enumerate(path):
            ends.setdefault(i, []).append(number)
        sure = [0.0] * len(path)
        for i, row in self._backwards():
            for number in ends.get(i, ()):
                base = bases[path[number][0][0]]
                share = self._share(path[number], rows, row) + (base - whole)
                sure[number] = math.exp(min(0.0, share))
        return sure

    def _share(self, bead: Spans, rows: Sequence[Floats], row: _Row) -> float:
        """Give the sum of all ways that take a bead; `row` is what leads on from its end."""
        (before, i), (start, j) = bead
        there, here = start - self.band.low[before], j - self.band.low[i]
        pair, down, right, reached = rows[before][:, there].astype(float)
        if i == before:
            first = np.logaddexp(pair, down) + self.gaps.first
            return float(np.logaddexp(first, right + self.gaps.next) + row.right[here])
        if j == start:
            passing = np.logaddexp(pair + self.gaps.first, down + self.gaps.next)
            return float(passing + row.down[here])
        shape = SHAPES.index((i - before, j - start))
        return float(reached + row.ways[shape, here] + row.pair[here])

    def _sweep(self, join: np.ufunc) -> Iterator[_Row]:
        """Go through the rows; `join` is the maximum, or the sum of what logarithms stand for."""
        rows: deque[_Row] = deque(maxlen=_DEEPEST)  # the nearest first
        first, after = self.gaps.first, self.gaps.after
        for number in range(self.rows):
            ways = self._ways(number, rows)
            pair = join.reduce(ways, axis=0)
            if number == 0:
                pair[0] = 0.0
            downs = self._downs(number, rows[0] if rows else None, len(pair))
            down = join.reduce(downs, axis=0)
            rights = np.full((2, len(pair)), -np.inf)
            rights[:, 1:] = np.array([pair, down])[:, :-1] + first
            right = self._run_on(join.reduce(rights, axis=0), join)
            reached = join(pair, join(down, right) + after)
            row = _Row(ways, downs, rights, pair, down, right, reached)
            rows.appendleft(row)
            yield row

    def _ways(self, number: int, rows: Sequence[_Row]) -> Floats:
        """Give the value of each shape that ends in a row's cells; `rows` are those before it."""
        low, high = int(self.band.low[number]), int(self.band.high[number])
        ways = np.full((len(SHAPES), high - low + 1), -np.inf)
        if number:
            scores = self._scores(number)
            for way, score, (n, m) in zip(ways, scores, SHAPES, strict=True):
                if n <= number:
                    here, there = self._overlap(number, number - n, m)
                    np.add(rows[n - 1].reached[there], score[here], out=way[here])
        return ways

    def _downs(self, number: int, above: _Row | None, width: int) -> Floats:
        """Give the values of cells reached from above: from a pair, or passing on."""
        downs = np.full((2, width), -np.inf)
        if above:
            here, there = self._overlap(number, number - 1, 0)
            downs[0, here] = above.pair[there] + self.gaps.first
            downs[1, here] = above.down[there] + self.gaps.next
        return downs

    def _run_on(self, start: Floats, join: np.ufunc) -> Floats:
        """Go on along a row: each cell may be reached from the one before it."""
        slope = self.gaps.next * np.arange(len(start))
        level: Floats = join.accumulate(start - slope)
        return level + slope

    def _backwards(self) -> Iterator[tuple[int, _Row]]:
        """Yield the rows from the last: what leads on from their cells, and their scores."""
        rows: deque[_Row] = deque(maxlen=_DEEPEST)
        first, after = self.gaps.first, self.gaps.after
        for i in range(self.rows - 1, -1, -1):
            low, high = int(self.band.low[i]), int(self.band.high[i])
            onward = self._onward(i, rows, high - low + 1)
            below = np.full(high - low + 1, -np.inf)
            if rows:
                here, there = self._overlap(i, i + 1, 0)
                below[here] = rows[0].down[there]
            right = self._run_on((onward + after)[::-1], np.logaddexp)[::-1]
            beside = np.append(right[1:], -np.inf) + first
            down = np.logaddexp(onward + after, np.logaddexp(below + self.gaps.next, beside))
            pair = np.logaddexp(onward, np.logaddexp(below + first, beside))
            scores = self._scores(i) if i else np.zeros((len(SHAPES), high - low + 1))
            rows.appendleft(_Row(scores, below, below, pair, down, right, onward))
            yield i, rows[0]

    def _onward(self, i: int, rows: Sequence[_Row], width: int) -> Floats:
        """Give what leads on by pairs from a row's cells; from the last cell, to be there."""
        onward = np.full(width, -np.inf)
        if i == self.rows - 1:
            onward[-1] = 0.0
        for shape, (n, m) in enumerate(SHAPES):
            if n <= len(rows):
                here, there = self._overlap(i, i + n, -m)
                way = rows[n - 1].ways[shape, there] + rows[n - 1].pair[there]
                onward[here] = np.logaddexp(onward[here], way)
        return onward

    def _overlap(self, row: int, other: int, shift: int) -> tuple[slice, slice]:
        """Give the places of a row, and those of another, that are `shift` units apart."""
        low, first = int(self.band.low[row]), int(self.band.low[other])
        start = max(low, first + shift)
        stop = max(start, min(int(self.band.high[row]), int(self.band.high[other]) + shift) + 1)
        return slice(start - low, stop - low), slice(start - shift - first, stop - shift - first)
