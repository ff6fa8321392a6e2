"""What the aligner is measured with, and that it keeps what it promises on it."""

import pytest

from bench.align.gold import PAIRS, beads_of, case
from bench.align.measures import calibration, lax, strict
from bench.align.perturbing import merged_and_dropped
from qostil.align import align
from qostil.languages import language

ONE, TWO = ((0, 1), (0, 1)), ((1, 2), (1, 2))
BOTH = ((0, 2), (0, 2))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_gold_has_each_sentence_once_in_order(pair: str) -> None:
    gold = case(*pair.split())
    for side, units in enumerate((gold.src, gold.tgt)):
        held = [place for bead in gold.beads for place in range(*bead[side])]
        assert held == list(range(len(units)))


def test_sentences_that_share_an_atom_are_one_bead() -> None:
    src, tgt = [(1, 2), (3, 3), (5, 5)], [(1, 1), (2, 3), (4, 4), (5, 5)]
    assert list(beads_of(src, tgt)) == [
        ((0, 2), (0, 2)),
        ((2, 2), (2, 3)),
        ((2, 3), (3, 4)),
    ]


def test_strict_asks_for_the_same_beads_and_lax_for_an_overlap() -> None:
    assert strict([ONE, TWO], [ONE, TWO]) == lax([ONE, TWO], [ONE, TWO]) == 1
    assert strict([ONE, TWO], [BOTH]) == 0
    assert lax([ONE, TWO], [BOTH]) == 1
    assert lax([ONE], [TWO]) == 0


def test_calibration_counts_by_confidence() -> None:
    table = calibration([(0.2, False), (0.6, True), (0.96, True), (1.0, False)])
    assert [(count, right) for _, _, count, right in table] == [
        (1, 0.0),
        (1, 1.0),
        (0, 0.0),
        (0, 0.0),
        (2, 0.5),
    ]


@pytest.mark.parametrize(("seed", "least"), [(None, 0.97), (1, 0.88)])
def test_kazakh_and_chinese_are_aligned_as_promised(seed: int | None, least: float) -> None:
    gold = case("kk", "zh")
    gold = gold if seed is None else merged_and_dropped(gold, seed)
    beads = align(gold.src, gold.tgt, (language("kk"), language("zh")))
    assert strict(gold.beads, [bead.spans for bead in beads]) >= least
    sure = [bead.spans in gold.beads for bead in beads if bead.confidence >= 0.9]
    assert len(sure) > len(beads) / 2
    assert sum(sure) >= 0.95 * len(sure)
