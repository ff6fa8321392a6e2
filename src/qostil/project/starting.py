"""A project of one's own: the template, and the text in it if there is one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from qostil.files import write_aside
from qostil.markdown import escape
from qostil.model import HOME
from qostil.progress import Progress, silent
from qostil.project.receiving import Given, received
from qostil.project.record import FILE_NAME, Record
from qostil.project.splitting import split_project
from qostil.project.template import copy_template


def start_project(
    root: Path, name: str, given: Given, progress: Progress = silent
) -> Sequence[str]:
    """Write a new project into a folder that is empty or not there yet.

    Without files it has a home page in each language, and `name` for a title. Gives what was found
    out of the text, a line each. Raises InputError where the text can't be read or split; then the
    folder may hold a part of the project.
    """
    if not given.files:
        names = dict.fromkeys(given.languages or (), name)
        copy_template(root, names)
        _write_homes(root, names)
        return []
    copy_template(root, given.titles)
    with received(root / "source", given) as notes:
        result = split_project(root, progress=progress)
    return [*result.notes, *notes]


def _write_homes(root: Path, names: Mapping[str, str]) -> None:
    """Write home pages to begin with, and the record of them, so that split may replace them."""
    pages = {f"{code}/{HOME}": f"# {escape(name)}\n" for code, name in names.items()}
    for path, text in pages.items():
        write_aside(root / "docs" / path, text)
    write_aside(root / "source" / FILE_NAME, Record({}, pages).to_json())
