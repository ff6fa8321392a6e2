"""`qostil ids` on a whole project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qostil.errors import InputError, Problem
from qostil.files import stamps
from qostil.markdown import parse_mark
from qostil.model import HOME
from qostil.project.identifying import Identified, identify
from qostil.project.loading import Project, load_project, source_folder
from qostil.project.record import FILE_NAME, read_record
from qostil.project.writing import replace_docs, writing


@dataclass(frozen=True)
class IdsResult:
    """What was given, a line each as `docs/kk/a.md:5: s2-1a`, or would be.

    `unclear`: where nothing was done. `ordinary`: the names of pages that are left without ids.
    """

    given: Sequence[str]
    unclear: Sequence[Problem]
    ordinary: Sequence[str]


def give_ids(root: Path, pages: Sequence[str] = (), check: bool = False) -> IdsResult:
    """Give ids to all new lines of a project, or with `check` only tell which.

    `pages`: those without any id that are to become sections. Raises InputError where one of them
    is not there, or has ids; then nothing was written.
    """
    with writing(root):
        seen = stamps(root / "docs")
        project = load_project(root)
        ordinary = sorted(
            page.name
            for page in next(iter(project.pages.values()))
            if page.name != HOME and not any(p.has_ids for p in project.versions(page.name))
        )
        new = [_name(project, page) for page in pages]
        wrong = [name for name in new if name not in ordinary]
        if wrong:
            expected = ", ".join(ordinary) or "none: every page has ids"
            found = f"{wrong[0]} is no page without ids"
            raise InputError(Problem(root / "docs", 0, found, expected))
        known = _ids_ever(source_folder(root) / FILE_NAME)
        result = identify(project.pages, known, new, root / "docs")
        files = result.files(root / "docs")
        if files and not check:
            replace_docs(root, files, seen)
    left = [name for name in ordinary if name not in new]
    return IdsResult(list(_said(result)), result.unclear, left)


def _name(project: Project, page: str) -> str:
    """Give a page's name, which people may write as its path in one of the languages."""
    parts = PurePosixPath(page).parts
    parts = parts[1:] if parts[:1] == ("docs",) else parts
    return "/".join(parts[1:] if parts[0] in project.languages else parts)


def _ids_ever(record: Path) -> Iterator[str]:
    """Yield the ids that the last split gave, some of which people may have taken out."""
    last = read_record(record)
    for page in last.pages.values() if last else ():
        for mark in (mark for _, mark in map(parse_mark, page.split("\n")) if mark):
            yield from (*mark.ids, *mark.aliases)


def _said(result: Identified) -> Iterator[str]:
    for path, additions in result.additions.items():
        for line in sorted({*additions.ids, *additions.aliases}):
            if line in additions.ids:
                yield f"docs/{path}:{line}: {' '.join(additions.ids[line])}"
            if line in additions.aliases:
                aliases = " ".join(f"={alias}" for alias in additions.aliases[line])
                yield f"docs/{path}:{line}: {aliases}, for which no line is there"
