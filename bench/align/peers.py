"""Who aligns: Qostil, and two implementations of Gale and Church's method, as they come."""

import re
from collections.abc import Callable, Sequence

import galechurch
from nltk.translate.gale_church import align_blocks

from bench.align.gold import Case, Spans
from qostil.align import align
from qostil.languages import language

Found = Sequence[tuple[Spans, float]]
"""Beads, each with how sure it is."""

_BEAD = re.compile(r"\[(.*)\]:\[(.*)\]")


def qostil(case: Case) -> Found:
    """Align with the code at hand."""
    languages = language(case.languages[0]), language(case.languages[1])
    return [(bead.spans, bead.confidence) for bead in align(case.src, case.tgt, languages)]


def gale_church(case: Case) -> Found:
    """Align with PyPI's galechurch."""
    texts = [[unit.text for unit in side] for side in (case.src, case.tgt)]
    beads = (_BEAD.fullmatch(line) for line in galechurch.align(*texts).to_pharaoh_lines())
    sizes = [[len(side.split(",")) if side else 0 for side in b.groups()] for b in beads if b]
    return [(spans, 1.0) for spans in _in_order(sizes)]


def nltk(case: Case) -> Found:
    """Align with NLTK, which gives links between sentences: those that share one are a bead."""
    lengths = [[len(unit.text) for unit in side] for side in (case.src, case.tgt)]
    links = align_blocks(*lengths)
    sizes: list[list[int]] = []
    i = j = 0
    while i < len(case.src) or j < len(case.tgt):
        n = max([a + 1 for a, b in links if b == j], default=i)
        m = max([b + 1 for a, b in links if a == i], default=j)
        if n > i and m > j:
            sizes.append([n - i, m - j])
        elif i < len(case.src) and m == j:
            sizes.append([1, 0])
        else:
            sizes.append([0, 1])
        i, j = i + sizes[-1][0], j + sizes[-1][1]
    return [(spans, 1.0) for spans in _in_order(sizes)]


def _in_order(sizes: Sequence[Sequence[int]]) -> list[Spans]:
    spans: list[Spans] = []
    i = j = 0
    for n, m in sizes:
        spans.append(((i, i + n), (j, j + m)))
        i, j = i + n, j + m
    return spans


PEERS: dict[str, Callable[[Case], Found]] = {
    "qostil": qostil,
    "galechurch": gale_church,
    "nltk": nltk,
}
