"""The options of the commands that take a text."""

import argparse

from qostil.languages import CODE
from qostil.project import Given
from qostil.source import Form


def add_text_options(parser: argparse.ArgumentParser) -> None:
    """Add what may be said of a text; what is not said is found out."""
    text = parser.add_argument_group("of the text, where it should not be found out")
    text.add_argument(
        "--langs",
        type=codes,
        metavar="kk,zh",
        help="its languages; the first leads, and is the site's default",
    )
    text.add_argument("--form", choices=[*map(str, Form)], help="how its languages stand")
    text.add_argument("--encoding", help="as utf-8, gb18030, big5, windows-1251")


def given_text(options: argparse.Namespace) -> Given:
    """Give the text that a command was given."""
    form = Form(options.form) if options.form else None
    return Given(options.files, options.langs, form, options.encoding)


def codes(text: str) -> list[str]:
    """Read codes that commas part, for an option."""
    named = [code.strip() for code in text.split(",")]
    wrong = [code for code in named if not CODE.fullmatch(code)]
    if wrong or len(set(named)) < len(named):
        raise argparse.ArgumentTypeError(f"{text!r}: expected codes as kk,zh, each once")
    return named
