"""`text.toml`: what a text is, in which languages, and the editorial titles."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from qostil.data import read_toml, toml_line, unknown_keys
from qostil.errors import InputError, Problem
from qostil.languages import CODE
from qostil.model import CONTENTS, GLOSSARY, HOME

NOT_STATED = "not stated"
PROVENANCE = ("author", "publisher", "date", "licence")
_KEYS = {
    "file",
    "languages",
    "pivot",
    "original",
    "original_is",
    "title",
    "about",
    "section",
    "provenance",
}


@dataclass(frozen=True)
class SectionSettings:
    """A section's file name (without `.md`) and its editorial titles by language."""

    name: str
    title: Mapping[str, str]


@dataclass(frozen=True)
class TextSettings:
    """What `text.toml` says.

    `title` and `about` hold editorial texts by language: a title only where the source has none.
    `provenance` values are as given, or NOT_STATED.
    """

    path: Path
    file: str
    languages: tuple[str, ...]
    pivot: str
    original: str
    original_inferred: bool
    title: Mapping[str, str]
    about: Mapping[str, str]
    sections: tuple[SectionSettings, ...]
    provenance: Mapping[str, str]

    @property
    def source(self) -> Path:
        """The source text's file."""
        return self.path.parent / self.file

    def digest(self) -> str:
        """Give a sha256 of all here that decides what `split` writes (not the provenance)."""
        shown = asdict(self)
        for key in ("path", "original", "original_inferred", "provenance"):
            del shown[key]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def read_settings(path: Path) -> TextSettings:
    """Read `text.toml`.

    Raises InputError with every key that is unknown, missing or of the wrong kind, and its line.
    """
    data = read_toml(path)
    problems = [*_problems(path, data)]
    if problems:
        raise InputError(problems)
    languages = tuple(data["languages"])
    pivot = data.get("pivot", languages[0])
    return TextSettings(
        path=path,
        file=data["file"],
        languages=languages,
        pivot=pivot,
        original=data.get("original", NOT_STATED),
        original_inferred=data.get("original_is") == "inferred",
        title=data.get("title", {}),
        about=data.get("about", {}),
        sections=tuple(
            SectionSettings(s["name"], s.get("title", {})) for s in data.get("section", ())
        ),
        provenance={key: data.get("provenance", {}).get(key, NOT_STATED) for key in PROVENANCE},
    )


def _problems(path: Path, data: dict[str, Any]) -> list[Problem]:
    def wrong(key: str, found: str, expected: str, table: str = "") -> Problem:
        return Problem(path, toml_line(path, key, table), found, expected)

    problems = unknown_keys(path, [(key, toml_line(path, key)) for key in data], _KEYS, "text.toml")
    file = data.get("file")
    if not isinstance(file, str) or not file:
        problems.append(wrong("file", "no file is named", 'file = "name of the source text"'))
    languages = data.get("languages")
    if not _is_strings(languages) or not languages or len(set(languages)) != len(languages):
        expected = 'a list of language codes, each once, as in languages = ["kk", "zh"]'
        return [*problems, wrong("languages", "no list of languages", expected)]
    odd = [code for code in languages if not CODE.fullmatch(code)]
    if odd:
        return [
            *problems,
            wrong("languages", f"the language {odd[0]!r}", "a code as kk or zh-Hant"),
        ]
    choice = f"one of {', '.join(languages)}"
    for key in ("pivot", "original"):
        value = data.get(key, languages[0])
        if value not in languages and (key, value) != ("original", NOT_STATED):
            problems.append(wrong(key, f"{key} = {value!r} is no language of the text", choice))
    if data.get("original_is", "stated") not in ("stated", "inferred"):
        found = f"original_is = {data['original_is']!r}"
        problems.append(wrong("original_is", found, '"stated" or "inferred"'))
    for table in ("title", "about"):
        problems += _translations(path, data.get(table, {}), table, languages)
    about = data.get("about")
    if isinstance(about, dict) and set(about) < set(languages):
        missing = ", ".join(code for code in languages if code not in about)
        problems.append(wrong("about", f"about has no {missing}", "it in every language, or none"))
    problems += _section_problems(path, data.get("section", []), languages)
    given = data.get("provenance", {})
    if not isinstance(given, dict):
        return [*problems, wrong("provenance", f"provenance = {given!r}", "[provenance]")]
    keys = [(key, toml_line(path, key, "provenance")) for key in given]
    problems += unknown_keys(path, keys, PROVENANCE, "[provenance]")
    problems += [
        wrong(key, f"{key} = {value!r}", "a text in quotes", "provenance")
        for key, value in given.items()
        if not isinstance(value, str)
    ]
    return problems


def _translations(path: Path, value: Any, table: str, languages: list[str]) -> list[Problem]:
    expected = f"a text for each language: {table}.{languages[0]} = “…”"
    if not isinstance(value, dict):
        return [Problem(path, toml_line(path, table), f"{table} = {value!r}", expected)]
    keys = [(key, toml_line(path, key, table)) for key in value]
    problems = unknown_keys(path, keys, languages, table)
    for key, text in value.items():
        if not isinstance(text, str) or not text.strip() or "\n" in text:
            line = toml_line(path, key, table)
            problems.append(Problem(path, line, f"{table}.{key} = {text!r}", "one line of text"))
    return problems


def _section_problems(path: Path, sections: Any, languages: list[str]) -> list[Problem]:
    if not isinstance(sections, list):
        return [Problem(path, toml_line(path, "section"), "[section]", "[[section]]")]
    problems = []
    names: set[str] = set()
    for number, section in enumerate(sections, 1):
        line = toml_line(path, "section", number=number)
        if not isinstance(section, dict):
            problems.append(
                Problem(path, line, f"section = {section!r}", "[[section]] and its keys")
            )
            continue
        name = section.get("name")
        problems += unknown_keys(
            path, [(key, line) for key in section], ("name", "title"), "[[section]]"
        )
        if not isinstance(name, str) or not _is_file_name(name) or name in names:
            found = f"section name {name!r}"
            expected = (
                "small letters a-z, digits and hyphens, each once, not index, glossary, sections"
            )
            problems.append(Problem(path, line, found, expected))
        names.add(str(name))
        titles = _translations(path, section.get("title", {}), "title", languages)
        problems += [replace(problem, line=line) for problem in titles]
    return problems


def _is_file_name(name: str) -> bool:
    taken = {HOME, GLOSSARY, CONTENTS}
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]*", name)) and f"{name}.md" not in taken


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
