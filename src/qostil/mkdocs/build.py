"""The build: `mkdocs build --strict` in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from qostil.errors import InputError, Problem

SITE = "site"


def build_site(root: Path, target: Path) -> int:
    """Build a project's site into `target`; gives MkDocs' exit status, 0 if all is well.

    What it only informs of is not shown. (Its own --quiet would keep --strict from counting
    warnings.)
    """
    command = [
        *(sys.executable, "-m", "mkdocs", "build", "--strict"),
        *("--config-file", str(root / "mkdocs.yml"), "--site-dir", str(target.resolve())),
    ]
    # Material announces at each build that MkDocs 2 will not run it; the lock files see to that.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or ():
            if not line.startswith("INFO"):
                sys.stderr.write(line)
    return process.returncode


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
