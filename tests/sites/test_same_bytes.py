"""The same commit gives the same bytes, wherever and whenever it is built."""

import subprocess
from pathlib import Path

import pytest

from qostil.fonts import CACHE
from tests.sites.projects import built, copy_project, files

SEPTEMBER = "2026-09-09T09:09:09+05:00"
SECONDS = "1788926949"  # the same moment, for SOURCE_DATE_EPOCH


def committed(folder: Path) -> Path:
    """Copy the project into a repository of its own with one commit of a known time."""
    project = copy_project(folder)
    (project / CACHE.parent).unlink()  # not the fonts of another build
    git = ["git", "-C", str(project), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    dates = {"GIT_AUTHOR_DATE": SEPTEMBER, "GIT_COMMITTER_DATE": SEPTEMBER}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run([*git, *command], check=True, env={"PATH": "/usr/bin:/bin", **dates})
    return project


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = committed(tmp_path_factory.mktemp("here"))
    return files(built(project, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8"))


def test_another_folder_clock_seed_and_locale_change_nothing(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    project = committed(tmp_path / "a longer path" / "қазақша")
    again = files(built(project, PYTHONHASHSEED="77", TZ="Asia/Almaty", LC_ALL="C"))
    assert sorted(again) == sorted(first)
    assert [name for name in first if first[name] != again[name]] == []


def test_a_given_time_counts_where_there_is_no_commit(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    again = files(built(copy_project(tmp_path / "p"), SOURCE_DATE_EPOCH=SECONDS))
    assert [name for name in first if first[name] != again.get(name)] == []
    assert "2026 жылғы 9 қыркүйек".encode() in first["index.html"]


def test_a_given_time_counts_before_that_of_the_commit(tmp_path: Path) -> None:
    site = built(committed(tmp_path / "p"), SOURCE_DATE_EPOCH="1700000000")
    assert "2023 жылғы 14 қараша" in (site / "index.html").read_text("utf-8")
    assert "<lastmod>2023-11-14</lastmod>" in (site / "sitemap.xml").read_text("utf-8")
