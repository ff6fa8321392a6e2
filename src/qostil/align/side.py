"""One side of an alignment, as arrays: how long its units are, what they show, where they start."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qostil.align.tokens import tokens_of
from qostil.languages import Language
from qostil.model import Unit

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """A text. `ids`: the tokens of all units, one unit after another, as places in `vocabulary`.

    `offsets`: where each unit's tokens start, and the end. `lengths`: letters.
    `starts`: whether a unit starts a paragraph.
    """

    lengths: Floats
    vocabulary: Sequence[str]
    ids: Ints
    offsets: Ints
    starts: Flags

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

    def only(self, units: Sequence[int]) -> "Side":
        """Give some of the units, as a text of their own with the same vocabulary."""
        spans = [self.ids[self.offsets[unit] : self.offsets[unit + 1]] for unit in units]
        return Side(
            lengths=self.lengths[[*units]],
            vocabulary=self.vocabulary,
            ids=np.concatenate([*spans, np.zeros(0, np.int64)]),
            offsets=np.cumsum([0, *(len(span) for span in spans)]),
            starts=self.starts[[*units]],
        )


def side(
    units: Sequence[Unit], language: Language, concepts: Sequence[frozenset[str]] | None = None
) -> Side:
    """Look at a text."""
    places: dict[str, int] = {}
    ids: list[int] = []
    offsets = [0]
    for number, unit in enumerate(units):
        known = concepts[number] if concepts else frozenset()
        tokens = sorted(set(tokens_of(unit.text, language, known)))
        ids += [places.setdefault(token, len(places)) for token in tokens]
        offsets.append(len(ids))
    return Side(
        lengths=np.array([max(1, sum(map(str.isalnum, unit.text))) for unit in units], float),
        vocabulary=list(places),
        ids=np.array(ids, np.int64),
        offsets=np.array(offsets, np.int64),
        starts=_starts(units),
    )


def _starts(units: Sequence[Unit]) -> Flags:
    numbers = [unit.paragraph for unit in units]
    return np.array([n == 0 or numbers[n] != numbers[n - 1] for n in range(len(units))], bool)
