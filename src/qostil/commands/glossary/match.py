"""`qostil glossary match`: every occurrence of a glossary's terms in a plain text."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.errors import InputError, Problem
from qostil.files import decode, read_text
from qostil.glossary import Matcher
from qostil.glossary.checking import Reading, doubled, single_letters, summary
from qostil.glossary.exchange import read_any
from qostil.glossary.variants import to_simplified
from qostil.languages import language
from qostil.model import Occurrence

COLUMNS = ("term_id", "lang", "line", "start", "end", "surface")


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "match",
        help="print every occurrence of a glossary's terms in a plain text, as TSV",
        description=f"Columns: {', '.join(COLUMNS)}. Lines count from 1; start and end are code "
        "points from the line's start, from 0, the end exclusive.",
        epilog="example: qostil glossary match --glossary terms.csv --lang kk text.txt",
    )
    parser.add_argument(
        "--glossary", type=Path, required=True, metavar="FILE", help="YAML, TBX, CSV or TSV"
    )
    parser.add_argument("--lang", required=True, metavar="CODE", help="the text's language")
    parser.add_argument("--nested", action="store_true", help="those inside a longer term too")
    parser.add_argument(
        "--variants",
        action="store_true",
        help="take simplified and traditional characters as the same",
    )
    parser.add_argument("text", metavar="TEXT", help="a file, or - for standard input")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print where the terms are. What is doubtful in the glossary is said on standard error."""
    reading = read_any(options.glossary)
    concepts = list(reading.usable().values())
    codes = sorted({code for concept in concepts for code in concept.terms})
    if options.lang not in codes:
        found = f"no concept has a term in {options.lang}"
        raise InputError(Problem(options.glossary, 0, found, f"one of {', '.join(codes)}"))
    text = _text(options.text)
    fold = to_simplified() if options.variants else None
    matcher = Matcher(concepts, language(options.lang), fold)
    for problem in _doubtful(options.glossary, reading):
        print(problem.below(Path.cwd()), file=sys.stderr)
    print(*COLUMNS, sep="\t")
    for row in _rows(matcher, options.lang, text, options.nested):
        print(*row, sep="\t")
    return OK


def _doubtful(path: Path, reading: Reading) -> Sequence[Problem]:
    concepts = reading.concepts.values()
    found = [*reading.doubtful, *doubled(path, concepts), *single_letters(path, concepts)]
    return summary(found) if found else []


def _rows(matcher: Matcher, code: str, text: str, nested: bool) -> Iterable[Sequence[object]]:
    for number, line in enumerate(text.split("\n"), 1):
        for place in matcher.find(line):
            if nested or not place.nested:
                yield _row(code, number, line, place)


def _row(code: str, number: int, line: str, place: Occurrence) -> Sequence[object]:
    surface = " ".join(line[place.start : place.end].split())
    return place.concept, code, number, place.start, place.end, surface


def _text(name: str) -> str:
    if name == "-":
        return decode(Path("standard input"), sys.stdin.buffer.read())
    return read_text(Path(name))
