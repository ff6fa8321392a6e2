"""`qostil check`: a built site is read again."""

import argparse
from pathlib import Path

from qostil.commands.outcome import FAILED, OK, Verbs, report
from qostil.commands.talk import progress, say
from qostil.project import load_project

_EPILOG = """\
Every id in every language, every link and anchor, every sentence, nothing from another host.

example:
  qostil check site
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("check", help="check a built site", epilog=_EPILOG)
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a built site against the project's docs/."""
    if report(options.site, load_project(options.root), progress(options)):
        return FAILED
    say(options, f"{options.site} is whole")
    return OK
