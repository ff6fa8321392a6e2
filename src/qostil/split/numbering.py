"""Which row gets which id.

On a first split the ids count. When the source has changed since, a segment that is still there
keeps its id, a new one between two gets a letter (`s2-1a`), one at the end of its section the next
number, and the id of one that is gone lives on as an alias of the line before it: a published link
never dies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from qostil.ids import Ids, section_number
from qostil.model import Unit


@dataclass(frozen=True)
class Row:
    """What one bead becomes: lines by language. None in a language, and it has no words for it."""

    lines: Mapping[str, Sequence[Unit]]
    doubtful: bool = False

    @property
    def level(self) -> int:
        """Give the level of the heading that it is in some language; 0 for running text."""
        levels = (unit.level for units in self.lines.values() for unit in units if unit.level)
        return min(levels, default=0)

    def text(self, code: str) -> tuple[str, str]:
        """Give a language's lines in one, as a heading is, and its Markdown, if it has any."""
        units = self.lines[code]
        return " ".join(u.text for u in units), " ".join(u.source for u in units if u.source)

    @property
    def size(self) -> int:
        """How many ids it needs: as many as the language with the most lines has lines."""
        return max(map(len, self.lines.values()))

    def texts(self) -> list[dict[str, str]]:
        """Give, for each id, the text of every language's line for it."""
        return [
            {
                code: units[min(place, len(units) - 1)].text
                for code, units in self.lines.items()
                if units
            }
            for place in range(self.size)
        ]


@dataclass(frozen=True)
class Known:
    """A segment of an earlier split: its id and its text by language."""

    id: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Numbered:
    """A section with its number; for each row its ids, and the retired ones it answers for."""

    number: int
    rows: Sequence[Row]
    ids: Sequence[tuple[str, ...]]
    retired: Sequence[tuple[str, ...]]


def number_rows(
    sections: Sequence[Sequence[Row]],
    known: Sequence[Known],
    languages: Sequence[str],
    taken: Iterable[str] = (),
) -> list[Numbered]:
    """Give ids to all rows, keeping those of `known` (in their old order; empty at first).

    `languages` come in the order in which their texts decide that two segments are the same.
    `taken`: ids that people gave, and that are no longer free.
    """
    new = [texts for section in sections for row in section for texts in row.texts()]
    alive = [segment for segment in known if segment.texts]
    old = [segment.texts for segment in alive]
    kept = {n: alive[o].id for o, n in _matches(old, new, languages)}
    given = [segment.id for segment in known]
    numbered = _number(sections, kept, Ids([*given, *taken]))
    return _with_retired(numbered, given, set(kept.values()))


def _matches(
    old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]], languages: Sequence[str]
) -> list[tuple[int, int]]:
    """Pair the old segments that are still there: by one language's text, then the next one's."""

    def within(
        lo: int, hi: int, at: int, end: int, left: Sequence[str]
    ) -> Iterator[tuple[int, int]]:
        if not left:
            # As many as before between two that stayed: sentences that were reworded.
            if hi - lo == end - at:
                yield from zip(range(lo, hi), range(at, end), strict=True)
            return
        code, *rest = left
        matcher = SequenceMatcher(
            None, _texts(old[lo:hi], code, "old"), _texts(new[at:end], code, "new"), autojunk=False
        )
        o, n = lo, at
        for block in matcher.get_matching_blocks():
            yield from within(o, lo + block.a, n, at + block.b, rest)
            yield from ((lo + block.a + i, at + block.b + i) for i in range(block.size))
            o, n = lo + block.a + block.size, at + block.b + block.size

    return list(within(0, len(old), 0, len(new), languages))


def _texts(segments: Sequence[Mapping[str, str]], code: str, side: str) -> list[str]:
    # What has no text in this language equals nothing: its stand-in differs on the two sides.
    return [segment.get(code, f"\0{side}{place}") for place, segment in enumerate(segments)]


def _number(sections: Sequence[Sequence[Row]], kept: Mapping[int, str], ids: Ids) -> list[Numbered]:
    numbers: set[int] = set()
    numbered, place = [], 0
    for rows in sections:
        size = sum(row.size for row in rows)
        slots = [kept.get(place + i) for i in range(size)]
        mine = next((section_number(an_id) for an_id in slots if an_id), 0)
        if not mine or mine in numbers:
            mine = ids.section()
        numbers.add(mine)
        filled = iter(_fill(slots, mine, ids))
        rows_ids = [tuple(islice(filled, row.size)) for row in rows]
        numbered.append(Numbered(mine, rows, rows_ids, [()] * len(rows)))
        place += size
    return numbered


def _fill(slots: Sequence[str | None], section: int, ids: Ids) -> Iterator[str]:
    """Yield a section's ids, with new ones in the empty slots."""
    last_kept = max((place for place, slot in enumerate(slots) if slot), default=-1)
    before = ""
    for place, slot in enumerate(slots):
        at_end = place > last_kept
        before = slot or (ids.last(section) if at_end else ids.after(section, before))
        yield before


def _with_retired(
    numbered: Sequence[Numbered], known: Sequence[str], kept: set[str]
) -> list[Numbered]:
    """Hang each id that is gone on the row of the nearest one before it in its section.

    An id whose whole section is gone stays with its page.
    """
    row_of = {
        an_id: (s, r)
        for s, n in enumerate(numbered)
        for r, ids in enumerate(n.ids)
        for an_id in ids
    }
    retired: dict[tuple[int, int], list[str]] = {}
    nearest = {n.number: (s, 0) for s, n in enumerate(numbered)}
    for an_id in known:
        section = section_number(an_id)
        if an_id in row_of:
            nearest[section] = row_of[an_id]
        elif an_id not in kept and section in nearest:
            retired.setdefault(nearest[section], []).append(an_id)
    return [
        Numbered(
            n.number, n.rows, n.ids, [tuple(retired.get((s, r), ())) for r in range(len(n.rows))]
        )
        for s, n in enumerate(numbered)
    ]
