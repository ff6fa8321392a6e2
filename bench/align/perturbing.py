"""Texts as they come: sentences merged on one side, or missing, by a seeded script."""

import random
from collections.abc import Sequence

from bench.align.gold import Case, Spans
from qostil.languages import language
from qostil.model import Unit

MERGED, DROPPED = 0.12, 0.05  # of the beads
_MOST = 2  # sentences on a side: larger beads are not merged, smaller ones together at most this

Group = tuple[list[Unit], list[Unit]]


def merged_and_dropped(case: Case, seed: int) -> Case:
    """Merge the sentences of some neighbouring beads on one side, and drop one side of some."""
    chance = random.Random(seed)
    groups = [(list(case.src[i:n]), list(case.tgt[j:m])) for (i, n), (j, m) in case.beads]
    glues = [" " if language(code).spaced else "" for code in case.languages]
    changed: list[Group] = []
    while groups:
        group = groups.pop(0)
        draw, side = chance.random(), chance.randrange(2)
        if draw < DROPPED and all(group):
            group[side].clear()
        elif draw < DROPPED + MERGED and groups and _is_small(group, groups[0]):
            following = groups.pop(0)
            group = group[0] + following[0], group[1] + following[1]
            text = glues[side].join(unit.text for unit in group[side])
            group[side][:] = [Unit(text, group[side][0].paragraph)] if group[side] else []
        changed.append(group)
    return of_groups(f"{case.name}", case.languages, changed)


def _is_small(one: Group, two: Group) -> bool:
    return all(len(a) + len(b) <= _MOST for a, b in zip(one, two, strict=True))


def of_groups(name: str, languages: tuple[str, str], groups: Sequence[Group]) -> Case:
    """Make a case of beads; what has no partner is a bead a sentence."""
    src: list[Unit] = []
    tgt: list[Unit] = []
    beads: list[Spans] = []
    for a, b in groups:
        i, j = len(src), len(tgt)
        if a and b:
            beads.append(((i, i + len(a)), (j, j + len(b))))
        else:
            beads += [((i + k, i + k + 1), (j, j)) for k in range(len(a))]
            beads += [((i, i), (j + k, j + k + 1)) for k in range(len(b))]
        src += a
        tgt += b
    return Case(name, languages, src, tgt, beads)
