"""What is known of the alignment before any sentence is looked at: rows, and headings that pair.

Headings pair by what their numbers say, `article 1` with `article 1`, so that one that is missing
derails nothing; headings without numbers pair in their order, level by level, where both texts have
as many of them. The text between two pairs is aligned by itself; a heading in it that pairs with
none takes its section out of it, unless lengths say that the other text has the section, too.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from qostil.model import Bead, Paragraph, Unit

Span = tuple[int, int]
Region = tuple[Span, Span]
"""Paragraphs, or units, of two texts that correspond as wholes."""
Aligner = Callable[[Region], Sequence[Bead]]


def regions(src: Sequence[Paragraph], tgt: Sequence[Paragraph]) -> list[Region]:
    """Cut two texts into paragraphs that correspond, in order; without anchors it is one region."""
    if any(paragraph.row for paragraph in (*src, *tgt)):
        return [*_rows(src, tgt)]
    pairs = [*_pairs(src, tgt, ((0, len(src)), (0, len(tgt))), 1)]
    found = _between(pairs, (len(src), len(tgt)))
    return [part for region in found for part in _at_headings(src, tgt, region, bool(pairs))]


def unit_regions(
    regions: Sequence[Region], units: tuple[Sequence[Unit], Sequence[Unit]]
) -> list[Region]:
    """Give the units of regions of paragraphs."""
    src, tgt = map(_Places, units)
    return [(src.units(mine), tgt.units(theirs)) for mine, theirs in regions]


def align_regions(
    regions: Sequence[Region],
    units: tuple[Sequence[Unit], Sequence[Unit]],
    align: Aligner,
    given: bool = False,
) -> Iterator[Bead]:
    """Yield the beads of all regions of paragraphs; `align` gives those of a region of units.

    Its beads count from the region's start. Two units by themselves are a pair, also a heading and
    a text where the regions are rows that were `given` so.
    """
    for (i, n), (j, m) in unit_regions(regions, units):
        if (n - i, m - j) == (1, 1):
            pair = Bead(((i, n), (j, m)), 1.0)
            yield from [pair] if given else _parted(pair, units)
        elif n > i or m > j:
            for bead in align(((i, n), (j, m))):
                (a, b), (c, d) = bead.spans
                moved = Bead(((i + a, i + b), (j + c, j + d)), bead.confidence)
                yield from _parted(moved, units)


def _parted(bead: Bead, units: tuple[Sequence[Unit], Sequence[Unit]]) -> Iterator[Bead]:
    """Yield a bead, or, where it joins headings and running text, one for each stretch of either.

    The stretches pair in order, headings with headings and text with text; what is left is alone.
    """
    stretches = [_stretches(side, span) for side, span in zip(units, bead.spans, strict=True)]
    if max(map(len, stretches)) < 2 and len({kind for side in stretches for kind, _ in side}) < 2:
        yield bead
        return
    src, tgt = stretches
    i, j = (span[0] for span in bead.spans)
    while src or tgt:
        alone = not src or not tgt or src[0][0] != tgt[0][0]
        takes_src = bool(src) and (not alone or len(src) >= len(tgt))
        mine = src.pop(0)[1] if takes_src else (i, i)
        theirs = tgt.pop(0)[1] if tgt and not (alone and takes_src) else (j, j)
        i, j = mine[1], theirs[1]
        yield Bead((mine, theirs), bead.confidence)


def _stretches(units: Sequence[Unit], span: Span) -> list[tuple[bool, Span]]:
    """Give the runs of headings and of running text in a span, with whether they are headings."""
    grouped = groupby(range(*span), key=lambda place: units[place].level > 0)
    runs = [(kind, list(places)) for kind, places in grouped]
    return [(kind, (places[0], places[-1] + 1)) for kind, places in runs]


class _Places:
    """Where the units of paragraphs start."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._starts: list[int] = []
        for place, unit in enumerate(units):
            while len(self._starts) <= unit.paragraph:
                self._starts.append(place)
        self._end = len(units)

    def units(self, paragraphs: Span) -> Span:
        """Give the units of a run of paragraphs."""
        start, stop = (
            self._starts[place] if place < len(self._starts) else self._end for place in paragraphs
        )
        return start, stop


def _rows(src: Sequence[Paragraph], tgt: Sequence[Paragraph]) -> Iterator[Region]:
    spans = [_row_spans(src), _row_spans(tgt)]
    i = j = 0
    for row in sorted({*spans[0], *spans[1]}):
        src_span = spans[0].get(row, (i, i))
        tgt_span = spans[1].get(row, (j, j))
        i, j = src_span[1], tgt_span[1]
        yield src_span, tgt_span


def _row_spans(paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    spans = {}
    for row, group in groupby(enumerate(paragraphs), key=lambda item: item[1].row):
        places = [place for place, _ in group]
        spans[row] = (places[0], places[-1] + 1)
    return spans


def _pairs(
    src: Sequence[Paragraph], tgt: Sequence[Paragraph], region: Region, level: int
) -> Iterator[Span]:
    """Yield the headings of a region that pair, as their places in both texts."""
    if level > 6:
        return
    src_heads, tgt_heads = (
        [place for place in range(*span) if text[place].level == level]
        for text, span in zip((src, tgt), region, strict=True)
    )
    keys = [src[i].key for i in src_heads], [tgt[j].key for j in tgt_heads]
    if len(src_heads) == len(tgt_heads) and not any(map(_contradict, *keys)):
        found = list(zip(src_heads, tgt_heads, strict=True))
    else:
        found = [(src_heads[a], tgt_heads[b]) for a, b in _alike(*keys)]
    start = tuple(span[0] for span in region)
    for i, j in [*found, tuple(span[1] for span in region)]:
        yield from _pairs(src, tgt, ((start[0], i), (start[1], j)), level + 1)
        if (i, j) in found:
            yield i, j
            start = (i + 1, j + 1)


def _contradict(mine: str, other: str) -> bool:
    return bool(mine and other and mine != other)


def _alike(src: Sequence[str], tgt: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the same keys in the same order; what has no key equals nothing."""
    mine = [key or f"\0src{place}" for place, key in enumerate(src)]
    theirs = [key or f"\0tgt{place}" for place, key in enumerate(tgt)]
    for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        yield from ((block.a + k, block.b + k) for k in range(block.size))


def _between(pairs: Sequence[Span], ends: Span) -> Iterator[Region]:
    """Yield each pair as a region of its own, and what stands before, between and behind them."""
    i = j = 0
    for a, b in pairs:
        yield (i, a), (j, b)
        yield (a, a + 1), (b, b + 1)
        i, j = a + 1, b + 1
    yield (i, ends[0]), (j, ends[1])


def _at_headings(
    src: Sequence[Paragraph], tgt: Sequence[Paragraph], region: Region, is_anchored: bool
) -> Iterator[Region]:
    """Yield a region in two, what stands before its first headings and what behind, if it is so."""
    (i, n), (j, m) = region
    a, b = _first_heading(src, (i, n)), _first_heading(tgt, (j, m))
    if not is_anchored or a - i + b - j == 0 or (a, b) == (n, m):
        yield region
        return
    ratio = max(1, _length(tgt)) / max(1, _length(src))
    head = abs(_length(tgt[j:b]) - ratio * _length(src[i:a]))
    whole = abs(_length(tgt[j:m]) - ratio * _length(src[i:n]))
    if head <= whole:
        yield (i, a), (j, b)
        yield (a, n), (b, m)
    else:
        yield region


def _first_heading(paragraphs: Sequence[Paragraph], span: Span) -> int:
    return next((place for place in range(*span) if paragraphs[place].level), span[1])


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)
