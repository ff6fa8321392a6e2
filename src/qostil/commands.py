"""What the commands do: each takes its options and gives the exit status."""

import argparse
import sys
from pathlib import Path
from shutil import rmtree

from qostil.check import check_site
from qostil.errors import InputError
from qostil.files import replace_folder
from qostil.mkdocs.build import SITE, build_site
from qostil.offline import FILE_NAME, pack
from qostil.project import Project, load_project, split_project

_REPORTED = 50  # problems: one mistake in a template makes thousands
OK, FAILED = 0, 1  # argparse exits with 2 for wrong usage


def split(options: argparse.Namespace) -> int:
    """Split the source; with --check tell only whether it has moved on."""
    result = split_project(options.root, check=options.check, keep=options.keep)
    if result.differences:
        print(result.differences)
        return _fail(
            "source and docs/ have both changed these pages since the last split, so nothing was "
            "written; bring the source's change into docs/ by hand, then run qostil split --keep"
        )
    if not result.changed:
        print("docs/ is current: the source has not changed since the last split")
        return OK
    if options.check:
        return _fail(
            f"the source has moved on from docs/: {', '.join(result.changed)}; run qostil split"
        )
    for page in result.removed:
        print(f"removed {page}")
    for page in result.changed:
        print(page)
    return OK


def build(options: argparse.Namespace) -> int:
    """Build the site aside and check it; only a whole one takes the place of the last."""
    project = load_project(options.root)
    if project.problems:
        raise InputError(project.problems)
    aside = options.root / f".{SITE}.new"
    if build_site(options.root, aside):
        rmtree(aside, ignore_errors=True)
        return _fail("the site was not built; the last one, if there is one, is untouched")
    if _report(aside, project):
        rmtree(aside, ignore_errors=True)
        return _fail("the built site is not whole; the last one, if there is one, is untouched")
    replace_folder(aside, options.root / SITE)
    print(f"{SITE}/ is built and checked")
    return OK


def check(options: argparse.Namespace) -> int:
    """Check a built site against the project's docs/."""
    if _report(options.site, load_project(options.root)):
        return FAILED
    print(f"{options.site} is whole")
    return OK


def _report(site: Path, project: Project) -> int:
    """Print what is wrong in a built site; gives the number of problems."""
    problems = check_site(site, list(project.languages), project.expected())
    for problem in problems[:_REPORTED]:
        print(problem.below(project.root), file=sys.stderr)
    if len(problems) > _REPORTED:
        print(f"… and {len(problems) - _REPORTED} more", file=sys.stderr)
    return len(problems)


def offline(options: argparse.Namespace) -> int:
    """Pack the built site."""
    target = pack(options.root / SITE)
    print(f"{SITE}/{FILE_NAME}: {target.stat().st_size / 1e6:.1f} MB")
    return OK


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED
