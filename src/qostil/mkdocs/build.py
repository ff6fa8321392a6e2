"""The build: `mkdocs build --strict` in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, time
from typing import IO

from qostil.errors import InputError, Problem
from qostil.progress import Progress, silent

SITE = "site"
_TICK = 0.3  # seconds between two looks at how far it is
_REST = 10  # times what a look at many pages takes: it may cost a tenth of the build, not more


def build_site(
    root: Path, target: Path, pages: int = 0, progress: Progress = silent, verbose: bool = False
) -> int:
    """Build a project's site of so many pages into `target`; gives MkDocs' exit status, 0 if well.

    What it only informs of is shown if `verbose`. (Its own --quiet would keep --strict from
    counting warnings.)
    """
    command = [
        *(sys.executable, "-m", "mkdocs", "build", "--strict"),
        *("--config-file", str(root / "mkdocs.yml"), "--site-dir", str(target.resolve())),
    ]
    # Material announces at each build that MkDocs 2 will not run it; the lock files see to that.
    # On a narrow terminal MkDocs would break its lines, and only the first says which level it has.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "10000"}
    with subprocess.Popen(
        command,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C reaches us alone, and MkDocs is ended without its words
    ) as process:
        try:
            reader = Thread(target=_pass_on, args=(process.stderr, verbose))
            reader.start()
            for _ in progress(_written(process, target), "building", pages or None):
                pass
            reader.join()
        except BaseException:
            process.kill()
            raise
    return process.returncode


def _pass_on(lines: IO[str], verbose: bool) -> None:
    for line in lines:
        if verbose or not line.startswith("INFO"):
            sys.stderr.write(line)


def _written(process: subprocess.Popen[str], target: Path) -> Iterator[int]:
    """Yield once for each page that is written, until the process ends."""
    count, tick = 0, _TICK
    while process.returncode is None:
        try:
            process.wait(tick)
        except subprocess.TimeoutExpired:
            start = monotonic()
            now = sum(1 for _ in target.rglob("*.html"))
            tick = max(_TICK, _REST * (monotonic() - start))
            yield from range(count, now)
            count = max(count, now)
    yield from range(count, sum(1 for _ in target.rglob("*.html")))


def build_time(root: Path) -> int:
    """Give the time of a build: SOURCE_DATE_EPOCH, or else the commit's, or else now."""
    default_epoch(root)
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time())


def default_epoch(root: Path) -> None:
    """Make the build's time the commit's, so that the same commit gives the same bytes.

    SOURCE_DATE_EPOCH (reproducible-builds.org) wins where it is set; outside git it is the clock.
    Raises InputError where it is set to something else than a time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given and not given.isdigit():
        found, expected = f"SOURCE_DATE_EPOCH is {given!r}", "seconds since 1970"
        raise InputError(Problem(Path("environment"), 0, found, expected))
    if given:
        return
    try:
        shown = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return
    if shown.stdout.strip():
        os.environ["SOURCE_DATE_EPOCH"] = shown.stdout.strip()
