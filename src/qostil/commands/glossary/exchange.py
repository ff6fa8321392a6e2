"""`qostil glossary import` and `export`: TBX, CSV, TSV and YAML."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.errors import InputError, Problem
from qostil.files import read_text, write_aside
from qostil.glossary import Concept, Glossary
from qostil.glossary.checking import summary
from qostil.glossary.exchange import read_any, write_any
from qostil.glossary.reading import KEY
from qostil.project import load_project, source_folder

FILE = "glossary.yml"


def add(verbs: Verbs) -> None:
    """Tell what the commands take."""
    parser = verbs.add_parser(
        "import",
        help="add the concepts of a file to the project's glossary",
        epilog="example: qostil glossary import terms.tbx",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="TBX, CSV, TSV or YAML")
    parser.set_defaults(run=import_)
    parser = verbs.add_parser(
        "export",
        help="write the project's glossary to a file",
        epilog="example: qostil glossary export terms.tbx",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="ends in .tbx, .csv, .tsv or .yml")
    parser.set_defaults(run=export)


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
