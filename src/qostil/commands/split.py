"""`qostil split`: the source becomes Markdown."""

import argparse

from qostil.commands.outcome import OK, Verbs, fail
from qostil.project import split_project


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "split",
        help="source → docs/: one Markdown file a section and language",
        epilog="examples: qostil split · qostil split --check · qostil split --keep",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the source has moved on"
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="leave edited pages as they are: the source's change is in them already",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Split the source; with --check tell only whether it has moved on."""
    result = split_project(options.root, check=options.check, keep=options.keep)
    for note in result.notes:
        print(note)
    if result.differences:
        print(result.differences)
        return fail(
            "source and docs/ have both changed these pages since the last split, so nothing was "
            "written; bring the source's change into docs/ by hand, then run qostil split --keep"
        )
    if not result.changed:
        print("docs/ is current: the source has not changed since the last split")
        return OK
    if options.check:
        return fail(
            f"the source has moved on from docs/: {', '.join(result.changed)}; run qostil split"
        )
    for page in result.removed:
        print(f"removed {page}")
    for page in result.changed:
        print(page)
    return OK
