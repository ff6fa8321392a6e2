"""A split that is stopped, at any moment and in any way, leaves the old docs/ or the new."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count as count_from
from pathlib import Path
from typing import Any

import pytest

from qostil.cli import main
from qostil.errors import InputError
from qostil.files import change_folder, settle_folder, stamps, write_aside
from tests.sites.projects import environment, files, replace, write

TEXT = """\
Су туралы
Су – өмір көзі. Оны таза сақтау керек. Өзен мен көл – бәріміздікі.
关于水
水是生命之源。应当保持清洁。江河湖泊属于大家。
"""
SETTINGS = 'file = "water.txt"\nlanguages = ["kk", "zh"]\n'
CALLS = ("rename", "replace", "link", "unlink", "mkdir", "rmdir", "open")


def split(project: Path) -> int:
    return main(["-C", str(project), "split"])


class Killed(BaseException):
    """Nothing runs after it: every later call to the system raises it again."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project that people have edited, whose source has moved on."""
    project = tmp_path / "project"
    source = project / "source" / "water.txt"
    write(source, TEXT)
    write(project / "source" / "text.toml", SETTINGS)
    assert split(project) == 0
    replace(project / "docs/kk/section-1.md", "таза", "мөлдір")
    write(project / "docs/assets/map.svg", "<svg/>")
    write(project / "docs/kk/guide.md", "# Нұсқаулық\n")
    text = TEXT.replace("。", "！").replace("Су – өмір көзі.", "Су – өмір көзі. Бұл – жаңа сөйлем.")
    source.write_text(text, "utf-8")
    return project


@pytest.fixture
def states(project: Path, tmp_path: Path) -> list[dict[str, bytes]]:
    """The project before the split, and after one that nothing stops."""
    done = shutil.copytree(project, tmp_path / "done")
    assert split(done) == 0
    return [files(project), files(done)]


@contextmanager
def failing(at: int, error: Callable[[], BaseException], once: bool) -> Iterator[list[int]]:
    """Let the call `at` to the file system fail, and those after it unless `once`; count them."""
    count = [0]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            count[0] += 1
            if count[0] == at or (count[0] > at and not once):
                raise error()
            return call(*arguments, **options)

        return wrapped

    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in CALLS:
            monkeypatch.setattr(os, name, wrap(getattr(os, name)))
        yield count


def stops(
    folder: Path, work: Callable[[Path], object], error: Callable[[], BaseException], once: bool
) -> Iterator[tuple[Path, BaseException | None]]:
    """Yield a copy of a folder and what it raised, for each call at which work on it is stopped."""
    for at in count_from(1):
        copy = folder.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        raised = None
        with failing(at, error, once) as count:
            try:
                work(copy)
            except (Killed, OSError, KeyboardInterrupt) as stop:
                raised = stop
        if count[0] < at:
            return
        yield copy, raised


def docs(state: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in state.items() if name.startswith("docs/")}


def test_a_killed_split_leaves_the_old_docs_or_the_new_and_is_done_by_the_next(
    project: Path, states: list[dict[str, bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = states
    seen = []
    for stopped, _ in stops(project, split, Killed, once=False):
        left = docs(files(stopped))
        # Between the two renames there is no docs/: the old one lies beside, whole.
        beside = files(stopped / ".docs.old") if not left else {}
        seen.append(left or {f"docs/{name}": data for name, data in beside.items()})
        assert seen[-1] in (docs(old), docs(new))
        assert split(stopped) == 0
        assert files(stopped) == new
    assert docs(old) in seen
    assert docs(new) in seen
    capsys.readouterr()


def change(folder: Path) -> None:
    docs = folder / "docs"
    changes = {"a": "new", "c/d": "new", "b": None}
    change_folder(docs, changes, {folder / "record": "2"}, stamps(docs))


@pytest.mark.parametrize("error", [lambda: OSError(errno.ENOSPC, "full"), KeyboardInterrupt])
def test_a_full_disk_or_ctrl_c_leaves_the_old_docs_or_the_new(
    tmp_path: Path, error: Callable[[], BaseException]
) -> None:
    folder = tmp_path / "folder"
    for name, text in (("docs/a", "old"), ("docs/b", "old"), ("docs/e/f", "old"), ("record", "1")):
        write_aside(folder / name, text)
    old = files(folder)
    new = {"docs/a": b"new", "docs/c/d": b"new", "docs/e/f": b"old", "record": b"2"}
    seen = []
    for stopped, raised in stops(folder, change, error, once=True):
        left = files(stopped)
        seen.append(docs(left))
        assert seen[-1] in (docs(old), docs(new))
        settle_folder(stopped / "docs", [stopped / "record"])
        assert files(stopped) in (old, new)
        assert raised or files(stopped) == new
    assert docs(old) in seen
    assert docs(new) in seen


def test_a_full_disk_is_told_in_one_line(
    project: Path, states: list[dict[str, bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "docs")

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(os, "mkdir", full)
        assert split(project) == 1
    assert capsys.readouterr().err == "docs: No space left on device\n"
    assert files(project) == states[0]


KILL = """
import os, signal, sys
from pathlib import Path
from qostil.cli import main
rename = Path.rename
def killing(path, target):
    if path.name == ".docs.new":
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(path, target)
Path.rename = killing
main(sys.argv[1:])
"""


def test_a_process_killed_between_the_two_renames_loses_nothing(
    project: Path, states: list[dict[str, bytes]]
) -> None:
    command = [sys.executable, "-c", KILL, "-C", str(project), "split"]
    done = subprocess.run(command, env=environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (project / "docs").exists()
    assert split(project) == 0
    assert files(project) == states[1]


def test_what_is_not_ours_in_docs_stays_as_it_is(project: Path) -> None:
    docs = project / "docs"
    (docs / "assets/link.svg").symlink_to("map.svg")
    (docs / "assets/map.svg").chmod(0o600)
    (docs / "kk/section-1.md").chmod(0o664)
    (docs / "empty").mkdir(mode=0o700)
    before = (docs / "assets/map.svg").stat()
    assert split(project) == 0
    after = (docs / "assets/map.svg").stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert (docs / "assets/link.svg").readlink() == Path("map.svg")
    assert (docs / "empty").stat().st_mode & 0o777 == 0o700
    assert (docs / "kk/section-1.md").stat().st_mode & 0o777 == 0o664
    assert not [path for path in project.iterdir() if path.name.startswith(".")]


def test_docs_may_be_a_link_to_a_folder_elsewhere(
    project: Path, states: list[dict[str, bytes]]
) -> None:
    elsewhere = project.with_name("elsewhere")
    (project / "docs").rename(elsewhere)
    (project / "docs").symlink_to(elsewhere)
    assert split(project) == 0
    assert (project / "docs").is_symlink()
    assert {f"docs/{name}": data for name, data in files(elsewhere).items()} == docs(states[1])


def test_a_folder_behind_a_link_is_not_written_into(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = project.with_name("elsewhere")
    (project / "docs/zh").rename(elsewhere)
    (project / "docs/zh").symlink_to(elsewhere)
    before = files(elsewhere)
    assert split(project) == 1
    assert "docs/zh: a link to a folder" in capsys.readouterr().err
    assert files(elsewhere) == before


def test_where_files_can_t_be_linked_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a").write_text("a", "utf-8")
    monkeypatch.setattr(os, "link", refuse)
    change_folder(folder, {"b": "b", "c/d": "d"}, {tmp_path / "record": "new"}, stamps(folder))
    assert files(tmp_path) == {"docs/a": b"a", "docs/b": b"b", "docs/c/d": b"d", "record": b"new"}


def test_what_people_write_meanwhile_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    write_aside(folder / "a", "old")
    seen = stamps(folder)
    write_aside(folder / "b", "a person's")
    with pytest.raises(InputError, match="docs/b: somebody has just written to it"):
        change_folder(folder, {"a": "new"}, {}, seen)
    assert files(tmp_path) == {"docs/a": b"old", "docs/b": b"a person's"}


def test_settling_leaves_a_folder_that_nothing_happened_to_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a").write_text("a", "utf-8")
    settle_folder(tmp_path / "docs", [tmp_path / "record"])
    assert files(tmp_path) == {"docs/a": b"a"}
