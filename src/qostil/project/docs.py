"""docs/ as split wrote it last, as it is, and from the source: what is to be changed in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from qostil.files import read_text
from qostil.markdown import parse_mark
from qostil.project.merging import Collision, key_of, merge_pages


@dataclass(frozen=True)
class Merged:
    """What a merge of docs/ comes to.

    `changes`: by path below docs/, in order, what is to be written; None for what is to be
    deleted. `differences`: what people and the source both changed, to be shown.
    """

    changes: Mapping[str, str | None]
    differences: Sequence[str]


def merge_docs(docs: Path, last: Mapping[str, str], pages: Mapping[str, str], keep: bool) -> Merged:
    """Merge what the source makes now (`pages`) into docs/, given what it made `last`.

    A page whose section has a new name is merged from its old file. With `keep`, what people wrote
    stays where the two collide.
    """
    renamed = _renamed(last, pages)
    changes: dict[str, str | None] = {}
    differences: list[str] = []
    for path in sorted({*last, *pages} - set(renamed.values())):
        old = renamed.get(path, path)
        base, now, ours = last.get(old), _read(docs / old), pages.get(path)
        if old != path and (now is None or (docs / path).exists()):
            old, base, now = path, None, _read(docs / path)
        if ours in (now, base) and old == path:
            continue
        merged, collisions = _merge(base, now, ours, keep)
        differences += ["\n".join(_difference(old, collision)) for collision in collisions]
        if merged != now or old != path:
            changes[path] = merged
        if old != path:
            changes[old] = None
    return Merged(changes, differences)


def _read(path: Path) -> str | None:
    return read_text(path) if path.exists() else None


def _merge(
    base: str | None, now: str | None, ours: str | None, keep: bool
) -> tuple[str | None, Sequence[Collision]]:
    """Merge whole pages; None for one that is not there."""
    if base is not None and now is not None and ours is not None:
        return merge_pages(base, now, ours, keep)
    if now == base:
        return ours, ()
    if keep or ours in (base, now):
        return now, ()
    return now, [Collision(0, base or "", now or "", ours or "")]


def _renamed(last: Mapping[str, str], pages: Mapping[str, str]) -> dict[str, str]:
    """Give, for pages whose section had another file before, that file: its heading's id tells."""
    files = {_place(path, text): path for path, text in last.items() if path not in pages}
    new = {path: _place(path, text) for path, text in pages.items() if path not in last}
    return {path: files[place] for path, place in new.items() if place[1] and place in files}


def _place(path: str, page: str) -> tuple[str, str]:
    mark = parse_mark(page.partition("\n")[0])[1]
    return path.partition("/")[0], key_of(mark) if mark else ""


def _difference(path: str, collision: Collision) -> Iterator[str]:
    """Yield what people changed since the last split, and what the source changed."""

    def lines(text: str) -> list[str]:
        return text.split("\n")

    place = f"docs/{path}:{collision.line}" if collision.line else f"docs/{path}"
    for text, label in ((collision.now, "as it is"), (collision.ours, "from the source")):
        yield from unified_diff(
            lines(collision.base),
            lines(text),
            f"{place} (as split wrote it)",
            f"{place} ({label})",
            lineterm="",
        )
