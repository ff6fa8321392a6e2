"""`qostil diff`: what people changed in docs/ since the source's text."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from qostil.commands.outcome import OK, Verbs
from qostil.commands.talk import say
from qostil.ids import reference
from qostil.project import Edit, compare

_AROUND = 30  # characters that are shown on either side of a difference
_EPILOG = """\
Each segment whose words differ, with the source's words (-) and those of docs/ (+), of long ones
what is around the difference. This is information: the exit status is 0, whatever was changed.

examples:
  qostil diff
  qostil diff --format json       a list of {"id", "language", "file", "line", "source", "docs"}
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("diff", help="what you changed since the source", epilog=_EPILOG)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="short, or whole for programs",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every segment that differs from the source."""
    found = compare(options.root)
    if options.format == "json":
        print(json.dumps([asdict(edit) for edit in found.edits], ensure_ascii=False, indent=1))
        return OK
    for edit in found.edits:
        print("\n".join(_lines(edit)))
    if not found.edits:
        say(options, "docs/ says what the source said at the last split")
    if not found.is_current:
        say(options, "the source has changed since: qostil split brings its changes into docs/")
    return OK


def _lines(edit: Edit) -> Iterator[str]:
    place = f"{edit.file}:{edit.line}" if edit.line else edit.file
    yield f"{place}: {edit.language} {reference(edit.id)}"
    source, docs = _shortened(edit.source or "", edit.docs or "")
    if edit.source is not None:
        yield f"- {source}"
    if edit.docs is not None:
        yield f"+ {docs}"


def _shortened(source: str, docs: str) -> tuple[str, str]:
    """Leave out of long sentences what is the same far before and behind the difference."""
    start = max(0, _alike(source, docs) - _AROUND)
    end = max(0, _alike(source[:start:-1], docs[:start:-1]) - _AROUND)
    return _cut(source, start, len(source) - end), _cut(docs, start, len(docs) - end)


def _alike(one: str, other: str) -> int:
    """Give how many characters two texts share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
