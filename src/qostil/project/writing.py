"""Writing to docs/: one process at a time, and all of it or nothing, whatever stops it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qostil.files import Stamps, alone_in, change_folder, settle_folder
from qostil.project.loading import source_folder
from qostil.project.record import FILE_NAME, Record


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Have a project's docs/ to oneself, once what a killed process left there is settled."""
    with alone_in(root):
        settle_folder(root / "docs", [source_folder(root) / FILE_NAME])
        yield


def replace_docs(
    root: Path,
    changes: Mapping[str, str | bytes | None],
    seen: Stamps,
    record: Record | None = None,
) -> None:
    """Change pages (None deletes one) and the record of the last split, together.

    `seen`: the stamps of docs/ when it was read: what people wrote since would be lost. Raises
    InputError if they did.
    """
    beside = {source_folder(root) / FILE_NAME: record.to_json()} if record else {}
    change_folder(root / "docs", changes, beside, seen)
