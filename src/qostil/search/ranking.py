"""Which segments a query finds, the best first.

Ranks are steps that a reader can follow, no weights: all words in the segment, before all in its
section only; side by side as typed, before apart; as typed, before other forms; then the text's
order.
"""

from collections.abc import Iterable, Mapping, Sequence

from qostil.search.lexicon import Lexicon
from qostil.search.matching import Match


def ranked(lexicon: Lexicon, pages: Sequence[int], parts: Sequence[Sequence[Match]]) -> list[int]:
    """Give the numbers of the segments that are found. `pages`: of each segment, its page."""
    if not parts or not all(parts):
        return []
    fits = [_fits(lexicon, part) for part in parts]
    whole = set.intersection(*(set(fit) for fit in fits))
    together = _together(lexicon, parts) if len(parts) > 1 else whole
    first = sorted(whole, key=lambda n: (n not in together, max(f[n] for f in fits), n))
    return first + (_in_sections(pages, fits, whole) if len(parts) > 1 else [])


def _fits(lexicon: Lexicon, matches: Iterable[Match]) -> dict[int, int]:
    """Give the best fit of a part in each segment that has it."""
    best: dict[int, int] = {}
    for match in matches:
        for place in match.places:
            best.setdefault(lexicon.segment(place), match.fit)
    return best


def _together(lexicon: Lexicon, parts: Sequence[Sequence[Match]]) -> set[int]:
    """Give the segments that have the parts one behind the other, in the order of the query."""
    ends: dict[int, int] | None = None
    for part in parts:
        places = [(place, match.width) for match in part for place in match.places]
        ends = {place + w: place for place, w in places if ends is None or place in ends}
    return {lexicon.segment(place) for place in (ends or {}).values()}


def _in_sections(
    pages: Sequence[int], fits: Sequence[Mapping[int, int]], whole: Iterable[int]
) -> list[int]:
    """Give, of each other page that has all parts, the segment that has most of them."""
    shared = set.intersection(*({pages[number] for number in fit} for fit in fits))
    best: dict[int, tuple[int, int]] = {}
    for number in {number for fit in fits for number in fit}:
        page = pages[number]
        rank = (-sum(number in fit for fit in fits), number)
        best[page] = min(best.get(page, rank), rank)
    left = shared - {pages[number] for number in whole}
    return [number for _, number in sorted((page, best[page][1]) for page in left)]
