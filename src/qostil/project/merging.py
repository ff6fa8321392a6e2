"""Three versions of a page become one: as split wrote it last, as it is, and from the source.

As diff3 does (Khanna, Kunal and Pierce, “A Formal Investigation of Diff3”, 2007), but over lines
that are known by their ids: two neighbouring lines, one changed by people and the other by the
source, do not collide. A line's text and its mark are merged apart, so an alias that comes to a
line leaves the words that people gave it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from typing import TypeVar

from qostil.markdown import Mark, parse_mark

T = TypeVar("T")


@dataclass(frozen=True)
class Collision:
    """What people and the source both changed: three versions of a line, or of a whole page.

    `line` is its place in the page as it is; 0 says that it is not there, or is the page.
    """

    line: int
    base: str
    now: str
    ours: str


class _Apart(Exception):  # noqa: N818 - no error: it never leaves this module
    """Both sides changed something, in different ways."""


@dataclass(frozen=True)
class _Line:
    """A line: `written` as it stands, to the last space."""

    text: str
    mark: Mark | None
    number: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written or (f"{self.text} {self.mark}" if self.mark else self.text)


def merge_pages(base: str, now: str, ours: str, keep: bool = False) -> tuple[str, list[Collision]]:
    """Merge what people (`now`) and the source (`ours`) made of `base`.

    Gives the page and what collides; with `keep`, people's version is taken there.
    """
    pages = [_lines(text) for text in (base, now, ours)]
    try:
        if None in pages:
            raise _Apart
        b, n, o = (page or {} for page in pages)
        order = _merge_order(list(b), list(n), list(o))
    except _Apart:
        return now, [] if keep else [Collision(0, base, now, ours)]
    merged: list[_Line] = []
    collisions: list[Collision] = []
    for key in order:
        try:
            line = _merge_line(b.get(key), n.get(key), o.get(key))
        except _Apart:
            line = n.get(key)
            collisions.append(_collision(b.get(key), line, o.get(key)))
        merged += [line] if line else []
    return "\n".join(map(str, _without_spoken(merged))), [] if keep else collisions


def _without_spoken(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield lines without aliases of what another translates: people kept what the source lost."""
    spoken = {an_id for line in lines if line.mark for an_id in line.mark.ids}
    for line in lines:
        if line.mark and spoken.intersection(line.mark.aliases):
            kept = tuple(alias for alias in line.mark.aliases if alias not in spoken)
            yield _Line(line.text, replace(line.mark, aliases=kept), line.number)
        else:
            yield line


def _lines(page: str) -> dict[str, _Line] | None:
    """Give a page's lines by what they are known by; None where an id stands twice.

    A line without an id (a blank one, a picture, a table) is known by the id before it and how far
    from it it stands.
    """
    lines: dict[str, _Line] = {}
    before, distance = "", 0
    for number, line in enumerate(page.split("\n"), 1):
        text, mark = parse_mark(line)
        before, distance = (key_of(mark), 0) if mark else (before, distance + 1)
        key = before if mark else f"{before} {distance}"
        if key in lines:
            return None
        lines[key] = _Line(text, mark, number, line)
    return lines


def key_of(mark: Mark) -> str:
    """Give what a line is known by: the first id, alias or word of its mark."""
    return next(iter((*mark.ids, *mark.aliases, *mark.wrong)))


def _merge_order(base: Sequence[str], now: Sequence[str], ours: Sequence[str]) -> list[str]:
    """Merge three orders of ids: each side's new ones stand where that side put them."""
    ours_kept, ours_new = _changes(base, ours)
    now_kept, now_new = _changes(base, now)
    moved = (set(ours) - ours_kept) | (set(now) - now_kept)
    order = _pick([], now_new.get("", []), ours_new.get("", []))
    for key in base:
        # What only one side no longer has stays for now: the other may have changed its words.
        order += [key] if key not in moved else []
        order += _pick([], now_new.get(key, []), ours_new.get(key, []))
    if len(set(order)) < len(order):
        raise _Apart
    return order


def _changes(base: Sequence[str], side: Sequence[str]) -> tuple[set[str], dict[str, list[str]]]:
    """Give what stayed in its order, and under each of these the ids that come behind it."""
    kept: set[str] = set()
    new: dict[str, list[str]] = {}
    before = ""
    for tag, i, j, k, m in SequenceMatcher(None, base, side, autojunk=False).get_opcodes():
        if tag == "equal":
            kept.update(base[i:j])
            before = base[j - 1]
        elif k < m:
            # In the place of others: behind the last of those, so that both sides may add there.
            new[base[j - 1] if i < j else before] = list(side[k:m])
    return kept, new


def _merge_line(base: _Line | None, now: _Line | None, ours: _Line | None) -> _Line | None:
    """Merge a line. Raises _Apart where both sides changed the same of it."""
    if not (base and now and ours):
        return _pick(base, now, ours)
    text = _pick(base.text, now.text, ours.text)
    merged = _Line(text, _merge_marks(base.mark, now.mark, ours.mark))
    return next((side for side in (now, ours) if side == merged), merged)


def _merge_marks(base: Mark | None, now: Mark | None, ours: Mark | None) -> Mark | None:
    if not (base and now and ours):
        return _pick(base, now, ours)
    versions = (base, now, ours)
    return Mark(*(_pick(*(getattr(mark, part.name) for mark in versions)) for part in fields(Mark)))


def _pick(base: T, now: T, ours: T) -> T:
    if now == base:
        return ours
    if ours in (base, now):
        return now
    raise _Apart


def _collision(base: _Line | None, now: _Line | None, ours: _Line | None) -> Collision:
    texts = (str(line or "") for line in (base, now, ours))
    return Collision(now.number if now else 0, *texts)
