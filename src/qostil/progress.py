"""How far a long step has come: told by what does it, shown by the command line."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Passes items on while they are worked through.

    `doing`: what is being done, as “checking”; `total`: how many items there will be, if known.
    """

    def __call__(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterable[T]:
        """Give the same items."""


def silent(items: Iterable[T], doing: str, total: int | None = None) -> Iterable[T]:  # noqa: ARG001
    """Show nothing."""
    return items
