"""`glossary.yml`: one concept an entry under its own key, its terms by language.

    state-enterprise:
      kk: мемлекет меншігіндегі кәсіпорын
      zh: 国有企业
    pattern:
      domain: instruments
      kk: {term: үлгі, exclude: [үлгі алып]}
      zh: [格局, {term: 模式, status: admitted}]
      definition: {zh: …}

A language has one term or a list of them, the preferred one first. `domains` is no concept: it
names the subject fields by language. The model is TBX's (ISO 30042:2019): concept, language, term.
`schema.json` beside this file says all of it to editors.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qostil.data import Node, parse_yaml, unknown_keys
from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.glossary import checking
from qostil.glossary.checking import Reading, wording
from qostil.glossary.concepts import Concept, Glossary, Inflects, PartOfSpeech, Status, Term
from qostil.languages import CODE

KEY = re.compile(r"(?!h\d+$)[a-z][a-z0-9-]*")  # h1, h2, … are the ids of headings
_ABOUT = ("domain", "definition", "note", "see_also")  # no language's code has these letters
_OPTIONS = ("exclude", "status", "part_of_speech", "gap", "case", "loanword", "inflects", "note")
_MOST_WORDS = 9  # of a gap

_DOMAINS = "domains"

Domains = Mapping[str, Mapping[str, str]]
Choice = TypeVar("Choice", bound=StrEnum)


def read_glossary(path: Path, languages: Iterable[str]) -> tuple[Glossary, list[Problem]]:
    """Read the project's glossary as `parse_glossary` does; a missing file is an empty one."""
    return parse_glossary(read_text(path), path, list(languages)) if path.exists() else ({}, [])


def parse_glossary(text: str, path: Path, codes: Sequence[str]) -> tuple[Glossary, list[Problem]]:
    """Parse what a project's glossary says, or would say.

    The problems are concepts that lack a term in a language, and other things that want mending.
    Raises InputError with all entries that can't be read at all.
    """
    reading = _parsed(text, path, codes)
    reading.wrong.extend(checking.doubled(path, reading.concepts.values()))
    reading.wrong.extend(checking.references(path, reading.concepts))
    concepts = reading.usable()
    gaps = checking.gaps(path, concepts.values(), codes)
    return concepts, [*gaps, *checking.single_letters(path, concepts.values())]


def read_yaml_glossary(path: Path, languages: Sequence[str] = ()) -> Reading:
    """Read a YAML glossary; without `languages`, those that it has."""
    return _parsed(read_text(path), path, languages)


def _parsed(text: str, path: Path, languages: Sequence[str]) -> Reading:
    reading: dict[str, Concept] = {}
    wrong: list[Problem] = []
    entries = dict(parse_yaml(text, path).mapping(path, "the glossary"))
    domains = _domains(path, entries.pop(_DOMAINS, None), languages)
    for key, node in entries.items():
        try:
            concept = _concept(path, key, node, languages)
            reading[key] = _in_domain(path, concept, domains)
        except InputError as error:
            wrong += error.problems
    return Reading(reading, wrong)


def _domains(path: Path, node: Node | None, languages: Sequence[str]) -> Domains:
    fields = node.mapping(path, _DOMAINS) if node else {}
    return {
        key: _texts(path, f"the domain {key}", value, languages) for key, value in fields.items()
    }


def _in_domain(path: Path, concept: Concept, domains: Domains) -> Concept:
    """Name a concept's domain. Raises InputError where others are named and it is not."""
    if concept.domain and domains and concept.domain not in domains:
        found = f"the domain {concept.domain!r} of {concept.key}"
        raise InputError(Problem(path, concept.line, found, f"one of {', '.join(domains)}"))
    return replace(concept, domain_names=domains.get(concept.domain, {}))


def _concept(path: Path, key: str, node: Node, languages: Sequence[str]) -> Concept:
    if not KEY.fullmatch(key):
        found = f"the key {key!r}"
        raise InputError(Problem(path, node.line, found, "small letters a-z, digits and hyphens"))
    if not isinstance(node.value, dict):
        found = f"the concept {key} does not say in which language its terms are"
        first = next(iter(languages), "kk")
        raise InputError(Problem(path, node.line, found, f"terms by language: {first}: …"))
    fields = node.value
    codes = languages or [name for name in fields if CODE.fullmatch(name)]
    _refuse_unknown(path, f"the concept {key}", fields, [*codes, *_ABOUT])
    terms = {
        code: _terms(path, key, code, value) for code, value in fields.items() if code in codes
    }
    if not terms:
        found = f"the concept {key} has no terms"
        raise InputError(Problem(path, node.line, found, "a term at least"))
    return Concept(
        key,
        terms,
        node.line,
        domain=_text(path, f"the domain of {key}", fields.get("domain")),
        definition=_texts(path, f"the definition of {key}", fields.get("definition"), codes),
        note=_texts(path, f"the note of {key}", fields.get("note"), codes),
        see_also=tuple(
            item.scalar(path, f"a reference of {key}")
            for item in fields.get("see_also", Node("", 0)).items()
        ),
    )


def _terms(path: Path, key: str, code: str, node: Node) -> list[Term]:
    found = [_term(path, key, item) for item in node.items()]
    if not found:
        empty = f"the concept {key} has nothing under {code}"
        raise InputError(Problem(path, node.line, empty, "a term", "or leave the line out"))
    return found


def _term(path: Path, key: str, node: Node) -> Term:
    what = f"a term of {key}"
    if not isinstance(node.value, dict):
        return Term(wording(path, node.line, what, node.scalar(path, what)))
    fields = node.value
    _refuse_unknown(path, what, fields, ("term", *_OPTIONS))
    term = fields.get("term", Node("", node.line))
    return Term(
        wording(path, term.line, what, term.scalar(path, what)),
        exclude=_excluded(path, key, fields.get("exclude")),
        status=_choice(path, Status, f"the status of {what}", fields.get("status")),
        part_of_speech=_choice(
            path, PartOfSpeech, f"the part of speech of {what}", fields.get("part_of_speech")
        ),
        gap=_count(path, f"the gap of {what}", fields.get("gap")),
        case=_is_set(path, f"case of {what}", fields.get("case")),
        loanword=_is_set(path, f"loanword of {what}", fields.get("loanword")),
        inflects=_choice(path, Inflects, f"inflects of {what}", fields.get("inflects"))
        or Inflects.LAST,
        note=_text(path, f"the note of {what}", fields.get("note")),
    )


def _excluded(path: Path, key: str, node: Node | None) -> tuple[str, ...]:
    what = f"an excluded wording of {key}"
    items = node.items() if node else []
    return tuple(wording(path, item.line, what, item.scalar(path, what)) for item in items)


def _refuse_unknown(
    path: Path, what: str, fields: Mapping[str, Node], known: Iterable[str]
) -> None:
    unknown = unknown_keys(path, [(k, v.line) for k, v in fields.items()], known, what)
    if unknown:
        raise InputError(unknown)


def _text(path: Path, what: str, node: Node | None) -> str:
    return " ".join(node.scalar(path, what).split()) if node else ""


def _texts(path: Path, what: str, node: Node | None, codes: Sequence[str]) -> Mapping[str, str]:
    """Read a text by language."""
    if not node:
        return {}
    fields = node.mapping(path, what)
    _refuse_unknown(path, what, fields, codes or fields)
    return {code: _text(path, what, value) for code, value in fields.items()}


def _choice(path: Path, kind: type[Choice], what: str, node: Node | None) -> Choice | None:
    if not node:
        return None
    value = node.scalar(path, what)
    if value not in list(kind):
        expected = f"one of {', '.join(kind)}"
        raise InputError(Problem(path, node.line, f"{what} is {value!r}", expected))
    return kind(value)


def _count(path: Path, what: str, node: Node | None) -> int:
    value = node.scalar(path, what) if node else "0"
    if not re.fullmatch(rf"[0-{_MOST_WORDS}]", value):
        line = node.line if node else 0
        expected = f"a number of words, {_MOST_WORDS} at most"
        raise InputError(Problem(path, line, f"{what} is {value!r}", expected))
    return int(value)


def _is_set(path: Path, what: str, node: Node | None) -> bool:
    value = node.scalar(path, what) if node else "false"
    if value not in ("true", "false"):
        line = node.line if node else 0
        raise InputError(Problem(path, line, f"{what} is {value!r}", "true or false"))
    return value == "true"
