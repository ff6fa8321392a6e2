"""Glossaries as tables: CSV (RFC 4180) and TSV, a row a concept, a column a language.

A header names the columns: a language's code for its terms, `id` for the concept's key, and any of
`domain`, `definition:CODE`, `note:CODE`, `see_also`, `part_of_speech`. Terms in one cell are parted
by `|`, the preferred one first. Without an `id`, concepts are named by their row: c1, c2, …
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.glossary.checking import Reading, wording
from qostil.glossary.concepts import Concept, PartOfSpeech, Status, Term
from qostil.languages import CODE

BETWEEN = "|"  # terms of one cell
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_PARTS = ("part_of_speech", "pos")
_ABOUT = ("id", "domain", "see_also", *_PARTS)
# How Universal Dependencies (universaldependencies.org/u/pos) and dictionaries name them.
_PARTS_OF_SPEECH = {
    **{str(part).casefold(): part for part in PartOfSpeech},
    "adj": PartOfSpeech.ADJECTIVE,
    "adv": PartOfSpeech.ADVERB,
    "n": PartOfSpeech.NOUN,
    "propn": PartOfSpeech.PROPER_NOUN,
    "proper noun": PartOfSpeech.PROPER_NOUN,
    "v": PartOfSpeech.VERB,
}

Row = Mapping[str, str]


def read_table(path: Path, languages: Sequence[str] = ()) -> Reading:
    """Read a CSV or TSV glossary; without `languages`, those that it has.

    Raises InputError where there is no header that names a language.
    """
    rows = _rows(path)
    header = [cell.strip() for cell in next(rows, (1, [""]))[1]]
    codes = [name for name in header if _is_language(name) and name in (languages or header)]
    if not codes:
        found = f"the columns {', '.join(header)}"
        raise InputError(Problem(path, 1, found, "a header with a language's code, as kk or zh"))
    doubtful = [
        Problem(path, 1, f"the column {name!r} is not read", f"one of {', '.join(_ABOUT)}")
        for name in header
        if name not in codes and not _is_about(name)
    ]
    concepts: dict[str, Concept] = {}
    wrong: list[Problem] = []
    for number, (line, cells) in enumerate(rows, 1):
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        key = row.get("id") or f"c{number}"
        try:
            if key in concepts:
                raise InputError(Problem(path, line, f"the id {key} for the second time"))
            if any(row.values()):
                concepts[key] = _concept(path, line, key, row, codes)
        except InputError as error:
            wrong += error.problems
    return Reading(concepts, wrong, doubtful)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table with the lines that they end on."""
    delimiter = _DELIMITERS[path.suffix.lower()]
    reader = csv.reader(io.StringIO(read_text(path)), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(Problem(path, reader.line_num, str(error), "a table")) from error


def _is_language(name: str) -> bool:
    return bool(CODE.fullmatch(name)) and name not in _ABOUT


def _is_about(name: str) -> bool:
    field, _, code = name.partition(":")
    return name in _ABOUT or (field in ("definition", "note") and bool(CODE.fullmatch(code)))


def _concept(path: Path, line: int, key: str, row: Row, codes: Sequence[str]) -> Concept:
    part = _part_of_speech(path, line, next((row[n] for n in _PARTS if row.get(n)), ""))
    terms = {
        code: [
            Term(wording(path, line, f"a term of {key}", text), part_of_speech=part)
            for text in row[code].split(BETWEEN)
        ]
        for code in codes
        if row.get(code)
    }
    if not terms:
        found = f"the concept {key} has no terms"
        raise InputError(Problem(path, line, found, "a term at least"))
    return Concept(
        key,
        terms,
        line,
        domain=row.get("domain", ""),
        definition=_by_language(row, "definition"),
        note=_by_language(row, "note"),
        see_also=tuple(filter(None, row.get("see_also", "").split(BETWEEN))),
    )


def _by_language(row: Row, field: str) -> dict[str, str]:
    parts = [(name.partition(":"), text) for name, text in row.items() if text]
    return {code: text for (name, _, code), text in parts if name == field and code}


def _part_of_speech(path: Path, line: int, name: str) -> PartOfSpeech | None:
    """Read a part of speech; those of no use here (numerals, pronouns, …) are other."""
    if name and not name.isprintable():
        raise InputError(Problem(path, line, f"the part of speech {name!r}", "a name"))
    return _PARTS_OF_SPEECH.get(name.casefold(), PartOfSpeech.OTHER) if name else None


def write_table(concepts: Iterable[Concept], suffix: str) -> str:
    """Give a glossary as a CSV or TSV table: what a table has no columns for is left out."""
    concepts = list(concepts)
    codes = list(dict.fromkeys(code for concept in concepts for code in concept.terms))
    about = [f"{field}:{code}" for field in ("definition", "note") for code in codes]
    header = ["id", *codes, "domain", "see_also", *about]
    rows = [dict(_cells(concept)) for concept in concepts]
    used = [name for name in header if any(row.get(name) for row in rows)]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=_DELIMITERS[suffix], lineterminator="\n")
    writer.writerow(used)
    writer.writerows([row.get(name, "") for name in used] for row in rows)
    return file.getvalue()


def _cells(concept: Concept) -> Iterator[tuple[str, str]]:
    yield "id", concept.key
    for code in concept.terms:
        ranked = sorted(concept.ranked(code), key=lambda item: list(Status).index(item[1]))
        yield code, BETWEEN.join(term.text for term, _ in ranked)
    yield "domain", concept.domain
    yield "see_also", BETWEEN.join(concept.see_also)
    yield from ((f"definition:{code}", text) for code, text in concept.definition.items())
    yield from ((f"note:{code}", text) for code, text in concept.note.items())
