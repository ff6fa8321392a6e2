"""Ids for the lines that people add to docs/, in all languages at once.

New lines correspond where they stand between the same neighbours. As many of them in each language
get the same new ids, in order; a language that has none there answers for the ids on the line
before. Where languages have different numbers of them, nothing tells which goes with which: nothing
is done there, and that is said.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qostil.errors import Problem
from qostil.files import read_bytes
from qostil.ids import SEGMENT_ID, Ids, section_number
from qostil.markdown import add_to_mark
from qostil.model import Page, Segment

_NEWLINE = re.compile(b"(\r\n|\r|\n)")
Versions = Mapping[str, Page]
"""A page in each language that has it."""


@dataclass
class Additions:
    """What is added to the marks of a page's lines: ids and aliases by line."""

    ids: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def apply(self, page: bytes) -> bytes:
        """Give a page's file with them; nothing else in it changes."""
        parts = _NEWLINE.split(page)
        for line in {*self.ids, *self.aliases}:
            place = 2 * (line - 1)  # between two lines stands what parts them
            text = parts[place].decode()
            added = add_to_mark(text, self.ids.get(line, ()), self.aliases.get(line, ()))
            parts[place] = added.encode()
        return b"".join(parts)


@dataclass(frozen=True)
class Identified:
    """The additions by path below docs/; `unclear` are the places where nothing is done."""

    additions: Mapping[str, Additions]
    unclear: Sequence[Problem]

    def files(self, docs: Path) -> dict[str, bytes]:
        """Give the pages that change, with the additions."""
        return {path: a.apply(read_bytes(docs / path)) for path, a in self.additions.items()}


@dataclass(frozen=True)
class _Gap:
    """The new lines between two lines that have ids; None at a page's start or end."""

    before: Segment | None
    new: Sequence[Segment]
    after: Segment | None

    def corresponds(self, other: "_Gap") -> bool:
        """Tell whether a gap of another language has the same neighbours."""
        return _same(self.before, other.before) and _same(self.after, other.after)

    @property
    def keys(self) -> Sequence[str]:
        """What tells which gap it is: the ids and aliases before it, or “” at a page's start."""
        return (*self.before.ids, *self.before.aliases) if self.before else ("",)

    @property
    def last_id(self) -> str:
        """The id of the segment before it, or nothing before the first."""
        ids = self.before.ids if self.before else ()
        return next(filter(SEGMENT_ID.fullmatch, reversed(ids)), "")


def _same(segment: Segment | None, other: Segment | None) -> bool:
    if not (segment and other):
        return segment is other
    return bool({*segment.ids, *segment.aliases} & {*other.ids, *other.aliases})


def identify(
    pages: Mapping[str, Sequence[Page]], known: Iterable[str], new: Collection[str], docs: Path
) -> Identified:
    """Give ids to the new lines of all pages that have some.

    `known`: ids that were given before and may no longer stand in `pages`. `new`: the names of
    pages without any id that are to get a section's number: other such pages are ordinary
    documentation. `docs`: their folder, for messages.
    """
    standing = (an_id for of in pages.values() for page in of for an_id in page.ids)
    work = _Work(Ids([*known, *standing]), list(pages), docs)
    by_name: dict[str, dict[str, Page]] = defaultdict(dict)
    for code, of in pages.items():
        for page in of:
            by_name[page.name][code] = page
    for name, versions in by_name.items():
        if any(page.has_ids for page in versions.values()):
            work.fill(versions)
        elif name in new:
            work.number(versions)
    return Identified(work.additions, sorted(work.unclear))


class _Work:
    """The ids that were given so far, and what comes of it."""

    def __init__(self, ids: Ids, codes: Sequence[str], docs: Path) -> None:
        self._ids = ids
        self._codes = codes
        self._docs = docs
        self.additions: dict[str, Additions] = defaultdict(Additions)
        self.unclear: list[Problem] = []

    def fill(self, versions: Versions) -> None:
        """Give ids to the new lines of a page."""
        section = next(section_number(i) for page in versions.values() for i in page.ids)
        gaps = {code: list(_gaps(page)) for code, page in versions.items()}
        behind = {code: {key: gap for gap in of for key in gap.keys} for code, of in gaps.items()}
        done: set[int] = set()
        for code, own in gaps.items():
            for gap in own:
                if gap.new and id(gap) not in done:
                    place = {other: _find(gap, theirs) for other, theirs in behind.items()}
                    place[code] = gap
                    done |= {id(gap) for gap in place.values()}
                    self._fill_place(versions, section, code, place)

    def _fill_place(
        self, versions: Versions, section: int, code: str, found: Mapping[str, _Gap | None]
    ) -> None:
        """Give ids to the new lines of one place, which were found in one language first."""
        place = {other: gap for other, gap in found.items() if gap}
        if len(place) < len(found):
            others = ", ".join(other for other in found if other not in place)
            said = f"a new line, and no place between the same lines in {others}"
            self._say(versions[code], place[code], said, "the lines around it in the same order")
            return
        counts = {len(gap.new) for gap in place.values()} - {0}
        empty = [gap for gap in place.values() if not gap.new]
        late = {code: alias for code, gap in place.items() if (alias := _is_late(gap, empty))}
        if len(counts) > 1:
            said = ", ".join(f"{len(gap.new)} in {code}" for code, gap in place.items() if gap.new)
            for code, gap in place.items():
                self._say(versions[code], gap, f"new lines: {said}", "as many in each language")
        elif late:
            for code, alias in late.items():
                said = f"a new line behind the alias ={alias}"
                do = "if it translates that, give it this id and take the alias away"
                self._say(versions[code], place[code], said, "an id by hand", do)
        else:
            self._give(versions, place, self._new_ids(section, counts.pop(), place.values()))

    def _new_ids(self, section: int, count: int, gaps: Collection[_Gap]) -> list[str]:
        at_end = not any(gap.after for gap in gaps)
        before = next((gap.last_id for gap in gaps if gap.last_id), "")
        new = []
        for _ in range(count):
            before = self._ids.last(section) if at_end else self._ids.after(section, before)
            new.append(before)
        return new

    def _give(self, versions: Versions, place: Mapping[str, _Gap], ids: Sequence[str]) -> None:
        for code, gap in place.items():
            additions = self.additions[f"{code}/{versions[code].name}"]
            for segment, an_id in zip(gap.new, ids, strict=False):
                additions.ids[segment.line].append(an_id)
            nearest = gap.before or gap.after
            if nearest and not gap.new:
                additions.aliases[nearest.line] += ids

    def number(self, versions: Versions) -> None:
        """Give a section's number to a page without ids, and ids to its lines."""
        texts = {code: [s for s in page.segments if s.text] for code, page in versions.items()}
        shapes = {tuple(segment.level for segment in of) for of in texts.values()}
        shape = shapes.pop()
        first = next(iter(versions.values()))
        if len(versions) < len(self._codes):
            missing = ", ".join(code for code in self._codes if code not in versions)
            self._say_of(first, 0, f"no such page in {missing}", "one in every language")
        elif shapes or not shape or not shape[0]:
            said = ", ".join(f"{len(of)} lines in {code}" for code, of in texts.items())
            expected = "a heading first, and the same lines and headings in each language"
            self._say_of(first, 0, said, expected)
        else:
            section = self._ids.section()
            ids = [f"s{section}", *(self._ids.last(section) for _ in shape[1:])]
            for code, of in texts.items():
                self._give(versions, {code: _Gap(None, of, None)}, ids)

    def _say(self, page: Page, gap: _Gap, found: str, expected: str, do: str = "") -> None:
        for segment in gap.new[:1]:
            self._say_of(page, segment.line, found, expected, do)

    def _say_of(self, page: Page, line: int, found: str, expected: str, do: str = "") -> None:
        path = self._docs / page.language / page.name
        self.unclear.append(Problem(path, line, found, expected, do))


def _gaps(page: Page) -> Iterator[_Gap]:
    before: Segment | None = None
    new: list[Segment] = []
    for segment in page.segments:
        if segment.ids:
            yield _Gap(before, new, segment)
            before, new = segment, []
        elif segment.text:
            new.append(segment)
    yield _Gap(before, new, None)


def _find(gap: _Gap, behind: Mapping[str, _Gap]) -> _Gap | None:
    """Give the gap of another language that corresponds, if there is one and no second."""
    found = {id(g): g for key in gap.keys if (g := behind.get(key)) and gap.corresponds(g)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_late(gap: _Gap, gaps: Iterable[_Gap]) -> str:
    """Give an alias before new lines for what others have there: they may translate just that."""
    aliases = gap.before.aliases if gap.before and gap.new else ()
    theirs = {an_id for other in gaps if other.before for an_id in other.before.ids}
    return next((alias for alias in aliases if alias in theirs), "")
