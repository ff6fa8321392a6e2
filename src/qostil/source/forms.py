"""In which form the languages stand: which paragraphs are whose, and which go together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from qostil.model import Paragraph


class Form(StrEnum):
    """How a text's languages stand in its files."""

    SUCCESSIVE = "successive"
    ALTERNATING = "alternating"
    FILES = "files"
    TABLE = "table"

    @property
    def said(self) -> str:
        """What is said of it to the user."""
        return {
            Form.SUCCESSIVE: "the languages one after another",
            Form.ALTERNATING: "languages alternating by paragraph",
            Form.FILES: "one file for each language",
            Form.TABLE: "a table, a column for each language",
        }[self]


_CYCLES = 3  # of languages that take turns: fewer happen by chance


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its language, and the number of the run of lines that it stands in.

    Blank lines part runs.
    """

    code: str
    paragraph: Paragraph
    run: int


def rows_in_turn(lines: Sequence[Line]) -> list[list[Line]]:
    """Give the rows of languages that clearly take turns, or nothing.

    In each row stand all languages: a line each, or what blank lines part from the next row.
    """
    codes = {line.code for line in lines}
    runs = [list(run) for _, run in groupby(lines, key=lambda line: line.run)]
    for rows in (runs, turns(lines)):
        whole = all({line.code for line in row} == codes for row in rows)
        if len(codes) > 1 and len(rows) >= _CYCLES and whole:
            return rows
    return []


def turns(lines: Sequence[Line]) -> list[list[Line]]:
    """Give the rows of languages that take turns by line, also where one misses its turn."""
    order = list(dict.fromkeys(line.code for line in lines))
    rows: list[list[Line]] = []
    last = len(order)
    for line in lines:
        place = order.index(line.code)
        if place <= last:
            rows.append([])
        rows[-1].append(line)
        last = place
    return rows


def in_rows(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Give the lines with their rows' numbers, from 1."""
    return [
        replace(line, paragraph=replace(line.paragraph, row=number))
        for number, row in enumerate(rows, 1)
        for line in row
    ]
