"""`qostil glossary import` and `export`: TBX, CSV, TSV and YAML."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.errors import InputError, Problem
from qostil.files import read_text, write_aside
from qostil.glossary import Concept, Glossary
from qostil.glossary.checking import summary
from qostil.glossary.exchange import read_any, write_any
from qostil.glossary.reading import KEY, parse_glossary
from qostil.glossary.writing import write_yaml
from qostil.project import Project, load_project, source_folder

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
    project = load_project(options.root)
    target = source_folder(options.root) / FILE
    imported = _in_languages(options.file, project.languages)
    _refuse_unsuited(options.file, imported.values(), project.glossary)
    new = [concept for key, concept in imported.items() if key not in project.glossary]
    if not new:
        print(f"{target}: all {len(imported)} concepts are there already")
        return OK
    write_aside(target, _with(new, target, project, options.file))
    print(f"{target}: {len(new)} concepts added")
    return OK


def _in_languages(path: Path, languages: Iterable[str]) -> Mapping[str, Concept]:
    """Read the concepts as far as the site has their languages, and say which it does not have."""
    codes = list(languages)
    concepts = read_any(path).usable()
    others = {code for concept in concepts.values() for code in concept.terms} - {*codes}
    if others:
        print(
            f"{path}: left out, as the site is in {', '.join(codes)}: {', '.join(sorted(others))}"
        )
    own = {key: concept.within(codes) for key, concept in concepts.items()}
    return {key: concept for key, concept in own.items() if concept.terms}


def _with(new: Iterable[Concept], target: Path, project: Project, source: Path) -> str:
    """Give the glossary with new concepts. Raises InputError if the site could not read it."""
    before = read_text(target).rstrip("\n") + "\n\n" if target.exists() else ""
    if any(concept.domain_names for concept in project.glossary.values()):
        new = [replace(concept, domain_names={}) for concept in new]  # `domains` stands once
    text = before + write_yaml(new)
    try:
        parse_glossary(text, target, list(project.languages))
    except InputError as error:
        last = before.count("\n")
        found = f"its concepts can't stand in {FILE} as it is"
        # What is not written has no lines yet.
        problems = [p if p.line <= last else replace(p, line=0) for p in error.problems]
        raise InputError([Problem(source, 0, found), *problems]) from error
    return text


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
