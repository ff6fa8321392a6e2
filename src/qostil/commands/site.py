"""`qostil site`: from a text straight to its site."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from qostil.commands.build import build_checked
from qostil.commands.outcome import FAILED, OK, Verbs
from qostil.commands.talk import progress, say, tell_text
from qostil.commands.text import add_text_options, given_text
from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.glossary.exchange import is_yaml, read_any
from qostil.glossary.writing import write_yaml
from qostil.listing import check_replaceable
from qostil.project import load_project, start_project

_EPILOG = """\
Nothing else is left. To edit the pages, or to split anew when the text changes, use qostil new.

examples:
  qostil site water.txt --out site
  qostil site water.kk.txt water.zh.txt --out site --glossary terms.yml
  qostil site table.tsv --out site --langs kk,zh --form table
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("site", help="a text becomes a site", epilog=_EPILOG)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the text")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="the site: a new folder, or one of an earlier qostil site",
    )
    parser.add_argument(
        "--glossary", type=Path, metavar="FILE", help="terms: YAML, TBX, CSV or TSV"
    )
    add_text_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make a project in a temporary folder, build it, and put its site into place."""
    out = options.out.resolve()
    check_replaceable(out, "a new folder, or what qostil site made and nothing else")
    with TemporaryDirectory(prefix="qostil-") as folder:
        root = Path(folder).resolve() / "project"
        try:
            return _build(options, root, out)
        except InputError as error:
            own = _own_files(options)
            raise InputError([_of_own(p, own) for p in error.problems]) from error


def _build(options: argparse.Namespace, root: Path, out: Path) -> int:
    if options.glossary:
        (root / "source").mkdir(parents=True)
        (root / "source" / "glossary.yml").write_text(_glossary(options.glossary), "utf-8")
    notes = start_project(root, out.name, given_text(options), progress(options))
    project = load_project(root)
    tell_text(options, notes, project)
    if project.problems:
        raise InputError(project.problems)
    if build_checked(options, project, out, listed=True):
        return FAILED
    say(options, f"{options.out}/index.html is the site, checked")
    return OK


def _glossary(path: Path) -> str:
    """Give a glossary as YAML: what is YAML stays as it is, with its lines."""
    return read_text(path) if is_yaml(path) else write_yaml(read_any(path).usable().values())


def _own_files(options: argparse.Namespace) -> Mapping[str, Path]:
    """Give, by the names in the temporary project, the files that the user knows."""
    files = {path.name: path for path in options.files}
    return files | ({"glossary.yml": options.glossary} if options.glossary else {})


def _of_own(problem: Problem, own: Mapping[str, Path]) -> Problem:
    """Name the user's file; the lines of a glossary in another form than YAML are not its own."""
    file = own.get(problem.file.name, problem.file)
    is_table = problem.file.name == "glossary.yml" and not is_yaml(file)
    return replace(problem, file=file, line=0 if is_table else problem.line)
