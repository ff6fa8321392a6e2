"""Sentence cutting. What is cut how: tests/cases/units.*.txt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.languages import language
from qostil.model import Paragraph, Unit
from qostil.split import cut_units, split_title
from tests.unit.cases import text_cases
from tests.unit.timing import grows_linearly

CODES = ("kk", "zh", "en", "ru")
# Letters of all four languages among the marks that cutting looks at.
HOSTILE = st.text(
    st.sampled_from("аБвGh1 \t.…;;!?。！？；«»“”\"'()（）[]【】—-,，人心\u3000\u00a0")
)


def cut(paragraph: str, code: str) -> list[str]:
    return [unit.text for unit in cut_units([Paragraph(paragraph)], language(code))]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("paragraph", "units"), text_cases("units.kk.txt"))
def test_kazakh(paragraph: str, units: str) -> None:
    assert cut(paragraph, "kk") == units.split("\n")


@pytest.mark.parametrize(("paragraph", "units"), text_cases("units.zh.txt"))
def test_chinese(paragraph: str, units: str) -> None:
    assert cut(paragraph, "zh") == units.split("\n")


@pytest.mark.parametrize(("paragraph", "units"), text_cases("units.en.txt"))
def test_english(paragraph: str, units: str) -> None:
    assert cut(paragraph, "en") == units.split("\n")


@pytest.mark.parametrize(("paragraph", "units"), text_cases("units.ru.txt"))
def test_russian(paragraph: str, units: str) -> None:
    assert cut(paragraph, "ru") == units.split("\n")


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


@pytest.mark.parametrize("code", CODES)
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
