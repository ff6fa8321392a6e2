"""`qostil glossary check`: how the text renders its terms; what has been looked at is accepted."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from qostil.commands.outcome import FAILED, OK, Verbs
from qostil.files import read_text, write_aside
from qostil.glossary.consistency import Finding, Kind, findings
from qostil.project import load_project, source_folder

ACCEPTED = "glossary-accepted.txt"
_HEAD = """\
# Findings of `qostil glossary check` that are as they should be, one a line.
"""


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "check",
        help="list terms without their equivalent, with several, or without an occurrence",
        description=f"Exits with 1 if there are findings that {ACCEPTED} does not list.",
        epilog="examples: qostil glossary check · qostil glossary check --accept",
    )
    parser.add_argument(
        "--accept", action="store_true", help=f"list all findings in {ACCEPTED}, as looked at"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings that are new; with --accept take all as they are."""
    project = load_project(options.root)
    path = source_folder(options.root) / ACCEPTED
    found = findings(project.glossary, project.parallels, project.found)
    accepted = read_accepted(path)
    new = [finding for finding in found if finding.key not in accepted]
    if options.accept:
        write_aside(path, _HEAD + "".join(f"{finding.key}\n" for finding in found))
        print(f"{path}: {len(found)} findings, {len(new)} of them new")
        return OK
    for finding in new:
        print(*_said(finding), sep="\n")
    stale = accepted - {finding.key for finding in found}
    for key in sorted(stale):
        print(f"{path}: no longer found: {key}")
    print(f"{len(new)} findings, {len(found) - len(new)} accepted ones")
    return FAILED if new else OK


def read_accepted(path: Path) -> frozenset[str]:
    """Give the keys of the accepted findings; a missing file has none."""
    lines: Iterable[str] = read_text(path).split("\n") if path.exists() else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _said(finding: Finding) -> Sequence[str]:
    """Give a finding as its key, and below it what there is to see."""
    texts = finding.said
    if finding.kind is Kind.UNRENDERED:
        texts = tuple(
            f"{code}: {text}"
            for code, text in zip((finding.language, finding.other), texts, strict=True)
        )
    return [finding.key, *(f"    {text}" for text in texts)]
