"""`qostil build`: docs/ becomes the site."""

import argparse
from shutil import rmtree

from qostil.commands.outcome import OK, Verbs, fail, report
from qostil.errors import InputError
from qostil.files import replace_folder
from qostil.mkdocs.build import SITE, build_site
from qostil.project import load_project


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "build", help="docs/ → site/, checked", epilog="example: qostil build"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the site aside and check it; only a whole one takes the place of the last."""
    project = load_project(options.root)
    if project.problems:
        raise InputError(project.problems)
    aside = options.root / f".{SITE}.new"
    if build_site(options.root, aside):
        rmtree(aside, ignore_errors=True)
        return fail("the site was not built; the last one, if there is one, is untouched")
    if report(aside, project):
        rmtree(aside, ignore_errors=True)
        return fail("the built site is not whole; the last one, if there is one, is untouched")
    replace_folder(aside, options.root / SITE)
    print(f"{SITE}/ is built and checked")
    return OK
