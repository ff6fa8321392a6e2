"""Ids: `s<section>-<segment>`, the same in all languages, never taken back.

`s2` is section 2, `s2-1` its first segment, `s2-1a` one that came between it and the next later;
`s0` is the home page. An id never tells the order and is never taken from the wording.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

SECTION_ID = re.compile(r"s([0-9]{1,9})")
SEGMENT_ID = re.compile(r"s([0-9]{1,9})-([0-9]{1,9})([a-z]*)")


def reference(first: str, *others: str) -> str:
    """Give the form in which people cite ids: `s2-1a` is 2.1a, a section's `s2` is 2.

    Several that one line translates are cited as the range from the first to the last: 5.2–5.3.
    """
    last = others[-1] if others else first
    return "–".join(i.removeprefix("s").replace("-", ".") for i in dict.fromkeys((first, last)))


def section_number(an_id: str) -> int:
    """Give the number of the section that an id names or belongs to."""
    return int(an_id[1:].partition("-")[0])


class Ids:
    """All ids ever given; it hands out those that never were."""

    def __init__(self, given: Iterable[str]) -> None:
        """Start from the ids of segments that were given before."""
        self._given: set[str] = set()
        self._highest: dict[int, int] = {}
        self._between: dict[str, Iterator[str]] = {}
        for an_id in given:
            self._note(an_id)

    def section(self) -> int:
        """Give the number of a new section."""
        number = max(self._highest, default=0) + 1
        self._highest[number] = 0
        return number

    def last(self, section: int) -> str:
        """Give the id of a new segment at the end of its section: the next number."""
        return self._note(f"s{section}-{self._highest.get(section, 0) + 1}")

    def after(self, section: int, before: str) -> str:
        """Give the id of a new segment between two others: the number before it, and a letter."""
        found = SEGMENT_ID.fullmatch(before)
        stem = f"s{section}-{found[2] if found else 0}"
        behind = self._between.setdefault(stem, (f"{stem}{letters}" for letters in _letters()))
        return self._note(next(an_id for an_id in behind if an_id not in self._given))

    def _note(self, an_id: str) -> str:
        parts = SEGMENT_ID.fullmatch(an_id)
        section, number = section_number(an_id), int(parts[2]) if parts else 0
        self._highest[section] = max(number, self._highest.get(section, 0))
        self._given.add(an_id)
        return an_id


def _letters() -> Iterator[str]:
    """Yield a, b, …, z, zaa, zab, …, zzz, zzzaaa, …: they sort as they were made.

    The last of a length begins all that are longer; 4,000 have six letters at most.
    """
    prefix = ""
    for length in count(1):
        yield from (prefix + "".join(some) for some in product(ascii_lowercase, repeat=length))
        prefix += length * "z"
