"""What a bead costs: how unlikely its two sides are as translations of each other.

Length after W. A. Gale and K. W. Church, “A Program for Aligning Sentences in Bilingual Corpora”
(Computational Linguistics 19, 1993), with the ratio of lengths measured on the two texts instead of
taken as 1; on top of it what both sides show alike: openers, numbers, closing marks, terms.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import cast

from qostil.languages import Language
from qostil.model import Bead, Unit

# Costs are negative logarithms of probabilities. The priors of the bead shapes are Gale and
# Church's (their table 5), with its classes spread over what they did not count.
PRIORS = {
    (1, 1): -math.log(0.89),
    (1, 0): -math.log(0.005),
    (0, 1): -math.log(0.005),
    (2, 1): -math.log(0.045),
    (1, 2): -math.log(0.045),
    (2, 2): -math.log(0.01),
    (3, 1): -math.log(0.004),
    (1, 3): -math.log(0.004),
}
# The length of what has no counterpart says nothing of it (Gale and Church let its cost grow with
# it, so that a missing paragraph is paired with its neighbours instead). It costs what a right
# pair costs on average: a right pair's p-value is uniform, so its negative logarithm averages 1.
_ALONE = 1.0
_PASSING, _PASSED = -math.log(0.005), 2.0
_VARIANCE = 6.8  # of a translation's length per character, as Gale and Church measured it
_EVIDENCE = 1.5  # how much one shared opener, number or mark weighs against length
_TERMS = 0.7  # a glossary is made for another text as often as not: its weight stays modest


@dataclass(frozen=True)
class Traits:
    """What a unit shows: its length in letters, and the marks that a translation keeps.

    `names` are its words in Latin letters, `concepts` the glossary's that occur in it.
    """

    length: int
    openers: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    closing: str
    concepts: frozenset[str]


def traits(unit: Unit, language: Language, concepts: frozenset[str] = frozenset()) -> Traits:
    """Look at one unit."""
    text = unicodedata.normalize("NFKC", unit.text).casefold()
    return Traits(
        length=max(1, sum(map(str.isalnum, text))),
        openers=frozenset(
            key
            for key, words in language.openers.items()
            if any(_opens(text, w, language.spaced) for w in words)
        ),
        numbers=frozenset(re.findall(r"\d+", text)),
        names=frozenset(re.findall(r"[a-z]{2,}", text)),
        closing=_closing(text),
        concepts=concepts,
    )


def _opens(text: str, words: str, spaced: bool) -> bool:
    start = text.lstrip('«“"(')
    ends_word = not spaced or not start[len(words) : len(words) + 1].isalpha()
    return start.startswith(words) and ends_word


def _closing(text: str) -> str:
    """Give the class of the mark that ends a unit: of a clause, a question, a quotation."""
    start = len(text)
    while start and not text[start - 1].isalnum() and not text[start - 1].isspace():
        start -= 1
    end = text[start:]
    for name, group in (("?", "?؟"), ("!", "!"), (";", ";؛"), (":", ":")):
        if any(mark in group for mark in end):
            return name
    return '"' if any(mark in '»”"」』' for mark in end) else "."


class Scorer:
    """Costs of the beads between two texts; `ratio`: target letters for one of the source."""

    def __init__(
        self, src: Sequence[Traits], tgt: Sequence[Traits], ratio: float | None = None
    ) -> None:
        """Measure the ratio on the two texts as wholes, unless it is known better."""
        self.src, self.tgt = src, tgt
        self.src_lengths = _sums(src)
        self.tgt_lengths = _sums(tgt)
        self.ratio = ratio or self.tgt_lengths[-1] / self.src_lengths[-1]

    def measured_on(self, beads: Sequence[Bead]) -> "Scorer":
        """Give a scorer with the ratio of the beads that pair one unit with one: their median."""
        pairs = [(bead.spans[0][0], bead.spans[1][0]) for bead in beads if bead.shape == (1, 1)]
        ratios = [self.tgt[j].length / self.src[i].length for i, j in pairs]
        return Scorer(self.src, self.tgt, median(ratios)) if ratios else self

    def cost(self, i: int, j: int, shape: tuple[int, int]) -> float:
        """Give the cost of the bead of `shape` that starts at unit `i` and `j`."""
        n, m = shape
        if not n or not m:
            return PRIORS[shape] + _ALONE
        likeness = self._likeness(self.src[i : i + n], self.tgt[j : j + m])
        return PRIORS[shape] + self._length_cost(i, j, n, m) - likeness

    def cost_of_passing(self, units: int) -> float:
        """Give the cost of passing over a paragraph of so many units: seldom, but then whole."""
        return _PASSING + _PASSED * units

    def _length_cost(self, i: int, j: int, n: int, m: int) -> float:
        # Both sides in the source's letters, so that the measured ratio is 1 from here on.
        x = float(self.src_lengths[i + n] - self.src_lengths[i])
        y = (self.tgt_lengths[j + m] - self.tgt_lengths[j]) / self.ratio
        delta = (y - x) / math.sqrt(_VARIANCE * max(1.0, (x + y) / 2))
        return -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-12))

    def _likeness(self, src: Sequence[Traits], tgt: Sequence[Traits]) -> float:
        alike = _agreement(src[0].openers, tgt[0].openers)
        alike += _agreement(_union(src, "numbers"), _union(tgt, "numbers"))
        alike += 0.3 if src[-1].closing == tgt[-1].closing != "." else 0.0
        names = len(_union(src, "names") & _union(tgt, "names"))
        terms = len(_union(src, "concepts") & _union(tgt, "concepts"))
        return _EVIDENCE * alike + math.log1p(names) + _TERMS * math.log1p(terms)


def _agreement(a: frozenset[str], b: frozenset[str]) -> float:
    """Give 1 for the same marks on both sides, less for some, under 0 for contradicting ones."""
    if not a or not b:
        return 0.0
    return 1.0 if a == b else 0.5 if a & b else -1.0


def _union(units: Sequence[Traits], what: str) -> frozenset[str]:
    if len(units) == 1:  # nearly all of them, and this is the innermost loop
        return cast(frozenset[str], getattr(units[0], what))
    return frozenset().union(*(getattr(unit, what) for unit in units))


def _sums(units: Sequence[Traits]) -> list[int]:
    sums = [0]
    for unit in units:
        sums.append(sums[-1] + unit.length)
    return sums
