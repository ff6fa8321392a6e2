"""`qostil check`: a built site is read again."""

import argparse
from pathlib import Path

from qostil.commands.outcome import FAILED, OK, Verbs, report
from qostil.project import load_project


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "check", help="check a built site", epilog="example: qostil check site"
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a built site against the project's docs/."""
    if report(options.site, load_project(options.root)):
        return FAILED
    print(f"{options.site} is whole")
    return OK
