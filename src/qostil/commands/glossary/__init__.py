"""`qostil glossary`: terms in texts, and glossaries from and to other programmes."""

from qostil.commands.glossary import check, exchange, match, suggest
from qostil.commands.outcome import Verbs

_COMMANDS = (match, check, suggest, exchange)


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "glossary",
        help="terms: find, check, suggest, import, export",
        epilog="example: qostil glossary match --glossary terms.csv --lang kk text.txt",
    )
    own = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(own)
