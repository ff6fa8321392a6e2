"""`qostil glossary`: terms in texts, and glossaries from and to other programmes."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.errors import InputError, Problem
from qostil.files import decode, read_text, write_aside
from qostil.glossary import Concept, Glossary, Matcher
from qostil.glossary.checking import doubled, single_letters, summary
from qostil.glossary.exchange import read_any, write_any
from qostil.glossary.reading import KEY
from qostil.glossary.variants import to_simplified
from qostil.languages import language
from qostil.model import Occurrence
from qostil.project import load_project, source_folder

COLUMNS = ("term_id", "lang", "line", "start", "end", "surface")
FILE = "glossary.yml"


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "glossary",
        help="terms: find, check, suggest, import, export",
        epilog="example: qostil glossary match --glossary terms.csv --lang kk text.txt",
    )
    own = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_match(own)
    _add_import(own)
    _add_export(own)


def _add_match(verbs: Verbs) -> None:
    parser = verbs.add_parser(
        "match",
        help="print every occurrence of a glossary's terms in a plain text, as TSV",
        description=f"Columns: {', '.join(COLUMNS)}. Lines count from 1; start and end are code "
        "points from the line's start, from 0, the end exclusive.",
    )
    parser.add_argument(
        "--glossary", type=Path, required=True, metavar="FILE", help="YAML, TBX, CSV or TSV"
    )
    parser.add_argument("--lang", required=True, metavar="CODE", help="the text's language")
    parser.add_argument("--nested", action="store_true", help="those inside a longer term too")
    parser.add_argument(
        "--variants",
        action="store_true",
        help="take simplified and traditional characters as the same (needs qostil[opencc])",
    )
    parser.add_argument("text", metavar="TEXT", help="a file, or - for standard input")
    parser.set_defaults(run=match)


def _add_import(verbs: Verbs) -> None:
    parser = verbs.add_parser("import", help="add the concepts of a file to the project's glossary")
    parser.add_argument("file", type=Path, metavar="FILE", help="TBX, CSV, TSV or YAML")
    parser.set_defaults(run=import_)


def _add_export(verbs: Verbs) -> None:
    parser = verbs.add_parser("export", help="write the project's glossary to a file")
    parser.add_argument("file", type=Path, metavar="FILE", help="ends in .tbx, .csv, .tsv or .yml")
    parser.set_defaults(run=export)


def match(options: argparse.Namespace) -> int:
    """Print where the terms are. What is doubtful in the glossary is said on standard error."""
    reading = read_any(options.glossary)
    concepts = reading.usable()
    values = list(concepts.values())
    if not any(options.lang in concept.terms for concept in values):
        found = f"no concept has a term in {options.lang}"
        raise InputError(Problem(options.glossary, 0, found, "terms in the text's language"))
    text = _text(options.text)
    fold = to_simplified() if options.variants else None
    matcher = Matcher(values, language(options.lang), fold)
    _warn([*reading.doubtful, *doubled(options.glossary, values)])
    _warn(single_letters(options.glossary, values))
    print(*COLUMNS, sep="\t")
    for number, line in enumerate(text.split("\n"), 1):
        for place in matcher.find(line):
            if options.nested or not place.nested:
                print(*_row(options.lang, number, line, place), sep="\t")
    return OK


def _row(code: str, number: int, line: str, place: Occurrence) -> Sequence[object]:
    surface = " ".join(line[place.start : place.end].split())
    return place.concept, code, number, place.start, place.end, surface


def _text(name: str) -> str:
    if name == "-":
        return decode(Path("standard input"), sys.stdin.buffer.read())
    return read_text(Path(name))


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem.below(Path.cwd()), file=sys.stderr)


def import_(options: argparse.Namespace) -> int:
    """Add concepts below those that are there; one that is there and says otherwise stops it."""
    target = source_folder(options.root) / FILE
    imported = read_any(options.file).usable()
    present = read_any(target).usable() if target.exists() else {}
    _refuse_unsuited(options.file, imported.values(), present)
    new = [concept for key, concept in imported.items() if key not in present]
    if not new:
        print(f"{target}: all {len(imported)} concepts are there already")
        return OK
    before = read_text(target).rstrip("\n") + "\n\n" if target.exists() else ""
    write_aside(target, before + write_any(new, target, ""))
    print(f"{target}: {len(new)} concepts added")
    return OK


def _refuse_unsuited(path: Path, imported: Iterable[Concept], present: Glossary) -> None:
    """Raise InputError for ids that are no keys of ours, and for those that are taken."""
    wrong = []
    for concept in imported:
        own = present.get(concept.key)
        if not KEY.fullmatch(concept.key):
            found = f"the id {concept.key!r}"
            wrong.append(Problem(path, concept.line, found, "small letters, digits and hyphens"))
        elif own and _wordings(own) != _wordings(concept):
            found = f"the concept {concept.key} has other terms in {FILE}"
            wrong.append(
                Problem(path, concept.line, found, "", "rename one, or make them the same")
            )
    if wrong:
        raise InputError(summary(wrong))


def _wordings(concept: Concept) -> dict[str, list[str]]:
    return {code: [term.text for term in terms] for code, terms in concept.terms.items()}


def export(options: argparse.Namespace) -> int:
    """Write the project's glossary in another form."""
    project = load_project(options.root)
    title = f"Glossary of {project.root.resolve().name}"
    write_aside(options.file, write_any(project.glossary.values(), options.file, title))
    print(f"{options.file}: {len(project.glossary)} concepts")
    return OK
