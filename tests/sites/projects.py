"""Projects made for a test, most of them the repository's with a change, and their builds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import qostil
from qostil.fonts import CACHE

ROOT = Path(__file__).parent.parent.parent
MACHINE = ("mkdocs.yml", "hooks", "overrides")
CONTENT = ("docs", "source")
SOURCE = "source/da-fupin-geju.kk-zh.txt"
SITE_URL = "http://127.0.0.1/repo/"
SECTIONS = ("whole", "east-west", "designated-assistance", "state-enterprises", "all-society")
NAMES = ("index", *SECTIONS, "glossary")

# Under the address of a built page below the site: each page with its language.
_BUILT = (*NAMES, "sections")  # the page of all sections is no entry of the navigation
PAGES = [(f"{name}.html", "kk") for name in _BUILT] + [(f"zh/{name}.html", "zh") for name in _BUILT]

Change = Callable[[Path], None]


@dataclass(frozen=True)
class Run:
    """How a command ended, and all that it showed."""

    status: int
    shown: str


def copy_project(target: Path, *parts: str) -> Path:
    """Copy the repository's project, or only the named parts of it."""
    for name in parts or (*MACHINE, *CONTENT):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    # Fonts take longest to make: those that one build has made are there for the next.
    (ROOT / CACHE).mkdir(parents=True, exist_ok=True)
    (target / CACHE.parent).symlink_to(ROOT / CACHE.parent)
    return target


def environment(**given: str) -> dict[str, str]:
    """Give this process's environment without what decides a build, and with what is given."""
    kept = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "SITE_URL")}
    # The package that the tests run against, also where it is not installed.
    path = str(Path(qostil.__file__).parent.parent)
    return {**kept, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1", **given}


def run(folder: Path, *command: str, **given: str) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment(**given),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout)


def qostil_(project: Path, *arguments: str, **given: str) -> Run:
    return run(project, "qostil.cli", *arguments, **given)


def built(project: Path, **given: str) -> Path:
    """Build a project that is expected to build, without a word of complaint; give its site."""
    done = qostil_(project, "build", **{"SITE_URL": SITE_URL, **given})
    assert done.status == 0, done.shown
    assert "site/ is built and checked" in done.shown
    assert "WARNING" not in done.shown
    return project / "site"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Change the one place where a file says `old`."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} says {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
