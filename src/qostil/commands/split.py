"""`qostil split`: the source becomes Markdown."""

import argparse
from pathlib import Path

from qostil.commands.outcome import OK, Verbs, fail
from qostil.commands.talk import progress, say, tell_text
from qostil.commands.text import add_text_options, given_text
from qostil.project import SplitResult, received, site_languages, source_folder, split_project

_EPILOG = """\
Without FILE the text is what source/text.toml names. With FILE, the files are copied into source/
if they are not there, and text.toml is written if there is none.

If the source has not changed since the last split, nothing is done, whatever you edited in docs/.
If it has, its changes are merged with yours; where both changed the same segment, nothing is
written and the difference is shown.

examples:
  qostil split
  qostil split water.txt                      one file with all languages
  qostil split water.kk.txt water.zh.txt      a file for each language
  qostil split --check                        in a test: exit 1 if the source has moved on
  qostil split --keep                         after you settled in docs/ what collided
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "split", help="source → docs/: one Markdown file a section and language", epilog=_EPILOG
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="the text")
    add_text_options(parser)
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the source has moved on"
    )
    way.add_argument(
        "--keep",
        action="store_true",
        help="where source and edits collide, keep the edits: the source's change is in them",
    )
    parser.set_defaults(run=run, wrong_usage=parser.error)


def run(options: argparse.Namespace) -> int:
    """Split the source; with --check tell only whether it has moved on."""
    given = given_text(options)
    if not given.files:
        if given.is_described:
            options.wrong_usage("--langs, --form and --encoding go with FILE; or see text.toml")
        return _tell(options, _split(options))
    if options.check:
        options.wrong_usage("--check takes no FILE: text.toml names the source")
    given = given.within(site_languages(options.root))
    with received(source_folder(options.root), given) as notes:
        tell_text(options, notes)
        return _tell(options, _split(options))


def _split(options: argparse.Namespace) -> SplitResult:
    return split_project(options.root, options.check, options.keep, progress(options))


def _tell(options: argparse.Namespace, result: SplitResult) -> int:
    tell_text(options, result.notes)
    if result.differences:
        print(result.differences)
        return fail(
            "source and docs/ have both changed these lines since the last split, so docs/ is left "
            "as it was; bring the source's change into it by hand, then run qostil split --keep"
        )
    if not result.changed:
        say(options, "docs/ is current: the source has not changed since the last split")
        return OK
    if options.check:
        return fail(
            f"the source has moved on from docs/: {', '.join(result.changed)}; run qostil split"
        )
    for page in result.removed:
        say(options, f"removed {page}")
    for page in result.changed:
        say(options, page)
    return OK
