"""The list of a site's files, kept in it: it tells them from files that people put there."""

from collections.abc import Iterator
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_text

FILE_NAME = ".qostil"
_NAMED = 5  # files in a message


def write_list(site: Path) -> None:
    """Write the list of all files that a site consists of."""
    (site / FILE_NAME).write_text("".join(f"{name}\n" for name in sorted(_files(site))), "utf-8")


def check_replaceable(folder: Path, expected: str) -> None:
    """Raise InputError where a folder holds anything that is not on its list.

    A folder that is empty or not there holds nothing. `expected`: what it should be.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(Problem(folder, 0, "a file", expected))
    known = read_text(folder / FILE_NAME).split("\n") if (folder / FILE_NAME).exists() else []
    others = sorted(set(_files(folder)) - {FILE_NAME, *known})
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        found = f"it holds {', '.join(others[:_NAMED])}{more}"
        raise InputError(Problem(folder, 0, found, expected))


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(folder).as_posix()
