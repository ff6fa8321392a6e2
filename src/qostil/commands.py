"""What the commands do: each takes its options and gives the exit status."""

import argparse
import sys
from pathlib import Path

from qostil.check import check_site
from qostil.files import replace_folder
from qostil.mkdocs.build import SITE, build_site
from qostil.offline import FILE_NAME, pack
from qostil.project import load_project, split_project


def split(options: argparse.Namespace) -> int:
    """Split the source; with --check tell only whether it has moved on."""
    result = split_project(options.root, check=options.check)
    if result.differences:
        print(result.differences)
        return _fail(
            "source and docs/ have both changed these pages since the last split, so nothing was "
            "written; bring the source's change into docs/ by hand, then put the page back in the "
            "source's wording or the source back in its own"
        )
    if not result.changed:
        print("docs/ is current: the source has not changed since the last split")
        return 0
    if options.check:
        return _fail(
            f"the source has moved on from docs/: {', '.join(result.changed)}; run qostil split"
        )
    for page in result.changed:
        print(page)
    return 0


def build(options: argparse.Namespace) -> int:
    """Build the site aside and check it; only a whole one takes the place of the last."""
    project = load_project(options.root)
    aside = options.root / f".{SITE}.new"
    if build_site(options.root, aside):
        return _fail("the site was not built; the last one is untouched")
    problems = check_site(
        aside, list(project.languages), {code: project.expected(code) for code in project.languages}
    )
    for problem in problems:
        print(problem.below(options.root), file=sys.stderr)
    if problems:
        return _fail(f"{len(problems)} problems in the built site; the last one is untouched")
    replace_folder(aside, options.root / SITE)
    print(f"{SITE}/ is built and checked")
    return 0


def check(options: argparse.Namespace) -> int:
    """Check a built site against the project's docs/."""
    project = load_project(options.root)
    problems = check_site(
        options.site,
        list(project.languages),
        {code: project.expected(code) for code in project.languages},
    )
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return _fail(f"{len(problems)} problems")
    print(f"{options.site} is whole")
    return 0


def offline(options: argparse.Namespace) -> int:
    """Pack the built site."""
    target = pack(options.root / SITE)
    print(f"{SITE}/{FILE_NAME}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
