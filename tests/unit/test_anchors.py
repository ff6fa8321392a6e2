"""Ids over all languages. What is wrong between pages: tests/cases/anchors.txt."""

from pathlib import Path

import pytest

from qostil.anchors import Anchors
from qostil.markdown import read_page
from qostil.model import Page
from tests.unit.cases import matches, text_cases

TWO = """@ kk/a.md
# Бір <!--s1-->

Бір. <!--s1-1-->
Екі. <!--s1-2 s1-3-->
@ zh/a.md
# 一 <!--s1-->

一。 <!--s1-1 =s1-2-->
三。 <!--s1-3-->"""


def anchors(folder: Path, text: str) -> Anchors:
    """Read pages that a case holds, as files of docs/."""
    pages: dict[str, list[Page]] = {}
    for part in text.split("@ ")[1:]:
        name, _, body = part.partition("\n")
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, "utf-8")
        code, _, name = name.partition("/")
        pages.setdefault(code, []).append(read_page(path, name, code)[0])
    return Anchors(pages, Path("docs"))


@pytest.mark.parametrize(("text", "expected"), text_cases("anchors.txt"))
def test_what_is_wrong_between_pages(tmp_path: Path, text: str, expected: str) -> None:
    messages = [str(problem) for problem in anchors(tmp_path, text).problems()]
    patterns = expected.split("\n") if expected else []
    assert len(messages) == len(patterns), messages
    for message, pattern in zip(messages, patterns, strict=True):
        assert matches(message, pattern), message


@pytest.mark.parametrize(
    ("code", "an_id", "partner", "is_alias"),
    [
        ("kk", "s1", "一", False),
        ("kk", "s1-1", "一。", False),
        ("kk", "s1-2", "一。", True),
        ("kk", "s1-3", "三。", False),
        ("zh", "s1-2", "Екі.", False),
        ("zh", "s1-3", "Екі.", False),
    ],
)
def test_a_partner_is_where_the_other_language_resolves_the_id(
    tmp_path: Path, code: str, an_id: str, partner: str, is_alias: bool
) -> None:
    ((other, place),) = anchors(tmp_path, TWO).partners(code, an_id)
    assert other == ("zh" if code == "kk" else "kk")
    assert (place.page.name, place.segment.text) == ("a.md", partner)
    assert place.is_alias is is_alias


def test_what_no_language_has_is_nowhere(tmp_path: Path) -> None:
    index = anchors(tmp_path, TWO)
    assert index.place("kk", "s9-9") is None
    assert list(index.partners("kk", "s9-9")) == []


def test_of_an_id_that_stands_twice_the_first_place_counts(tmp_path: Path) -> None:
    index = anchors(tmp_path, "@ kk/a.md\nБір. <!--s1-1-->\nЕкі. <!--s1-1-->")
    place = index.place("kk", "s1-1")
    assert place
    assert place.segment.text == "Бір."
