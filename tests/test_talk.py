"""What a command shows while it works, and how it ends when it is stopped."""

import io
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest

from qostil.cli import main
from qostil.commands import talk
from qostil.mkdocs import build
from qostil.progress import T
from tests.sites.projects import copy_project, environment

LOUD = Namespace(quiet=False, verbose=False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float) -> str:
    """Give what is shown of 60 items that take so long each."""
    clock = count(0.0, seconds)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(talk, "monotonic", lambda: next(clock))
    assert list(talk.progress(LOUD)(list(range(60)), "checking")) == list(range(60))
    return stream.getvalue()


def test_what_takes_less_than_a_second_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.01) == ""
    assert shown(monkeypatch, Terminal(), 0.01) == ""


def test_elsewhere_than_on_a_terminal_plain_lines_say_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = shown(monkeypatch, io.StringIO(), 0.5).splitlines()
    assert lines == [f"checking: {n} of 60" for n in (2, 23, 44, 60)]


def test_on_a_terminal_there_is_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "_DELAY", 0)
    bar = shown(monkeypatch, Terminal(), 0.5)
    assert "checking:" in bar
    assert "of 60" in bar
    assert "\n" not in bar


def test_a_quiet_command_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    items = [1, 2]
    assert talk.progress(Namespace(quiet=True))(items, "checking") is items


def test_a_build_that_a_time_limit_ends_leaves_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    command = [sys.executable, "-m", "qostil", "-C", str(project), "build"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as process:
        while not (project / ".site.new" / "assets").exists():  # MkDocs is at work
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.terminate()
        _, shown = process.communicate()
    assert process.returncode == 1
    assert shown.endswith(b"stopped\n")
    assert not list(project.glob("*site*"))


def test_a_stopped_build_leaves_the_last_site_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path)
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last one", "utf-8")
    started: list[subprocess.Popen[str]] = []

    def stop(process: subprocess.Popen[str], _: Path) -> None:
        started.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "_written", stop)
    assert main(["-C", str(project), "build"]) == 1
    assert capsys.readouterr().err == "stopped\n"
    assert started[0].returncode < 0  # MkDocs was ended
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert not list(project.glob(".site*"))


class Building:
    """A process that writes a page before each look at it, and ends after a few."""

    def __init__(self, target: Path) -> None:
        self.returncode: int | None = None
        self.waits: list[float] = []
        self.stderr: list[str] = []
        self._target = target

    def __enter__(self) -> "Building":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) == 5:
            self.returncode = 0
            return
        (self._target / f"{len(self.waits)}.html").touch()
        raise subprocess.TimeoutExpired("mkdocs", seconds)


@pytest.mark.parametrize(("took", "rest"), [(0.001, 0.3), (2, 20)])
def test_how_far_a_build_is_is_looked_at_less_often_the_longer_a_look_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, took: float, rest: float
) -> None:
    process = Building(tmp_path)
    clock = count(0, took)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: process)
    monkeypatch.setattr(build, "monotonic", lambda: next(clock))
    seen: list[object] = []

    def note(items: Iterable[T], doing: str, total: int | None = None) -> Iterable[T]:  # noqa: ARG001
        seen.extend(items)
        return ()

    assert build.build_site(tmp_path, tmp_path, progress=note) == 0
    assert seen == [0, 1, 2, 3]
    assert process.waits == pytest.approx([0.3, *[rest] * 4])
