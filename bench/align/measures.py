"""How good an alignment is: strict and lax F1 of its beads, and whether its confidence is true.

Strict: a bead is right if the gold has the very same, one without a partner too. Lax: a pair is
right if it overlaps a pair of the gold on both sides (P. Langlais, M. Simard, J. Véronis, “Methods
and Practical Issues in Evaluating Alignment Techniques”, COLING-ACL 1998; the terms as in
R. Sennrich and M. Volk, “MT-based Sentence Alignment for OCR-generated Parallel Texts”, AMTA 2010).
"""

from collections.abc import Iterable, Sequence

from bench.align.gold import Spans

BOUNDS = (0.0, 0.5, 0.7, 0.9, 0.95, 1.0)


def strict(gold: Sequence[Spans], found: Sequence[Spans]) -> float:
    """Give the F1 of beads that are exactly right."""
    return 2 * len({*gold} & {*found}) / (len(gold) + len(found))


def lax(gold: Sequence[Spans], found: Sequence[Spans]) -> float:
    """Give the F1 of pairs that overlap a right one on both sides."""
    pairs = [[bead for bead in beads if all(a < b for a, b in bead)] for beads in (gold, found)]
    recall, precision = _share(pairs[0], pairs[1]), _share(pairs[1], pairs[0])
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _share(beads: Sequence[Spans], others: Sequence[Spans]) -> float:
    overlapping = sum(any(_overlap(bead, other) for other in others) for bead in beads)
    return overlapping / max(1, len(beads))


def _overlap(a: Spans, b: Spans) -> bool:
    return all(x[0] < y[1] and y[0] < x[1] for x, y in zip(a, b, strict=True))


def calibration(judged: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int, float]]:
    """Give for each range of confidence how many beads say it, and the share that is right."""
    rows = [*judged]
    table = []
    for low, high in zip(BOUNDS, [*BOUNDS[1:-1], 1.01], strict=False):
        right = [ok for sure, ok in rows if low <= sure < high]
        table.append((low, min(high, 1.0), len(right), sum(right) / max(1, len(right))))
    return table
