"""The command `qostil`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from qostil import commands
from qostil.errors import InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the result is the exit status: 0, 1 (a problem in the input), 2 (usage)."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except InputError as error:
        for problem in error.problems:
            print(problem.below(Path.cwd()), file=sys.stderr)
        return commands.FAILED
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return commands.FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qostil",
        description="Publishes a text and its translations as one static site.",
        epilog="example: qostil split && qostil build",
    )
    parser.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="DIR", help="the project's folder"
    )
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    split = verbs.add_parser(
        "split",
        help="source → docs/: one Markdown file a section and language",
        epilog="examples: qostil split · qostil split --check · qostil split --keep",
    )
    split.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the source has moved on"
    )
    split.add_argument(
        "--keep",
        action="store_true",
        help="leave edited pages as they are: the source's change is in them already",
    )
    split.set_defaults(run=commands.split)

    build = verbs.add_parser("build", help="docs/ → site/, checked", epilog="example: qostil build")
    build.set_defaults(run=commands.build)

    check = verbs.add_parser(
        "check", help="check a built site", epilog="example: qostil check site"
    )
    check.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    check.set_defaults(run=commands.check)

    offline = verbs.add_parser(
        "offline", help="pack the built site as a zip", epilog="example: qostil offline"
    )
    offline.set_defaults(run=commands.offline)
    return parser


if __name__ == "__main__":
    sys.exit(main())
