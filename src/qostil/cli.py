"""The command `qostil`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from signal import SIG_DFL, SIGHUP, SIGTERM, default_int_handler, getsignal
from signal import signal as set_handler
from threading import current_thread, main_thread

from qostil.commands import COMMANDS
from qostil.commands.outcome import fail
from qostil.errors import InputError

_EPILOG = """\
examples:
  qostil site text.txt --out site        a text becomes a site, and nothing else is left
  qostil new water --from text.txt       a text becomes a project of your own
  cd water && qostil build               the project becomes a site

qostil COMMAND --help says more, with examples. Exit status: 0 all is well; 1 something in the input
is wrong, and standard error says where; 2 the command was not understood.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the result is the exit status: 0, 1 (a problem in the input), 2 (usage)."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    _stop_as_ctrl_c_does()
    try:
        return run(options)
    except InputError as error:
        return fail("\n".join(str(problem.below(Path.cwd())) for problem in error.problems))
    except OSError as error:  # a full disk, a folder that is not ours to write into
        return fail(f"{error.filename or 'a file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return fail("stopped")


def _stop_as_ctrl_c_does() -> None:
    """Clean up also where a time limit or a closed terminal ends the command."""
    for signal in (SIGTERM, SIGHUP):
        if current_thread() is main_thread() and getsignal(signal) is SIG_DFL:  # nohup ignores one
            set_handler(signal, default_int_handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qostil",
        description="Publishes a text and its translations as one static site.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="DIR", help="the project's folder"
    )
    parser.set_defaults(quiet=False, verbose=False)
    _add_talk(parser)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(verbs)
    for verb in verbs.choices.values():
        verb.formatter_class = argparse.RawDescriptionHelpFormatter
        _add_talk(verb)
    return parser


def _add_talk(parser: argparse.ArgumentParser) -> None:
    """Add what may stand before the command or behind it."""
    talk = parser.add_mutually_exclusive_group()
    for name, text in (("quiet", "say problems only"), ("verbose", "say each step")):
        talk.add_argument(
            f"-{name[0]}",
            f"--{name}",
            action="store_true",
            default=argparse.SUPPRESS,  # or the command's default would undo what stands before it
            help=text,
        )


if __name__ == "__main__":
    sys.exit(main())
