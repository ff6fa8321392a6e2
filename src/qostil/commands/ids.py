"""`qostil ids`: ids for new lines, in all languages at once."""

import argparse
import sys

from qostil.commands.outcome import FAILED, OK, Verbs, fail
from qostil.commands.talk import say
from qostil.project import give_ids

_EPILOG = """\
Write a new line where it belongs, without a comment, in each language: lines between the same
neighbours get the same new id. A language that has no new line there answers for the id on the line
before (an alias). Where languages have different numbers of new lines, nothing is done there, and
that is said. No id that stands is ever changed.

Pages without any id are ordinary documentation; name one to make it a section.

examples:
  qostil ids
  qostil ids --check              write nothing; exit 1 if a line lacks an id
  qostil ids preface.md           docs/kk/preface.md, docs/zh/preface.md, … are a new section
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("ids", help="give ids to the lines you added", epilog=_EPILOG)
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help="a page without ids, to become a section"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a line lacks an id"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Give ids to all new lines; exit status 1 where some are still without."""
    found = give_ids(options.root, options.pages, options.check)
    for line in found.given:
        say(options, line)
    for problem in found.unclear:
        print(problem.below(options.root), file=sys.stderr)
    if found.unclear:
        return FAILED
    if options.check and found.given:
        return fail("these lines have no id yet; run qostil ids")
    if not found.given:
        say(options, "every line of the text has an id")
    if found.ordinary:
        pages = ", ".join(found.ordinary)
        say(options, f"ordinary pages, without ids: {pages} (qostil ids PAGE makes one a section)")
    return OK
