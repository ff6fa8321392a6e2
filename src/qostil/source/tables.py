"""Tables: a column for each language, a row for what translates each other."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Literal

from qostil.errors import InputError, Problem
from qostil.languages import CODE, Language, known_languages, language
from qostil.model import Paragraph
from qostil.source.encodings import Decoded
from qostil.source.forms import Line
from qostil.source.identification import find_languages, identify

_SEPARATORS = {".tsv": "\t", ".tab": "\t", ".csv": ",;\t"}
Row = tuple[int, list[str]]
"""The line that a row starts on, and its cells."""


def is_table(file: Decoded) -> bool:
    """Tell whether a file is a table: by its name, or by the same number of tabs in each line."""
    if file.path.suffix.lower() in _SEPARATORS:
        return True
    tabs = {line.count("\t") for line in file.text.split("\n") if line.strip()}
    return (
        len(tabs) == 1
        and tabs != {0}
        and not re.search(r"(^|\t)[ \t]*(\t|$)", file.text, re.MULTILINE)
    )


def read_table(file: Decoded, languages: Sequence[Language] | None) -> tuple[list[Line], list[str]]:
    """Read a table: its cells with their languages, and what is to be said of it.

    Each row is one pairing, whatever its cells hold. The columns are named by the codes or names of
    languages in the first row, or else known by what stands in them; other columns of a table that
    has a header are left out, which is said. Raises InputError with the line of a row that has
    another number of cells than the first.
    """
    rows = _rows(file)
    wrong = [
        Problem(file.path, number, f"{len(cells)} cells", f"{len(rows[0][1])}, as in the first row")
        for number, cells in rows
        if len(cells) != len(rows[0][1])
    ]
    if wrong:
        raise InputError(wrong)
    columns = [*zip(*(cells for _, cells in rows), strict=True)]
    header = [_named(column, languages) for column in columns]
    notes = []
    if any(header):
        left_out = [cell for cell, code in zip(rows[0][1], header, strict=True) if not code]
        notes = [f"{file.path.name}: the column {name!r} is left out" for name in left_out]
        rows = rows[1:]
    else:
        header = _identified(file, rows, languages)
    if len(set(filter(None, header))) != len([*filter(None, header)]):
        found = f"the columns are {', '.join(filter(None, header))}"
        raise InputError(Problem(file.path, 1, found, "a column for each language"))
    return [*_lines(file, rows, header)], notes


def _rows(file: Decoded) -> list[Row]:
    separators = _SEPARATORS.get(file.path.suffix.lower(), "\t")
    start = file.text.partition("\n")[0]
    separator = max(separators, key=start.count)
    try:
        return [*_parsed(file.text, separator, csv.QUOTE_MINIMAL)]
    except csv.Error:
        # Quotation marks that belong to the text, as in most files with tabs.
        return [*_parsed(file.text, separator, csv.QUOTE_NONE)]


def _parsed(text: str, separator: str, quoting: Literal[0, 3]) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(StringIO(text), delimiter=separator, quoting=quoting, strict=True)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, [" ".join(cell.split()) for cell in cells]
        start = reader.line_num + 1


def _named(column: Sequence[str], languages: Sequence[Language] | None) -> str:
    """Give the code of the language that a column's head names, by code or name, or nothing."""
    head, *cells = column
    choice = languages or [language(code) for code in sorted(known_languages(), reverse=True)]
    names = {name.casefold(): own.code for own in choice for name in (own.code, own.name)}
    if head.casefold() in names or languages:
        return names.get(head.casefold(), "")
    has_text = any(map(str.isalpha, "".join(cells)))  # “id” is a code, and a column of numbers
    return head if CODE.fullmatch(head) and has_text else ""


def _identified(
    file: Decoded, rows: Sequence[Row], languages: Sequence[Language] | None
) -> list[str]:
    columns = [" ".join(cells) for cells in zip(*(cells for _, cells in rows), strict=True)]
    choice = languages or find_languages(columns)
    found = identify(columns, choice) if choice else [None] * len(columns)
    if None in found:
        text = f"column {found.index(None) + 1} is in no language that can be told"
        expected = "the languages' codes in the first row"
        raise InputError(Problem(file.path, 1, text, expected))
    return [code or "" for code in found]


def _lines(file: Decoded, rows: Sequence[Row], header: Sequence[str]) -> Iterator[Line]:
    for place, (number, cells) in enumerate(rows, 1):
        for code, cell in zip(header, cells, strict=True):
            if code and cell:
                yield Line(code, Paragraph(cell, 0, file.path, number, row=place), place)
