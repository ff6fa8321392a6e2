"""`qostil offline`: the built site becomes one zip."""

import argparse

from qostil.commands.outcome import OK, Verbs
from qostil.commands.talk import say
from qostil.mkdocs.build import SITE
from qostil.offline import FILE_NAME, pack

_EPILOG = """\
example:
  qostil build && qostil offline
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("offline", help="pack the built site as a zip", epilog=_EPILOG)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Pack the built site."""
    target = pack(options.root / SITE)
    say(options, f"{SITE}/{FILE_NAME}: {target.stat().st_size / 1e6:.1f} MB")
    return OK
