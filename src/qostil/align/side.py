"""One side of an alignment, as arrays: how long its units are, what they show, where they start."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qostil.align.tokens import tokens_of
from qostil.languages import Language
from qostil.model import Unit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """A text. `ids`: the tokens of all units, one unit after another, as places in `vocabulary`.

    `offsets`: where each unit's tokens start, and the end. `lengths`: letters.
    `starts`: whether a unit starts a paragraph; `headings`: whether it is one, by its look.
    """

    lengths: Floats
    vocabulary: Sequence[str]
    ids: Ints
    offsets: Ints
    starts: Flags
    headings: Flags

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each token in the vocabulary."""
        return {token: place for place, token in enumerate(self.vocabulary)}

    @cached_property
    def counts(self) -> Floats:
        """How many times each token of the vocabulary occurs."""
        return np.bincount(self.ids, minlength=len(self.vocabulary)).astype(float)

    @cached_property
    def sums(self) -> Floats:
        """The length of the text before each unit, and of all of it."""
        return np.concatenate([[0.0], np.cumsum(self.lengths)])


def side(
    units: Sequence[Unit], language: Language, concepts: Sequence[frozenset[str]] | None
) -> Side:
    """Look at a text."""
    places: dict[str, int] = {}
    ids: list[int] = []
    offsets = [0]
    for number, unit in enumerate(units):
        known = concepts[number] if concepts else frozenset()
        for token in sorted(set(tokens_of(unit.text, language, known))):
            ids.append(places.setdefault(token, len(places)))
        offsets.append(len(ids))
    return Side(
        lengths=np.array([max(1, sum(map(str.isalnum, unit.text))) for unit in units], float),
        vocabulary=list(places),
        ids=np.array(ids, np.int64),
        offsets=np.array(offsets, np.int64),
        starts=_starts(units),
        headings=_headings(units),
    )


def _starts(units: Sequence[Unit]) -> Flags:
    numbers = [unit.paragraph for unit in units]
    return np.array([n == 0 or numbers[n] != numbers[n - 1] for n in range(len(units))], bool)


_HEADING_LENGTH = 60


def _headings(units: Sequence[Unit]) -> Flags:
    """Take for headings the short lines by themselves that no mark closes."""
    starts = [*_starts(units), True]
    return np.array(
        [
            bool(starts[n] and starts[n + 1])
            and len(unit.text) <= _HEADING_LENGTH
            and unit.text[-1:].isalnum()
            for n, unit in enumerate(units)
        ],
        bool,
    )
