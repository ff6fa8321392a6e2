"""`text.toml`: what a text is, in which languages, and the editorial titles."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from qostil.data import read_toml, toml_line, toml_lines, unknown_keys
from qostil.errors import InputError, Problem
from qostil.languages import CODE, CODES
from qostil.model import CONTENTS, GLOSSARY, HOME
from qostil.source.forms import Form

NOT_STATED = "not stated"
PROVENANCE = ("author", "publisher", "date", "licence")
_KEYS = {
    "file",
    "files",
    "form",
    "encoding",
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
    """A section's file name (without `.md`) and its editorial titles by language.

    `start`: the words of any language with which it starts, where the text is cut by hand.
    """

    name: str
    title: Mapping[str, str]
    start: str = ""


@dataclass(frozen=True)
class TextSettings:
    """What `text.toml` says.

    `title` and `about` hold editorial texts by language: a title only where the source has none.
    `provenance` values are as given, or NOT_STATED.
    """

    path: Path
    files: tuple[str, ...]
    form: str | None
    encoding: str | None
    languages: tuple[str, ...]
    pivot: str
    original: str
    original_inferred: bool
    title: Mapping[str, str]
    about: Mapping[str, str]
    sections: tuple[SectionSettings, ...]
    provenance: Mapping[str, str]

    @property
    def sources(self) -> list[Path]:
        """The source text's files."""
        return [self.path.parent / file for file in self.files]

    def digest(self) -> str:
        """Give a sha256 of all here that decides what `split` writes (not the provenance)."""
        # Without what is left out, so that keys which later versions know change nothing.
        shown = asdict(
            self, dict_factory=lambda items: {key: value for key, value in items if value}
        )
        for key in ("path", "original", "original_inferred", "provenance"):
            shown.pop(key, None)
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
        files=tuple(data.get("files", [data.get("file")])),
        form=data.get("form"),
        encoding=data.get("encoding"),
        languages=languages,
        pivot=pivot,
        original=data.get("original", NOT_STATED),
        original_inferred=data.get("original_is") == "inferred",
        title=data.get("title", {}),
        about=data.get("about", {}),
        sections=tuple(
            SectionSettings(s["name"], s.get("title", {}), s.get("from", ""))
            for s in data.get("section", ())
        ),
        provenance={key: data.get("provenance", {}).get(key, NOT_STATED) for key in PROVENANCE},
    )


def _problems(path: Path, data: dict[str, Any]) -> list[Problem]:
    def wrong(key: str, found: str, expected: str, table: str = "") -> Problem:
        return Problem(path, toml_line(path, key, table), found, expected)

    problems = unknown_keys(path, [(key, toml_line(path, key)) for key in data], _KEYS, "text.toml")
    problems += _file_problems(path, data)
    languages = data.get("languages")
    if not _is_strings(languages) or not languages or len(set(languages)) != len(languages):
        expected = 'a list of language codes, each once, as in languages = ["kk", "zh"]'
        return [*problems, wrong("languages", "no list of languages", expected)]
    odd = [code for code in languages if not CODE.fullmatch(code)]
    if odd:
        return [
            *problems,
            wrong("languages", f"the language {odd[0]!r}", CODES),
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


def _file_problems(path: Path, data: dict[str, Any]) -> Iterator[Problem]:
    given = data.get("files", [data.get("file")])
    one = 'file = "name of the source text"'
    if "file" in data and "files" in data:
        line = toml_line(path, "files")
        yield Problem(path, line, "both file and files", "one of them")
    elif not _is_strings(given) or not given or not all(given):
        key = "files" if "files" in data else "file"
        expected = f'{one}, or files = ["…", "…"]'
        yield Problem(path, toml_line(path, key), "no file is named", expected)
    form = data.get("form", Form.FILES)
    if form not in list(Form):
        line = toml_line(path, "form")
        yield Problem(path, line, f"form = {form!r}", f"one of {', '.join(Form)}")
    if not isinstance(data.get("encoding", ""), str):
        line = toml_line(path, "encoding")
        yield Problem(path, line, f"encoding = {data['encoding']!r}", "a name in quotes")


def _translations(
    path: Path, value: Any, table: str, languages: list[str], section: int | None = None
) -> list[Problem]:
    """Give what is wrong in a table by language; `section`: the line of the one that it is of."""
    expected = f"a text for each language: {table}.{languages[0]} = “…”"

    def line(key: str, inside: str = "") -> int:
        return toml_line(path, key, inside) if section is None else section

    if not isinstance(value, dict):
        return [Problem(path, line(table), f"{table} = {value!r}", expected)]
    lines = {key: line(key, table) for key in value}
    problems = unknown_keys(path, lines.items(), languages, table)
    for key, text in value.items():
        if not isinstance(text, str) or not text.strip() or "\n" in text:
            found = f"{table}.{key} = {text!r}"
            problems.append(Problem(path, lines[key], found, "one line of text"))
    return problems


def _section_problems(path: Path, sections: Any, languages: list[str]) -> list[Problem]:
    if not isinstance(sections, list):
        return [Problem(path, toml_line(path, "section"), "[section]", "[[section]]")]
    problems = []
    names: set[str] = set()
    lines = [*islice(toml_lines(path, "section"), len(sections))]
    for line, section in zip(lines, sections, strict=True):
        if not isinstance(section, dict):
            problems.append(
                Problem(path, line, f"section = {section!r}", "[[section]] and its keys")
            )
            continue
        name = section.get("name")
        problems += unknown_keys(
            path, [(key, line) for key in section], ("from", "name", "title"), "[[section]]"
        )
        if not isinstance(name, str) or not _is_file_name(name) or name in names:
            found = f"section name {name!r}"
            expected = (
                "small letters a-z, digits and hyphens, each once, not index, glossary, sections"
            )
            problems.append(Problem(path, line, found, expected))
        names.add(str(name))
        start = section.get("from", "")
        if not isinstance(start, str) or ("from" in section and not start.strip()):
            problems.append(Problem(path, line, f"from = {start!r}", "the section's first words"))
        problems += _translations(path, section.get("title", {}), "title", languages, line)
    return [*problems, *_starts_left_out(path, sections, lines)]


def _starts_left_out(path: Path, sections: list[Any], lines: list[int]) -> Iterator[Problem]:
    """Yield sections without `from`, where others have it; the first starts with the text."""
    starts = [isinstance(section, dict) and "from" in section for section in sections]
    is_cut = any(starts)
    for line, has_start in zip(lines[1:], starts[1:], strict=True):
        if is_cut and not has_start:
            expected = "it in each section but the first, or in none"
            yield Problem(path, line, "no from", expected)


def _is_file_name(name: str) -> bool:
    taken = {HOME, GLOSSARY, CONTENTS}
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]*", name)) and f"{name}.md" not in taken


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
