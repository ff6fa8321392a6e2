"""Whether a function's time grows with its input's length, and not with the square of it."""

from collections.abc import Callable
from time import process_time


def grows_linearly(run: Callable[[str], object], piece: str, times: int) -> bool:
    """Tell whether four times the input takes about four times as long; the square would take 16.

    The bound lies between, with room for a busy machine; the best of three runs counts.
    """
    run(piece)  # what is read and compiled on a first call is not to be measured
    return _fastest(run, piece * (4 * times)) < 9 * _fastest(run, piece * times) + 0.02


def _fastest(run: Callable[[str], object], text: str) -> float:
    return min(_seconds(run, text) for _ in range(3))


def _seconds(run: Callable[[str], object], text: str) -> float:
    start = process_time()
    run(text)
    return process_time() - start
