"""`qostil new`: a project of one's own."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.commands.talk import progress, say, tell_text
from qostil.commands.text import add_text_options, given_text
from qostil.files import making
from qostil.listing import check_replaceable
from qostil.project import load_project, start_project

_EPILOG = """\
The project has all that the site is made of: mkdocs.yml, hooks and overrides, the text in source/,
its pages in docs/, and a workflow that publishes it. `qostil build` builds it, and so does
`mkdocs build`.

examples:
  qostil new water --from water.txt                    one file with all languages
  qostil new water --from water.kk.txt water.zh.txt    a file for each language
  qostil new water --langs kk,zh                       no text yet
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("new", help="start a project, from a text or empty", epilog=_EPILOG)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where: empty, or not there yet")
    parser.add_argument(
        "--from", dest="files", nargs="+", type=Path, default=[], metavar="FILE", help="the text"
    )
    add_text_options(parser)
    parser.set_defaults(run=run, wrong_usage=parser.error)


def run(options: argparse.Namespace) -> int:
    """Make the project aside; only a whole one takes its place."""
    if not (options.files or options.langs):
        options.wrong_usage("name a text (--from FILE) or the languages (--langs kk,zh)")
    folder = options.folder.resolve()
    check_replaceable(folder, "a folder that is empty or not there yet")
    with making(folder) as aside:
        notes = start_project(aside, folder.name, given_text(options), progress(options))
        tell_text(options, notes, load_project(aside) if options.files else None)
        _put(aside, folder)
    say(options, f"{options.folder} is a project now. Next:")
    for step in _steps(options, folder):
        say(options, f"  {step}")
    return OK


def _put(new: Path, folder: Path) -> None:
    """Put the project in its place, whole or not at all."""
    is_empty = not folder.exists() or not any(folder.iterdir())
    if is_empty and folder != Path.cwd():
        new.rename(folder)
        return
    # Where somebody stands, or has empty folders, the folder itself must stay.
    paths = sorted(new.iterdir())
    try:
        for path in paths:
            path.rename(folder / path.name)
    except BaseException:
        for path in paths:
            if not path.exists():
                (folder / path.name).rename(path)
        raise


def _steps(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield what comes next."""
    if folder != Path.cwd():
        yield f"cd {options.folder}"
    if not options.files:
        yield "qostil split FILE…    a text becomes its pages"
    yield "qostil build          its site, in site/"
    if "./wheels/" in (folder / "requirements.txt").read_text("utf-8"):
        yield "requirements.txt      wants Qostil's wheel before you publish: it says how"
    yield "README.md             says what is where, and how to publish it"
