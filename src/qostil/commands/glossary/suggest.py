"""`qostil glossary suggest`: concepts that the text itself proposes."""

import argparse

from qostil.commands.outcome import OK, Verbs
from qostil.errors import InputError, Problem
from qostil.glossary.candidates import Candidate, candidates
from qostil.glossary.concepts import Concept, Term
from qostil.glossary.writing import write_yaml
from qostil.project import Project, load_project

_SHOWN = 50


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "suggest",
        help="propose concepts from a long text, the surest first, as YAML to paste",
        epilog="example: qostil glossary suggest --least 5",
    )
    parser.add_argument(
        "--least", type=int, default=3, metavar="N", help="segments that have both terms (3)"
    )
    parser.add_argument(
        "--most", type=int, default=_SHOWN, metavar="N", help=f"concepts to propose ({_SHOWN})"
    )
    parser.add_argument(
        "--with", dest="other", metavar="CODE", help="the second language (the first other one)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print concepts of the first language and another that the glossary does not have."""
    project = load_project(options.root)
    codes = list(project.languages)
    other = options.other or codes[-1]
    if other not in codes[1:]:
        found = f"the language {other!r}"
        raise InputError(Problem(project.root, 0, found, f"one of {', '.join(codes[1:])}"))
    texts = [
        (line.text, line.partners[other])
        for line in project.parallels
        if line.language == codes[0] and other in line.partners
    ]
    languages = (project.languages[codes[0]], project.languages[other])
    new = [c for c in candidates(texts, languages, options.least) if _is_new(project, c, other)]
    for number, candidate in enumerate(new[: options.most], 1):
        print(_written(number, candidate, (codes[0], other)))
    if not new:
        print(f"# nothing in {len(texts)} segments that is not in the glossary")
    return OK


def _is_new(project: Project, candidate: Candidate, other: str) -> bool:
    """Tell whether the glossary has neither term; a term it has is one occurrence as a whole."""
    codes = (next(iter(project.languages)), other)
    return not any(
        (place.start, place.end) == (0, len(term))
        for code, term in zip(codes, candidate.terms, strict=True)
        for place in project.found(code, term)
    )


def _written(number: int, candidate: Candidate, codes: tuple[str, str]) -> str:
    terms = {code: [Term(text)] for code, text in zip(codes, candidate.terms, strict=True)}
    seen = f"# both in {candidate.together} segments, each in {candidate.counts[0]} and "
    ratio = f"{candidate.counts[1]}; log-likelihood {candidate.score:.0f}\n"
    return seen + ratio + write_yaml([Concept(f"candidate-{number}", terms)])
