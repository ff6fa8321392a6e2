"""The dynamic programme: the cheapest way through both texts, and how sure each of its beads is.

Besides the beads it may pass over a whole paragraph that has no counterpart, in one step. A band
around the diagonal keeps it linear; where the path comes to the band's edge, it is run again in a
wider one. It runs twice, since only the beads of a first run tell the ratio of lengths where one
text has more than the other. The confidence of a bead is its posterior probability under the same
costs: the share of all paths, weighed by their probability, that go through it (forward–backward).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qostil.align.scoring import PRIORS, Scorer, traits
from qostil.languages import Language
from qostil.model import Bead, Unit

_BAND = 40  # cells on each side of the diagonal, at first
Cell = tuple[int, int]


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
    known = concepts or ([frozenset()] * len(src), [frozenset()] * len(tgt))
    scorer = Scorer(
        [traits(unit, languages[0], mine) for unit, mine in zip(src, known[0], strict=True)],
        [traits(unit, languages[1], mine) for unit, mine in zip(tgt, known[1], strict=True)],
    )
    paragraphs = (_paragraph_starts(src), _paragraph_starts(tgt))
    first = _best(scorer, paragraphs)
    return _best(scorer.measured_on(first), paragraphs)


Starts = Sequence[int | None]
"""For each place in a text, where the paragraph starts that ends there; None inside paragraphs."""


def _paragraph_starts(units: Sequence[Unit]) -> Starts:
    starts: list[int | None] = [None] * (len(units) + 1)
    start = 0
    for place in range(1, len(units) + 1):
        if place == len(units) or units[place].paragraph != units[place - 1].paragraph:
            starts[place], start = start, place
    return starts


def _best(scorer: Scorer, paragraphs: tuple[Starts, Starts]) -> list[Bead]:
    band = _BAND
    while True:
        lattice = _Lattice(scorer, paragraphs, band)
        beads = lattice.best()
        if band >= max(len(scorer.src), len(scorer.tgt)) or not lattice.touches_edge(beads):
            return [single for bead in beads for single in _singles(bead)]
        band *= 2


def _singles(bead: Bead) -> Iterator[Bead]:
    """Take a paragraph that was passed over apart: each of its units is a bead of its own."""
    (i, n), (j, m) = bead.spans
    if min(bead.shape):
        yield bead
    else:
        yield from (Bead(((k, k + 1), (j, j)), bead.confidence) for k in range(i, n))
        yield from (Bead(((i, i), (k, k + 1)), bead.confidence) for k in range(j, m))


@dataclass
class _Lattice:
    scorer: Scorer
    paragraphs: tuple[Starts, Starts]
    band: int
    edges: dict[Cell, list[tuple[Cell, tuple[int, int], float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Score every edge once; the three passes read them."""
        for cell in self._cells():
            self.edges[cell] = [
                (before, shape, self.scorer.cost(*before, shape))
                for shape in PRIORS
                if (before := (cell[0] - shape[0], cell[1] - shape[1])) in self.edges
            ]
            self.edges[cell] += self._passed_over(cell)

    def _passed_over(self, cell: Cell) -> Iterator[tuple[Cell, tuple[int, int], float]]:
        """Yield the steps over a whole paragraph of one text that end at a cell."""
        i, j = cell
        starts = self.paragraphs[0][i], self.paragraphs[1][j]
        if starts[0] is not None and (starts[0], j) in self.edges:
            cost = self.scorer.cost_of_passing(i - starts[0])
            yield (starts[0], j), (i - starts[0], 0), cost
        if starts[1] is not None and (i, starts[1]) in self.edges:
            cost = self.scorer.cost_of_passing(j - starts[1])
            yield (i, starts[1]), (0, j - starts[1]), cost

    def _cells(self) -> Iterator[Cell]:
        n, m = len(self.scorer.src), len(self.scorer.tgt)
        for i in range(n + 1):
            low, high = self._row(i, n, m)
            yield from ((i, j) for j in range(low, high + 1))

    def _row(self, i: int, n: int, m: int) -> tuple[int, int]:
        middle = i * m // n
        reach = self.band + m // n  # one step along the source is this many along the target
        return max(0, middle - reach), min(m, middle + reach)

    def best(self) -> list[Bead]:
        """Give the cheapest path's beads with their posterior probabilities."""
        cost: dict[Cell, float] = {(0, 0): 0.0}
        step: dict[Cell, tuple[Cell, tuple[int, int], float]] = {}
        for cell, edges in self.edges.items():
            for edge in edges:
                total = cost[edge[0]] + edge[2]
                if total < cost.get(cell, math.inf):
                    cost[cell], step[cell] = total, edge
        forward, backward = self._forward(), self._backward()
        cell = (len(self.scorer.src), len(self.scorer.tgt))
        whole = forward[cell]
        beads = []
        while cell != (0, 0):
            before, (n, m), weight = step[cell]
            i, j = before
            log_share = forward[before] - weight + backward[cell] - whole
            beads.append(Bead(((i, i + n), (j, j + m)), min(1.0, math.exp(log_share))))
            cell = before
        return beads[::-1]

    def _forward(self) -> dict[Cell, float]:
        """Give, for each cell, the logarithm of the sum of all paths that lead to it."""
        reached: dict[Cell, float] = {(0, 0): 0.0}
        for cell, edges in self.edges.items():
            if edges:
                reached[cell] = _log_sum([reached[before] - cost for before, _, cost in edges])
        return reached

    def _backward(self) -> dict[Cell, float]:
        """Give, for each cell, the logarithm of the sum of all paths that lead from it."""
        terms: dict[Cell, list[float]] = {}
        left: dict[Cell, float] = {}
        last = (len(self.scorer.src), len(self.scorer.tgt))
        for cell in reversed(self.edges):
            left[cell] = 0.0 if cell == last else _log_sum(terms.pop(cell, []))
            for before, _, cost in self.edges[cell]:
                terms.setdefault(before, []).append(left[cell] - cost)
        return left

    def touches_edge(self, beads: Sequence[Bead]) -> bool:
        """Tell whether the path comes so near the band's edge that a wider one may find better."""
        n, m = len(self.scorer.src), len(self.scorer.tgt)
        for bead in beads:
            (_, i), (_, j) = bead.spans
            low, high = self._row(i, n, m)
            if (low > 0 and j - low < 3) or (high < m and high - j < 3):
                return True
        return False


def _log_sum(terms: Sequence[float]) -> float:
    most = max(terms, default=-math.inf)
    if most == -math.inf:
        return most
    return most + math.log(sum(math.exp(term - most) for term in terms))
