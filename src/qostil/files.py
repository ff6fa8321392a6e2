"""Reading and writing files: problems name file and line, and nothing is ever half-written."""

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from qostil.errors import InputError, Problem


def read_bytes(path: Path) -> bytes:
    """Read a file. Raises InputError where that can't be done."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            Problem(path, 0, f"can't be read ({error.strerror})", "a readable file")
        ) from error


def read_text(path: Path) -> str:
    """Read UTF-8 with or without a byte order mark; any newline comes out as LF.

    Raises InputError where the file is missing or is not UTF-8.
    """
    return decode(path, read_bytes(path))


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
    """Write the whole file beside its place, then rename it: there is the old one or the new.

    The new one has the old one's permissions; where there was none, everyone may read it.
    """
    write_all_aside({path: data})


def write_all_aside(files: Mapping[Path, str | bytes]) -> None:
    """Write files as `write_aside` does, and rename the first once the last is written."""
    with ExitStack() as failure:
        made = {path: _write_new(path, data, failure) for path, data in files.items()}
        for path, new in made.items():
            new.replace(path)


def _write_new(path: Path, data: str | bytes, failure: ExitStack) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    failure.enter_context(remove_on_failure(Path(name)))
    with os.fdopen(handle, "wb") as file:
        file.write(data.encode() if isinstance(data, str) else data)
    Path(name).chmod(_mode(path))
    return Path(name)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


@contextmanager
def remove_on_failure(path: Path) -> Iterator[None]:
    """Take a half-written file away if what writes it is interrupted."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


Stamps = Mapping[str, tuple[int, int, int]]
"""The files of a folder, each with its inode, size and time of change in nanoseconds."""


def stamps(folder: Path) -> Stamps:
    """Give a folder's stamps: as long as they are the same, nobody has written there."""
    paths = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
    return {
        name: (status.st_ino, status.st_size, status.st_mtime_ns)
        for name, status in paths.items()
        if not stat.S_ISDIR(status.st_mode)
    }


def change_folder(
    folder: Path,
    changes: Mapping[str, str | bytes | None],
    beside: Mapping[Path, str],
    seen: Stamps,
) -> None:
    """Write files of a folder (None deletes one), and files that belong to it `beside` it, as one.

    The whole new folder is made aside, of links to the files that stay, and renamed into place.
    Raises OSError where something can't be written, and InputError where somebody has written to
    the folder since it was `seen`; then all is as it was. What a killed process leaves,
    `settle_folder` settles.
    """
    folder = folder.resolve()  # of a link the folder is replaced, not the link
    _refuse_links(folder, changes)
    folder.mkdir(parents=True, exist_ok=True)
    new = aside(folder)
    try:
        shutil.copytree(folder, new, symlinks=True, copy_function=_link)
        for name, data in changes.items():
            if data is None:
                (new / name).unlink()
            else:
                write_aside(new / name, data)
        for path, text in beside.items():
            aside(path).write_text(text, "utf-8")
            aside(path).chmod(_mode(path))
        _check_unchanged(folder, seen)
    except BaseException:
        settle_folder(folder, beside)
        raise
    replace_folder(new, folder, beside)


def _link(source: str, target: str) -> None:
    """Make a second name for a file, or a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _check_unchanged(folder: Path, seen: Stamps) -> None:
    changed = sorted(dict(stamps(folder).items() ^ seen.items()))
    if changed:
        found = "somebody has just written to it"
        raise InputError(Problem(folder / changed[0], 0, found, "", "run the command again"))


def _refuse_links(folder: Path, names: Iterable[str]) -> None:
    """Raise InputError where a file lies behind a link: it would be changed before its time."""
    for parent in {folder / parent for name in names for parent in Path(name).parents}:
        if parent.is_symlink():
            raise InputError(Problem(parent, 0, "a link to a folder", "a folder, to write into"))


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """Give the place to make a folder's new state in; what stays there is taken away."""
    settle_folder(folder)
    try:
        yield aside(folder)
    finally:
        settle_folder(folder)


def aside(path: Path) -> Path:
    """Give the place beside a file or folder where its new state is made."""
    return path.with_name(f".{path.name}.new")


def replace_folder(new: Path, old: Path, beside: Collection[Path] = ()) -> None:
    """Put the folder `new` in the place of `old`, in two renames.

    `beside`: files whose new state stands aside, and takes its place with the folder's.
    """
    retired = _retired(old)
    shutil.rmtree(retired, ignore_errors=True)
    try:
        # From here until the last of these is done, the retired folder says what is under way.
        if old.exists():
            old.rename(retired)
        else:
            retired.mkdir()
        new.rename(old)
    finally:
        settle_folder(old, beside)


def settle_folder(folder: Path, beside: Collection[Path] = ()) -> None:
    """Bring a folder whose replacing was cut off to what it was, or to what it was to be."""
    folder = folder.resolve()
    retired = _retired(folder)
    if retired.exists() and not folder.exists():
        retired.rename(folder)
    if retired.exists():
        for path in beside:
            if aside(path).exists():
                aside(path).replace(path)
        shutil.rmtree(retired)
    shutil.rmtree(aside(folder), ignore_errors=True)
    for path in beside:
        aside(path).unlink(missing_ok=True)


def _retired(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process of ours writes below a folder; a killed one holds nobody up."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems lock no folders
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
