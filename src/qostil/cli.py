"""The command `qostil`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from qostil.commands import COMMANDS
from qostil.commands.outcome import fail
from qostil.errors import InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the result is the exit status: 0, 1 (a problem in the input), 2 (usage)."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except InputError as error:
        return fail("\n".join(str(problem.below(Path.cwd())) for problem in error.problems))
    except KeyboardInterrupt:
        return fail("stopped")


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
    for command in COMMANDS:
        command.add(verbs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
