"""Where to look: the places of the target that a row of the source is compared with."""

from collections.abc import Sequence

import numpy as np

from qostil.align.lattice import Band, Spans
from qostil.align.side import Side

_REACH = 25


def wide(src: Side, tgt: Side) -> Band:
    n, m = len(src), len(tgt)
    middle = np.arange(n + 1) * m // n
    reach = max(60, abs(n - m) + 40, max(n, m) // 6)
    return Band(np.maximum(middle - reach, 0), np.minimum(middle + reach, m))


def around(path: Sequence[Spans], n: int, m: int) -> Band:
    """Look near a path."""
    low, high = np.full(n + 1, m), np.zeros(n + 1, np.int64)
    for (i, stop), (j, end) in path:
        low[i : stop + 1] = np.minimum(low[i : stop + 1], j)
        high[i : stop + 1] = np.maximum(high[i : stop + 1], end)
    reach = _REACH
    k = np.arange(n + 1)
    low = low[np.maximum(k - reach, 0)] - 5
    high = high[np.minimum(k + reach, n)] + 5
    return Band(np.maximum(low, 0), np.minimum(high, m))
