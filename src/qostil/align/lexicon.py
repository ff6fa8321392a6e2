"""Which tokens translate which, and how much that says for a pair of units.

A token of the target comes from the source with a share of its own, each token of the source
giving its translations in turn, else from the text at large (P. F. Brown et al., “The Mathematics
of Statistical Machine Translation”, Computational Linguistics 19, 1993, model 1). The logarithm of
how much likelier that makes the token than the text at large is its evidence. What translates what
is learned from beads that are sure already, as R. C. Moore does (“Fast and Accurate Sentence
Alignment of Bilingual Corpora”, AMTA 2002); a token counts for the others, not for the bead that
it stands in, so that a wrong bead does not prove itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from qostil.align.lattice import Band
from qostil.align.side import Flags, Floats, Ints, Side
from qostil.model import Bead

_ROUNDS = 3  # of expectation and maximisation
_NULL = 0.2  # what of a bead's target tokens comes from no source token, against one that does
_OWN = 1.0  # what a pair's own bead gives to its count, at most
_MOST = 0.15  # of the units: a token in more of them tells nothing
# How sure it is, by kind, that a token of both sides is kept, and how many occurrences that is
# worth against what the text shows. The last kind is words that are spelt alike.
_KEPT = {
    "=number": 0.7,
    "=mark": 0.6,
    "=word": 0.4,
    "=concept": 0.5,
    "=opener": 0.5,
    "=name": 0.1,
    "=sound": 0.2,
    "": 0.2,
}
_WORTH = 4.0
_PAIRS = 3_000_000  # of tokens: where the text has more, beads are left out


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Translations: for the source's token `n`, `targets[starts[n]:starts[n + 1]]`.

    `chances` are the probabilities divided by those in the text at large. `shares`: how much of
    each token of the target comes from the source.
    """

    starts: Ints
    targets: Ints
    chances: Floats
    shares: Floats

    @classmethod
    def from_pairs(
        cls, src: Side, tgt: Side, sources: Ints, targets: Ints, chances: Floats, shares: Floats
    ) -> Self:
        """Build it from pairs of tokens with their probabilities."""
        order = np.argsort(sources, kind="stable")
        counts = np.bincount(sources, minlength=len(src.vocabulary))
        background = (tgt.counts + 0.5) / (tgt.counts.sum() + 1.0)
        return cls(
            np.concatenate([[0], np.cumsum(counts)]),
            targets[order],
            (chances / background[targets])[order],
            shares,
        )


def universal(src: Side, tgt: Side) -> Lexicon:
    """Give what is known before any bead is: tokens that both sides have."""
    sources, targets, chances = _kept(src, tgt)
    shares = np.zeros(len(tgt.vocabulary))
    shares[targets] = chances
    return Lexicon.from_pairs(src, tgt, sources, targets, chances, shares)


def _kept(src: Side, tgt: Side) -> tuple[Ints, Ints, Floats]:
    shared = [token for token in src.vocabulary if token in tgt.places]
    sources = np.array([src.places[token] for token in shared], np.int64)
    targets = np.array([tgt.places[token] for token in shared], np.int64)
    kinds = [token.partition(" ")[0] if token.startswith("=") else "" for token in shared]
    return sources, targets, np.array([_KEPT[kind] for kind in kinds], float)


def learn(src: Side, tgt: Side, beads: Sequence[Bead]) -> Lexicon:
    """Learn from the beads of a text, each as far as it is sure."""
    e, f, bead, weight = _pairs(src, tgt, beads)
    width = len(tgt.vocabulary)
    keys, pair = np.unique(e * width + f, return_inverse=True)
    sources, targets = keys // width, keys % width
    groups, group = np.unique(bead * width + f, return_inverse=True)
    chance = np.ones(len(keys))
    counts: Floats = np.zeros(len(keys))
    most = np.zeros(len(keys))
    for _ in range(_ROUNDS):
        # Expectation: each target token of a bead is shared among the bead's source tokens.
        total = _summed(group, chance[pair], len(groups)) + _NULL
        share = weight * chance[pair] / total[group]
        # Maximisation: what a source token gets by that is what it translates to.
        counts = _summed(pair, share, len(keys))
        totals = _summed(sources, counts, len(src.vocabulary)) + 0.5
        chance = counts / totals[sources]
        np.maximum.at(most, pair, share)
    return _joined(src, tgt, sources, targets, counts - _OWN * most)


def _pairs(src: Side, tgt: Side, beads: Sequence[Bead]) -> tuple[Ints, Ints, Ints, Floats]:
    """List the pairs of tokens in the same bead: source, target, the bead's number and weight."""
    telling = _telling(src), _telling(tgt)
    size = len(src.ids) / len(src) * len(tgt.ids) / len(tgt)
    step = max(1, int(len(beads) * size / _PAIRS))
    none: Ints = np.zeros(0, np.int64)
    parts: list[tuple[Ints, Ints, Ints, Floats]] = [(none, none, none, np.zeros(0))]
    for number, bead in enumerate(beads[::step]):
        a, b = (
            np.unique(text.ids[text.offsets[start] : text.offsets[stop]])
            for text, (start, stop) in zip((src, tgt), bead.spans, strict=True)
        )
        a, b = a[telling[0][a]], b[telling[1][b]]
        many = len(a) * len(b)
        weights = np.full(many, bead.confidence)
        parts.append((np.repeat(a, len(b)), np.tile(b, len(a)), np.full(many, number), weights))
    e, f, numbers, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return e, f, numbers, weights


def _summed(places: Ints, values: Floats, size: int) -> Floats:
    """Sum the values that have the same place."""
    return np.bincount(places, values, size).astype(float)


def _telling(text: Side) -> Flags:
    by_sound = [token.startswith(("=name", "=sound")) for token in text.vocabulary]
    often = (text.counts >= 2) & (text.counts <= max(4.0, _MOST * len(text)))
    telling: Flags = often & ~np.array(by_sound, bool)
    return telling


def _joined(src: Side, tgt: Side, sources: Ints, targets: Ints, counts: Floats) -> Lexicon:
    """Join what was counted with what was known before."""
    width = len(tgt.vocabulary)
    known_e, known_f, known = _kept(src, tgt)
    keys = np.concatenate([sources * width + targets, known_e * width + known_f])
    weights = np.concatenate([np.maximum(counts, 0.0), _WORTH * known])
    keys, pair = np.unique(keys, return_inverse=True)
    counts = _summed(pair, weights, len(keys))
    e, f = keys // width, keys % width
    worth = np.full(len(src.vocabulary), 1.0)
    worth[known_e] = _WORTH
    chance = counts / (src.counts[e] + worth[e])
    keep = chance * (tgt.counts.sum() / tgt.counts[f]) > 2.0
    e, f, chance, counts = e[keep], f[keep], chance[keep], counts[keep]
    said = _summed(f, counts, width)
    worth = np.full(width, 1.0)
    worth[known_f] = _WORTH
    shares = np.minimum(0.8, said / (tgt.counts + worth))
    return Lexicon.from_pairs(src, tgt, e, f, chance, shares)


class Evidence:
    """The evidence of the tokens for beads that end at one place of the source.

    It walks the source unit by unit; what it costs is linear in the tokens that it sees.
    """

    def __init__(self, src: Side, tgt: Side, lexicon: Lexicon) -> None:
        """Leave out the target's tokens that nothing translates: they tell nothing."""
        self.src, self.lexicon = src, lexicon
        known = np.zeros(len(tgt.vocabulary), bool)
        known[lexicon.targets] = True
        keep = known[tgt.ids]
        self.ids = tgt.ids[keep]
        self.offsets = np.concatenate([[0], np.cumsum(keep)])[tgt.offsets]
        self.shares = lexicon.shares[self.ids]
        self.dense = np.zeros(len(tgt.vocabulary))
        speaks = np.diff(lexicon.starts) > 0
        self.speaking = np.concatenate([[0], np.cumsum(speaks[src.ids])])[src.offsets]

    def at(self, end: int, low: int, high: int, deepest: int) -> list[Floats]:
        """Give, for 1 to `deepest` source units before `end`, the target's evidence summed up.

        Each array has one value a place from `low` to `high`: differences are runs of units.
        """
        here = slice(self.offsets[low], self.offsets[high])
        ids, shares = self.ids[here], self.shares[here]
        places = self.offsets[low : high + 1] - self.offsets[low]
        sums, touched = [], []
        for unit in range(end - 1, end - 1 - deepest, -1):
            touched.append(self._add(unit))
            size = max(1, self.speaking[end] - self.speaking[unit])
            ratio = np.log1p(shares * (self.dense[ids] / size - 1.0))
            sums.append(np.concatenate([[0.0], np.cumsum(ratio)])[places])
        for targets in touched:
            self.dense[targets] = 0.0
        return sums

    def _add(self, unit: int) -> Ints:
        """Add a source unit's translations."""
        tokens = self.src.ids[self.src.offsets[unit] : self.src.offsets[unit + 1]]
        starts = self.lexicon.starts
        spans = [slice(starts[token], starts[token + 1]) for token in tokens]
        if not spans:
            return np.zeros(0, np.int64)
        targets = np.concatenate([self.lexicon.targets[span] for span in spans])
        np.add.at(self.dense, targets, np.concatenate([self.lexicon.chances[s] for s in spans]))
        return targets


class Backwards:
    """The evidence of the source's tokens, were they translated from the target.

    It walks the target, so it is worked out beforehand for all cells of a band.
    """

    def __init__(self, src: Side, tgt: Side, lexicon: Lexicon, band: Band) -> None:
        """Take a lexicon from the target to the source."""
        places = np.arange(len(tgt) + 1)
        # A band seen from the target: which rows look at a place, and the four units before them.
        self.low = np.maximum(np.searchsorted(band.high, places) - 4, 0)
        high = np.maximum(np.searchsorted(band.low, places, "right") - 1, self.low)
        self.sums = np.zeros((4, len(places), int((high - self.low).max()) + 1), np.float32)
        evidence = Evidence(tgt, src, lexicon)
        for place in range(1, len(places)):
            start, stop = int(self.low[place]), int(high[place])
            for m, sums in enumerate(evidence.at(place, start, stop, min(4, place))):
                self.sums[m, place, : stop - start + 1] = sums

    def at(self, end: int, n: Ints, m: Ints, places: Ints) -> Floats:
        """Give the evidence for beads of `n` source units before `end` and `m` before `places`."""
        here = end - self.low[places]
        before = np.maximum(np.maximum(end - n, 0) - self.low[places], 0)
        evidence: Floats = self.sums[m - 1, places, here] - self.sums[m - 1, places, before]
        return evidence
