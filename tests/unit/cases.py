"""Case files: what a native speaker can read and edit, and a test runs over.

A file holds cases of three parts: a title in words, what goes in, what is expected.

    == the full stop of an abbreviation ends nothing
    Ол 2019 ж. Алматыға келді.
    ---
    Ол 2019 ж. Алматыға келді.

A title that ends in `[defect: …]` is a case that the code does not meet yet. Lines that start with
`##` are remarks; between cases there are none.
"""

import re
from pathlib import Path

import pytest

CASES = Path(__file__).parent.parent / "cases"
_DEFECT = re.compile(r"\s*\[defect: (.*)\]$")


def text_cases(name: str, *first: object) -> list[object]:
    """Give a file's cases as parameters of a test: what comes `first`, input, expected."""
    _, *cases = re.split(r"^== ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)
    return [_case(case, *first) for case in cases]


def word_lists(name: str) -> list[object]:
    """Give a file's lines `head: word word …` as parameters of a test: (head, words)."""
    pairs = [line.split(":", 1) for line in lines(name)]
    return [pytest.param(head.strip(), words.split(), id=head.strip()) for head, words in pairs]


def lines(name: str, blank: bool = False) -> list[str]:
    """Give a file's lines without the white space around them; blank ones on demand."""
    stripped = [line.strip() for line in _without_remarks(name).split("\n")]
    return [line for line in stripped if line or blank]


def matches(message: str, pattern: str) -> bool:
    """Tell whether a message is as a pattern with `…` for anything says."""
    return bool(re.fullmatch(".*".join(map(re.escape, pattern.split("…"))), message))


def table(name: str) -> list[list[str]]:
    """Give a file's rows of cells that tabs part."""
    return [line.split("\t") for line in _without_remarks(name).split("\n") if line]


def _without_remarks(name: str) -> str:
    text = (CASES / name).read_text("utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("##"))


def _case(part: str, *first: object) -> object:
    title, _, body = part.partition("\n")
    given, _, expected = body.rpartition("\n---\n")
    defect = _DEFECT.search(title)
    marks = [pytest.mark.xfail(strict=True, reason=defect[1])] if defect else []
    name = " ".join([*map(str, first), _DEFECT.sub("", title)])
    return pytest.param(*first, given, expected.strip("\n"), id=name, marks=marks)
