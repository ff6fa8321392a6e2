"""Reading and writing files: problems name file and line, and nothing is ever half-written."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qostil.errors import InputError, Problem


def read_text(path: Path) -> str:
    """Read UTF-8 with or without a byte order mark; any newline comes out as LF.

    Raises InputError where the file is missing or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            Problem(path, 0, f"can't be read ({error.strerror})", "a readable file")
        ) from error
    return decode(path, data)


def decode(path: Path, data: bytes) -> str:
    """Read what came from a file or a pipe, as `read_text` does."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Problem(path, line, f"byte {error.start} is not UTF-8", "UTF-8", "convert the file")
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_aside(path: Path, data: str | bytes) -> None:
    """Write the whole file beside its place, then rename it: there is the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with remove_on_failure(Path(name)):
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
        # mkstemp makes files that only their owner reads; a site is for everyone.
        Path(name).chmod(0o644)
        Path(name).replace(path)


@contextmanager
def remove_on_failure(path: Path) -> Iterator[None]:
    """Take a half-written file away if what writes it is interrupted."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace_folder(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old`, in two renames: no file of it is ever missing."""
    retired = old.with_name(f".{old.name}.old")
    shutil.rmtree(retired, ignore_errors=True)
    if old.exists():
        old.rename(retired)
    new.rename(old)
    shutil.rmtree(retired, ignore_errors=True)
