"""Sentence cutting. What is cut how: tests/cases/units.*.txt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.languages import language
from qostil.model import Paragraph, Unit
from qostil.split import cut_units, split_title
from tests.unit.cases import CASES, lines, text_cases
from tests.unit.timing import grows_linearly

CODES = sorted(path.name.split(".")[1] for path in CASES.glob("units.*.txt"))
CUTS = [case for code in CODES for case in text_cases(f"units.{code}.txt", code)]
# Letters of several languages among the marks that cutting looks at.
HOSTILE = st.text(
    st.sampled_from("аБвGh1 \t.…;;!?؟؛۔。！？；«»“”\"'()（）[]【】「」*_—-,，人心のع\u3000\u00a0")
)


def cut(paragraph: str, code: str) -> list[str]:
    return [unit.text for unit in cut_units([Paragraph(paragraph)], language(code))]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("code", "paragraph", "units"), CUTS)
def test_a_paragraph_is_cut_as_its_readers_do(code: str, paragraph: str, units: str) -> None:
    assert cut(paragraph, code) == units.split("\n")


@pytest.mark.parametrize("code", ["kk", "zh"])
def test_a_whole_text_is_cut_as_it_was_by_hand(code: str) -> None:
    blocks = "\n".join(lines(f"sentences.{code}.txt", blank=True)).strip().split("\n\n")
    glue = " " if language(code).spaced else ""
    wrong = [
        block for block in blocks if cut(glue.join(block.split("\n")), code) != block.split("\n")
    ]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
@given(paragraph=HOSTILE)
def test_units_joined_are_the_paragraph_but_for_white_space(paragraph: str, code: str) -> None:
    units = cut(paragraph, code)
    assert bare("".join(units)) == bare(paragraph)
    assert all(unit == unit.strip() != "" for unit in units)


@given(paragraph=HOSTILE)
def test_units_are_slices_of_the_paragraph_in_its_order(paragraph: str) -> None:
    place = 0
    for unit in cut(paragraph, "kk"):
        place = paragraph.index(unit, place) + len(unit)


def test_units_know_their_paragraph() -> None:
    units = cut_units([Paragraph("Біз келдік. Отырдық."), Paragraph("Кеш түсті.")], language("kk"))
    assert units == [Unit("Біз келдік.", 0), Unit("Отырдық.", 0), Unit("Кеш түсті.", 1)]


@pytest.mark.parametrize("code", ["kk", "zh"])
@pytest.mark.parametrize(
    "piece",
    [
        "Біз 2019 ж. келдік. 我们来了。 We came. ",
        "(",
        "(a. b) ",
        "[（",
        ". ",
        "...",
        "»”",
        ".»",
        "а",
        "А.",
        " ",
    ],
)
def test_a_paragraph_of_any_length_is_cut_in_linear_time(piece: str, code: str) -> None:
    assert grows_linearly(lambda text: cut(text, code), piece, times=2_000)


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (["大扶贫格局", "“人心齐,泰山移”。脱贫致富是共同责任。"], "大扶贫格局"),
        (["Береке туралы", "Береке бар жерде тау да көшеді."], "Береке туралы"),
        (["Береке бар.", "Береке бар жерде тау да көшеді."], ""),
        (["«Береке бар».", "Береке бар жерде тау да көшеді."], ""),
        (["Мазмұны:", "Береке бар жерде тау да көшеді."], ""),
        (["Бірінші,", "Береке бар жерде тау да көшеді."], ""),
        (["Береке бар жерде тау да көшеді", "Солай."], ""),
        (["а" * 121, "б" * 200], ""),
        (["Жалғыз жол"], ""),
        ([], ""),
    ],
)
def test_a_title_is_a_short_first_line_without_a_stop(paragraphs: list[str], title: str) -> None:
    found, left = split_title([*map(Paragraph, paragraphs)])
    rest = [paragraph.text for paragraph in left]
    assert found == title
    assert [found, *rest] == paragraphs if title else rest == paragraphs
