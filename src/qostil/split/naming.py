"""The file names of sections: never from the wording, in folders where a text is long."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

_MANY = 60  # sections in one folder
_RANGE = 50  # sections in each folder of a text that has no chapters


def name_sections(
    levels: Sequence[int], numbers: Sequence[int], known: Mapping[int, str]
) -> list[str]:
    """Give each section's path below its language's folder, without `.md`.

    `levels`: of the sections' headings, 0 without one. `numbers`: the sections'. `known`: the paths
    that sections have already, which they keep: a published link never dies. Where headings are
    nested, each chapter has a folder; a long text without chapters has one for 50 sections each.
    """
    folders = _chapters(levels, numbers, known) or _ranges(numbers)
    return [
        known.get(number, f"{folder}section-{number}")
        for folder, number in zip(folders, numbers, strict=True)
    ]


def _chapters(levels: Sequence[int], numbers: Sequence[int], known: Mapping[int, str]) -> list[str]:
    """Give the folder of each section by the chapter that it is in; nothing without chapters."""
    top = min(filter(None, levels), default=0)
    if levels.count(top) < 2 or max(levels, default=0) == top:
        return []
    free = _free(known)
    folder, folders = "", []
    for level, number in zip(levels, numbers, strict=True):
        if level == top:
            own = known.get(number)
            folder = own[: own.rfind("/") + 1] if own else next(free)
        folders.append(folder)
    return folders


def _free(known: Mapping[int, str]) -> Iterator[str]:
    taken = {path.partition("/")[0] for path in known.values()}
    return (f"chapter-{n}/" for n in count(1) if f"chapter-{n}" not in taken)


def _ranges(numbers: Sequence[int]) -> list[str]:
    if len(numbers) <= _MANY:
        return [""] * len(numbers)
    firsts = [(number - 1) // _RANGE * _RANGE + 1 for number in numbers]
    return [f"sections-{first}-{first + _RANGE - 1}/" for first in firsts]
