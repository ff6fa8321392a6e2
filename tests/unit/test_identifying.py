"""Ids for new lines, from a file of cases."""

import re
from pathlib import Path

import pytest

from qostil.markdown import add_to_mark, read_page
from qostil.project.identifying import identify
from tests.unit.cases import matches, text_cases

NAME = "water.md"


def versions(text: str) -> dict[str, str]:
    """Part a case at the lines `[kk]`."""
    _, *parts = re.split(r"^\[(\w+)\]\n", text.strip("\n") + "\n", flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(("given", "expected"), text_cases("ids.txt"))
def test_new_lines(tmp_path: Path, given: str, expected: str) -> None:
    docs = tmp_path / "docs"
    pages = {}
    for code, text in versions(given).items():
        (docs / code).mkdir(parents=True)
        (docs / code / NAME).write_text(text, "utf-8")
        pages[code] = [read_page(docs / code / NAME, NAME, code)[0]]
    result = identify(pages, (), [NAME], docs)
    made = versions(given) | {
        path.partition("/")[0]: data.decode() for path, data in result.files(docs).items()
    }
    wanted, *unclear = re.split(r"^! ", expected + "\n", flags=re.MULTILINE)
    assert made == versions(wanted)
    said = [str(problem.below(tmp_path)) for problem in result.unclear]
    assert len(said) == len(unclear)
    assert all(matches(s, u.strip()) for s, u in zip(said, unclear, strict=True))


def test_newlines_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    data = "\ufeff# Су <!--s1-->\r\n\r\nБір.\r\nЕкі.\rҮш. <!--s1-1-->".encode()
    (tmp_path / "kk").mkdir()
    (tmp_path / "kk" / NAME).write_bytes(data)
    page, _ = read_page(tmp_path / "kk" / NAME, NAME, "kk")
    (made,) = identify({"kk": [page]}, (), (), tmp_path).files(tmp_path).values()
    assert made == data.replace("Бір.".encode(), "Бір. <!--s1-0a-->".encode()).replace(
        "Екі.".encode(), "Екі. <!--s1-0b-->".encode()
    )


def test_ids_that_no_page_has_any_more_are_not_given_again(tmp_path: Path) -> None:
    (tmp_path / "kk").mkdir()
    (tmp_path / "kk" / NAME).write_text("# Су <!--s1-->\n\nБір.\n", "utf-8")
    page, _ = read_page(tmp_path / "kk" / NAME, NAME, "kk")
    (made,) = identify({"kk": [page]}, ["s1-7"], (), tmp_path).files(tmp_path).values()
    assert made.decode().endswith("Бір. <!--s1-8-->\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Бір.", "Бір. <!--s1-2 =s1-3-->"),
        ("Бір.\t", "Бір.\t<!--s1-2 =s1-3-->"),
        ("Бір. <!--s1-1-->", "Бір. <!--s1-2 s1-1 =s1-3-->"),
        ("Бір.  <!-- =s1-1  doubtful --> ", "Бір.  <!--s1-2 =s1-1 =s1-3 doubtful --> "),
        ("A <!-- x --> <!--s1-1 strange-->", "A <!-- x --> <!--s1-2 s1-1 =s1-3 strange-->"),
    ],
)
def test_a_mark_is_added_to(line: str, expected: str) -> None:
    assert add_to_mark(line, ["s1-2"], ["s1-3"]) == expected
