"""What stands beside what on a page: beads of a language's own lines and their partners' lines.

Lines that share a partner's line are one bead, whichever language it is in. A partner's line stands
beside one bead only: the one that has the first of its ids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qostil.anchors.index import Anchors, Place

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Partner:
    """What another language has beside a bead.

    `places`: its lines, in its own order. Where there are none, `nearest` is where it resolves the
    bead's id: the line stands beside an earlier bead if `is_above`, else it has no words for it.
    """

    language: str
    places: tuple[Place, ...] = ()
    nearest: Place | None = None
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A segment that a language has no words for, with what the others have there."""

    id: str
    partners: tuple[Partner, ...]


class Pairing:
    """The pages of one language as seen beside all others."""

    def __init__(self, anchors: Anchors, language: str) -> None:
        """Look from `language` at the others of the index."""
        self._anchors = anchors
        self._own = language

    def sizes(self, lines: Sequence[Sequence[str]]) -> list[int]:
        """Give how many lines each bead of a block has, from the ids of its lines, in order."""
        sizes: list[int] = []
        known: set[Key] = set()
        for ids in lines:
            mine = {
                (code, place.page.name, place.segment.line)
                for an_id in ids
                for code, place in self._anchors.partners(self._own, an_id)
                if not place.is_alias
            }
            if known & mine:
                sizes[-1] += 1
                known |= mine
            else:
                sizes.append(1)
                known = mine
        return sizes

    def partners(self, ids: Sequence[str]) -> list[Partner]:
        """Give what each other language has beside the bead of these ids."""
        found: dict[str, list[Place]] = {}
        for an_id in ids:
            for code, place in self._anchors.partners(self._own, an_id):
                if place not in found.setdefault(code, []):
                    found[code].append(place)
        return [self._partner(code, places, ids) for code, places in found.items()]

    def _partner(self, code: str, places: Sequence[Place], ids: Sequence[str]) -> Partner:
        real = [place for place in places if not place.is_alias]
        beside = tuple(place for place in real if self._first_here(place) in ids)
        if beside:
            return Partner(code, beside)
        return Partner(code, nearest=(real or places)[0], is_above=bool(real))

    def gaps(self, aliases: Sequence[str]) -> Iterator[Gap]:
        """Yield the segments behind a line's aliases that only other languages have words for."""
        for an_id in aliases:
            partners = tuple(
                Partner(code, (place,))
                for code, place in self._anchors.partners(self._own, an_id)
                if not place.is_alias and self._is_missing(place, an_id)
            )
            if partners:
                yield Gap(an_id, partners)

    def _first_here(self, place: Place) -> str:
        """Give the first id of a partner's line that this language has words for."""
        return next((an_id for an_id in place.segment.ids if self._has(an_id)), "")

    def _is_missing(self, place: Place, an_id: str) -> bool:
        """Tell whether a line has no counterpart here, and is told of at this id."""
        return not self._first_here(place) and place.segment.ids[0] == an_id

    def _has(self, an_id: str) -> bool:
        own = self._anchors.place(self._own, an_id)
        return bool(own and not own.is_alias)
