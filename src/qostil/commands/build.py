"""`qostil build`: docs/ becomes the site."""

import argparse
from pathlib import Path

from qostil.commands.outcome import FAILED, OK, Verbs, fail, report
from qostil.commands.talk import progress, say
from qostil.errors import InputError
from qostil.files import making, replace_folder
from qostil.listing import write_list
from qostil.mkdocs.build import SITE, build_site
from qostil.project import Project, load_project, writing

_EPILOG = """\
The site is built aside and checked; only a whole one takes the place of the last.

examples:
  qostil build
  SITE_URL=https://example.org/water/ qostil build    with its address in links for search engines
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("build", help="docs/ → site/, checked", epilog=_EPILOG)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the site aside and check it; only a whole one takes the place of the last."""
    with writing(options.root):
        project = load_project(options.root)
        if project.problems:
            raise InputError(project.problems)
        if build_checked(options, project, options.root / SITE):
            return FAILED
    say(options, f"{SITE}/ is built and checked")
    return OK


def build_checked(
    options: argparse.Namespace, project: Project, site: Path, *, listed: bool = False
) -> int:
    """Build a project's site in the place of the last one, if it is whole.

    `listed`: whether it is to hold a list of its files.
    """
    with making(site) as aside:
        shown = progress(options)
        if build_site(project.root, aside, project.page_count, shown, options.verbose):
            return fail("the site was not built; the last one, if there is one, is untouched")
        if report(aside, project, shown):
            return fail("the built site is not whole; the last one, if there is one, is untouched")
        if listed:
            write_list(aside)
        replace_folder(aside, site)
    return OK
