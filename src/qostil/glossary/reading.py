"""`glossary.yml`: one concept an entry under its own key, its terms by language.

    state-enterprise:
      kk: мемлекет меншігіндегі кәсіпорын
      zh: 国有企业
    pattern:
      kk: {term: үлгі, exclude: [үлгі алып]}
      zh: 格局

A language has one term or a list of them, the preferred one first. The model is TBX's
(ISO 30042:2019): concept, language, term. `exclude` lists longer wordings in which the letters of
the term are another word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from qostil.data import Node, read_yaml, unknown_keys
from qostil.errors import InputError, Problem
from qostil.glossary.concepts import Concept, Glossary, Term

_KEY = re.compile(r"(?!h\d+$)[a-z][a-z0-9-]*")  # h1, h2, … are the ids of headings
_REPORTED = 20  # of the problems of one file; a broken export has thousands


def read_glossary(path: Path, languages: Iterable[str]) -> tuple[Glossary, list[Problem]]:
    """Read the glossary; a missing file is an empty one.

    The problems are concepts that lack a term in a language. Raises InputError with all entries
    that can't be read at all.
    """
    if not path.exists():
        return {}, []
    codes = list(languages)
    concepts: dict[str, Concept] = {}
    wrong: list[Problem] = []
    gaps: list[Problem] = []
    for key, node in read_yaml(path).mapping(path, "the glossary").items():
        try:
            concepts[key] = _concept(path, key, node, codes)
        except InputError as error:
            wrong += error.problems
            continue
        missing = [code for code in codes if code not in concepts[key].terms]
        if missing:
            found = f"the concept {key} has no term in {', '.join(missing)}"
            gaps.append(Problem(path, node.line, found, "a term in every language"))
    wrong += _doubled(path, concepts.values())
    if wrong:
        raise InputError(_summary(path, wrong))
    return concepts, gaps


def _summary(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    left = len(problems) - _REPORTED
    rest = [Problem(path, 0, f"{left} more problems of this kind")] if left > 0 else []
    return [*problems[:_REPORTED], *rest]


def _concept(path: Path, key: str, node: Node, codes: Sequence[str]) -> Concept:
    if not _KEY.fullmatch(key):
        found = f"the key {key!r}"
        raise InputError(Problem(path, node.line, found, "small letters a-z, digits and hyphens"))
    if not isinstance(node.value, dict):
        found = f"the concept {key} does not say in which language its terms are"
        raise InputError(Problem(path, node.line, found, f"terms by language: {codes[0]}: …"))
    fields = node.value
    unknown = unknown_keys(
        path, [(k, v.line) for k, v in fields.items()], codes, f"the concept {key}"
    )
    if unknown:
        raise InputError(unknown)
    terms = {
        code: [_term(path, key, item) for item in value.items()] for code, value in fields.items()
    }
    empty = [code for code, found in terms.items() if not found]
    if empty:
        found = f"the concept {key} has nothing under {empty[0]}"
        raise InputError(
            Problem(path, fields[empty[0]].line, found, "a term", "or leave the line out")
        )
    if not terms:
        raise InputError(
            Problem(path, node.line, f"the concept {key} has no terms", "a term at least")
        )
    return Concept(key, terms, node.line)


def _term(path: Path, key: str, node: Node) -> Term:
    exclude: tuple[str, ...] = ()
    if isinstance(node.value, dict):
        unknown = unknown_keys(
            path,
            [(k, v.line) for k, v in node.value.items()],
            ("term", "exclude"),
            f"a term of {key}",
        )
        if unknown:
            raise InputError(unknown)
        listed = node.value.get("exclude", Node("", node.line)).items()
        exclude = tuple(_wording(path, f"an excluded wording of {key}", item) for item in listed)
        node = node.value.get("term", Node("", node.line))
    return Term(_wording(path, f"a term of {key}", node), exclude)


def _wording(path: Path, what: str, node: Node) -> str:
    text = node.scalar(path, what).strip()
    if not any(c.isalnum() for c in text):
        raise InputError(Problem(path, node.line, f"{what} is {text!r}", "a text with letters"))
    return text


def _doubled(path: Path, concepts: Iterable[Concept]) -> list[Problem]:
    """Give the terms that two concepts share: a reader could not tell which is meant."""
    owners: dict[tuple[str, str], Concept] = {}
    problems = []
    for concept in concepts:
        for code, terms in concept.terms.items():
            texts = {term.text.casefold(): term.text for term in terms}
            counts = Counter(term.text.casefold() for term in terms)
            for folded, text in texts.items():
                owner = owners.setdefault((code, folded), concept)
                if owner is not concept or counts[folded] > 1:
                    found = f"the {code} term {text!r} of {concept.key} is {owner.key}'s already"
                    do = "merge the concepts" if owner is not concept else "leave one out"
                    problems.append(Problem(path, concept.line, found, "each term once", do))
    return problems
