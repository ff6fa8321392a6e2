"""Headings in plain text. What is one: tests/cases/headings.txt."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.languages import known_languages, language
from qostil.model import Paragraph, bare
from qostil.source.headings import RANKS, with_headings
from tests.unit.cases import text_cases
from tests.unit.timing import grows_linearly


def found(lines: list[str], code: str, whole: bool = False) -> list[Paragraph]:
    texts = {code: [Paragraph(line) for line in lines]}
    return with_headings(texts, {code: language(code)}, whole=whole)[code]


@pytest.mark.parametrize(("source", "expected"), text_cases("headings.txt"))
def test_headings_are_found(source: str, expected: str) -> None:
    code, *lines = source.split("\n")
    shown = [
        f"{' '.join(filter(None, [str(p.level), p.key]))} | {p.text}" for p in found(lines, code)
    ]
    assert shown == expected.split("\n")


@given(st.lists(st.text("第一条章节1.IV Abc。.、\u3000")), st.booleans())
def test_no_character_is_lost_over_them(lines: list[str], whole: bool) -> None:
    assert bare("".join(p.text for p in found(lines, "zh", whole))) == bare("".join(lines))


def test_levels_count_the_ranks_of_all_languages_together() -> None:
    both = {
        "en": ["Part 1", "Article 1", "So.", "Part 2", "Article 2", "So."],
        "ru": ["Статья 1", "Так.", "Статья 2", "Так."],
    }
    texts = {code: [Paragraph(line) for line in lines] for code, lines in both.items()}
    parted = with_headings(texts, {code: language(code) for code in texts})
    assert [p.level for p in parted["en"] if p.level] == [1, 2, 1, 2]
    assert [p.level for p in parted["ru"] if p.level] == [2, 2]


@pytest.mark.parametrize(
    "line", ["一、标题", "第一条", "第一条　标题", "1. Title", "Article 1", "1-бап"]
)
@pytest.mark.parametrize("code", ["zh", "en", "kk"])
def test_a_number_of_thousands_of_digits_is_no_heading_s(line: str, code: str) -> None:
    long = re.sub("[1一]", lambda digit: digit[0] * 5_000, line)
    assert [(p.text, p.level) for p in found([long, long], code)] == [(long, 0)] * 2


def test_the_cells_of_a_table_are_not_parted() -> None:
    lines = ["第一条　人人自由。", "第二条　人人平等。"]
    assert [p.text for p in found(lines, "zh", whole=True)] == lines


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_a_language_lists_headings_of_known_ranks_in_their_order(code: str) -> None:
    ranks = [rank for rank in language(code).headings if rank != "preface"]
    assert ranks == [rank for rank in RANKS if rank in ranks]
    numbered = [form for rank in ranks for form in language(code).headings[rank]]
    assert all(form.count("#") == 1 for form in numbered)


@pytest.mark.parametrize("piece", ["1", "1.", "第", "一", "I", "1-", "§ ", "Article 1 ", "."])
def test_a_line_of_any_length_is_looked_at_in_linear_time(piece: str) -> None:
    def look(text: str) -> object:
        return [found([text, "Article 1"], "en"), found([text, "第一条"], "zh")]

    assert grows_linearly(look, piece, times=2_000)
