"""Alignments with one pivot, joined: beads that hold all languages at once."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from qostil.model import Bead

Span = tuple[int, int]


def merge(pivot_length: int, alignments: Sequence[Sequence[Bead]]) -> list[Bead]:
    """Join the alignments of one pivot with several texts.

    Each alignment holds beads of (pivot, other). The result's beads have spans of the pivot and
    then of the others, in that order. They are as small as can be: two pivot units lie in one bead
    only if some language translates them together. The confidence is the least of those joined.
    """
    queues = [deque(alignment) for alignment in alignments]
    read = [0] * (len(queues) + 1)  # how far each text has been read
    beads: list[Bead] = []

    def emit(taken: Mapping[int, Sequence[Bead]], pivot: Span) -> None:
        spans = [pivot] + [
            (read[side], taken[side][-1].spans[1][1] if taken.get(side) else read[side])
            for side in range(1, len(read))
        ]
        sure = min((bead.confidence for run in taken.values() for bead in run), default=1.0)
        beads.append(Bead(tuple(spans), sure))
        read[:] = [stop for _, stop in spans]

    for start, stop in _runs(pivot_length, alignments):
        for side, queue in enumerate(queues, 1):
            while queue and queue[0].spans[0] == (start, start):
                emit({side: [queue.popleft()]}, (start, start))
        emit(
            {side: list(_until(queue, stop)) for side, queue in enumerate(queues, 1)}, (start, stop)
        )
    for side, queue in enumerate(queues, 1):
        while queue:
            emit({side: [queue.popleft()]}, (pivot_length, pivot_length))
    return beads


def _runs(pivot_length: int, alignments: Sequence[Sequence[Bead]]) -> list[Span]:
    """Give the runs of pivot units that some language translates together."""
    inner = {i for alignment in alignments for bead in alignment for i in range(*bead.spans[0])[1:]}
    starts = [i for i in range(pivot_length) if i not in inner]
    return list(zip(starts, [*starts[1:], pivot_length][: len(starts)], strict=True))


def _until(queue: deque[Bead], stop: int) -> Iterator[Bead]:
    """Take the beads that start before the pivot unit `stop`."""
    while queue and queue[0].spans[0][0] < stop:
        yield queue.popleft()
