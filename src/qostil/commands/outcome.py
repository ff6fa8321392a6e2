"""How a command ends, and what all commands share."""

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

from qostil.check import check_site
from qostil.progress import Progress
from qostil.project import Project

OK, FAILED = 0, 1  # argparse exits with 2 for wrong usage
_REPORTED = 50  # problems: one mistake in a template makes thousands

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def fail(message: str) -> int:
    """Say why on standard error, and give the exit status."""
    print(message, file=sys.stderr)
    return FAILED


def report(site: Path, project: Project, progress: Progress) -> int:
    """Print what is wrong in a built site; gives the number of problems."""
    problems = check_site(site, list(project.languages), project.expected(), progress)
    for problem in problems[:_REPORTED]:
        print(problem.below(project.root), file=sys.stderr)
    if len(problems) > _REPORTED:
        print(f"… and {len(problems) - _REPORTED} more", file=sys.stderr)
    return len(problems)
