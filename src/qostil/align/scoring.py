"""How likely a bead is: the logarithm of what its two sides have to do with each other.

Each part compares with chance: how much likelier is this target, given that the source translates
it, than it is anywhere in the text. So a unit without a partner needs no score of its own.

Length after W. A. Gale and K. W. Church, “A Program for Aligning Sentences in Bilingual Corpora”
(Computational Linguistics 19, 1993), with the ratio and the spread measured on the two texts, and
with Student's distribution, since translators take liberties.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from qostil.align.lattice import SHAPES, Band, Gaps, Spans
from qostil.align.lexicon import Backwards, Evidence, Lexicon
from qostil.align.side import Flags, Floats, Ints, Side
from qostil.model import Bead

# How often each shape occurs: first after Gale and Church's table 5, then as in the text itself.
_SHARES = {
    (1, 1): 0.86,
    (1, 2): 0.045,
    (2, 1): 0.045,
    (2, 2): 0.008,
    (1, 3): 0.008,
    (3, 1): 0.008,
    (1, 4): 0.002,
    (4, 1): 0.002,
}
_FIRST, _NEXT = 0.005, 0.4  # how often a unit has no partner, and the one after it neither
_WORTH = 40.0  # beads that these figures count for, against those seen
_MOST_ALONE = 0.1
_FEWEST = 10  # beads that tell anything of a text
_FREEDOM = 8.0  # degrees, of Student's distribution
_MEDIAN = 0.5  # of its square
_DENSITY = -0.95  # the logarithm of its density at 0
_LEAST_SPREAD = 0.5
_SPREAD = 5.0  # of a translation's length: the variance is so many times the mean
_LENGTH, _WORDS, _LAYOUT = 1.4, 0.8, 0.7  # weights: the parts say partly the same


@dataclass(frozen=True)
class Measures:
    """What is measured on the two texts. `ratio`: letters of the target for one of the source."""

    ratio: float
    spread: float
    shares: dict[tuple[int, int], float]
    first: float
    next: float
    starts: float = 0.75  # how surely a paragraph starts where its partner does

    @property
    def gaps(self) -> Gaps:
        """What units without a partner cost."""
        return Gaps(math.log(self.first), math.log(self.next), math.log(1 - self.next))


def at_first(src: Side, tgt: Side) -> Measures:
    """Give the measures before anything is aligned."""
    ratio = float(tgt.sums[-1] / src.sums[-1])
    return Measures(ratio, _SPREAD / max(1.0, ratio), _SHARES, _FIRST, _NEXT)


def measured(src: Side, tgt: Side, beads: Sequence[Bead]) -> Measures:
    """Measure on the beads of a text, those that are sure."""
    sure = [bead for bead in beads if min(bead.shape) and bead.confidence > 0.5]
    first = at_first(src, tgt)
    if len(sure) < _FEWEST:
        return first
    (i, n), (j, m) = (np.array([bead.spans[side] for bead in sure]).T for side in (0, 1))
    x, y = src.sums[n] - src.sums[i], tgt.sums[m] - tgt.sums[j]
    ratio = float(y.sum() / x.sum())
    squares = (y / ratio - x) ** 2 / ((y / ratio + x) / 2)
    seen = float(np.median(squares)) / _MEDIAN
    spread = (seen * len(sure) + first.spread * _FEWEST) / (len(sure) + _FEWEST)
    return replace(first, ratio=ratio, spread=max(spread, _LEAST_SPREAD), **_frequencies(beads))


def _frequencies(beads: Sequence[Bead]) -> dict[str, Any]:
    """Count how often each shape occurs, and units without a partner, each bead as it is sure."""
    counts = {shape: _WORTH * share for shape, share in _SHARES.items()}
    firsts = nexts = 0.0
    alone = False
    for bead in beads:
        if min(bead.shape):
            counts[bead.shape[0], bead.shape[1]] += bead.confidence
        else:
            firsts += bead.confidence * (not alone)
            nexts += bead.confidence * alone
        alone = not min(bead.shape)
    pairs = sum(counts.values())
    first = (firsts + 2 * _WORTH * _FIRST) / (2 * (pairs + firsts + nexts))
    return {
        "shares": {shape: count / pairs for shape, count in counts.items()},
        "first": min(first, _MOST_ALONE),
        "next": (nexts + _FEWEST * _NEXT) / (nexts + firsts + _FEWEST),
    }


class Scorer:
    """Scores the beads of two texts, for the lattice."""

    def __init__(
        self,
        src: Side,
        tgt: Side,
        measures: Measures,
        lexicons: tuple[Lexicon, Lexicon],
        band: Band,
        regions: Sequence[Spans],
    ) -> None:
        """Work out what does not change from row to row. No bead leaves one of the `regions`."""
        self.src, self.tgt, self.measures = src, tgt, measures
        self.evidence = Evidence(src, tgt, lexicons[0])
        self.backwards = Backwards(src, tgt, lexicons[1], band)
        self.priors = np.array([[math.log(measures.shares[shape])] for shape in SHAPES])
        self.n, self.m = (np.array(sizes)[:, None] for sizes in zip(*SHAPES, strict=True))
        self.by_chance = np.array([_by_chance(tgt.sums, m) for m in range(1, 5)])
        self.region = [
            _region(len(text), [spans[n] for spans in regions]) for n, text in enumerate((src, tgt))
        ]
        self.layout = _alike(src.starts.mean(), tgt.starts.mean(), measures.starts)

    def __call__(self, end: int, low: int, high: int) -> Floats:
        """Give the scores of all shapes that end behind source unit `end - 1`, by target place."""
        places = np.arange(low, high + 1)
        starts = np.maximum(end - self.n, 0), np.maximum(places - self.m, 0)
        lengths = self._lengths(end, places, starts) - self.by_chance[self.m - 1, places]
        words = self._words(end, low, high, starts[1])
        words += self.backwards.at(end, self.n, self.m, places)
        scores: Floats = self.priors + _LENGTH * lengths + _WORDS * words
        scores += _LAYOUT * self._layout(starts)
        return np.where(self._in_one_region(end, places, starts), scores, -np.inf)

    def _in_one_region(self, end: int, places: Ints, starts: tuple[Ints, Ints]) -> Flags:
        src, tgt = self.region
        first = src[starts[0]]
        last = (src[end - 1] == first) & (tgt[np.maximum(places - 1, 0)] == first)
        one: Flags = last & (tgt[starts[1]] == first)
        return one

    def _lengths(self, end: int, places: Ints, starts: tuple[Ints, Ints]) -> Floats:
        """Give how likely the target's lengths are as translations of the source's."""
        x = self.src.sums[end] - self.src.sums[starts[0]]
        y = (self.tgt.sums[places] - self.tgt.sums[starts[1]]) / self.measures.ratio
        variance = self.measures.spread * (x + y + 2.0) / 2
        tail = np.log1p((x - y) ** 2 / (variance * _FREEDOM)) * (_FREEDOM + 1) / 2
        density: Floats = _DENSITY - tail - 0.5 * np.log(variance)
        return density - math.log(self.measures.ratio)

    def _words(self, end: int, low: int, high: int, starts: Ints) -> Floats:
        first, deepest = max(0, low - 4), min(4, end)
        sums = self.evidence.at(end, first, high, deepest)
        said = np.zeros((len(SHAPES), high - low + 1))
        for row, (n, _) in enumerate(SHAPES):
            if n <= deepest:
                said[row] = sums[n - 1][low - first :] - sums[n - 1][starts[row] - first]
        return said

    def _layout(self, starts: tuple[Ints, Ints]) -> Floats:
        """Give the evidence of paragraphs that start on both sides, or on one."""
        a = self.src.starts[starts[0]].astype(int)
        b = self.tgt.starts[np.minimum(starts[1], len(self.tgt) - 1)].astype(int)
        evidence: Floats = self.layout[a, b]
        return evidence


def _region(size: int, spans: Sequence[tuple[int, ...]]) -> Ints:
    """Give for each unit the number of the region that it lies in."""
    numbers = np.zeros(size + 1, np.int64)
    for number, (start, stop) in enumerate(spans):
        numbers[start:stop] = number
    return numbers


def _alike(p: float, q: float, sure: float) -> Floats:
    """Give the evidence of a feature that partners share so surely, by whether each side has it.

    `p` and `q` are the shares of units that have it.
    """
    both = sure * min(p, q) + (1 - sure) * p * q
    table = np.array([[1 - p - q + both, q - both], [p - both, both]])
    chance = np.array([[(1 - p) * (1 - q), (1 - p) * q], [p * (1 - q), p * q]])
    evidence: Floats = np.log(np.maximum(table, 1e-9) / np.maximum(chance, 1e-9))
    return evidence


def _by_chance(sums: Floats, m: int) -> Floats:
    """Give how likely the length of the `m` units before each place is anywhere in the text.

    Their mean and variance are those of the text; the distribution is the gamma distribution.
    """
    lengths = np.diff(sums)
    mean, variance = float(lengths.mean()), float(lengths.var()) + 1.0
    shape, scale = m * mean**2 / variance, variance / mean
    taken = np.maximum(sums - sums[np.maximum(np.arange(len(sums)) - m, 0)], 1.0)
    density: Floats = (shape - 1) * np.log(taken) - taken / scale
    return density - math.lgamma(shape) - shape * math.log(scale)
