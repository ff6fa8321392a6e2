"""What a query finds. The queries and their hits: tests/cases/search.txt."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.languages import language
from qostil.model import Page, Segment
from qostil.project import Project
from qostil.search import Index, build_index, script
from tests.unit.cases import lines, text_cases

HAN = re.compile(r"[\u4e00-\u9fff]+")


def index_of(code: str, *texts: str) -> Index:
    segments = [Segment((f"s1-{number}",), text) for number, text in enumerate(texts, 1)]
    page = Page("a.md", code, (tuple(segments),))
    return build_index(language(code), [page], lambda page: page.name)


@pytest.mark.parametrize(("query", "expected"), text_cases("search.txt"))
def test_a_query_finds_its_segments(text: Project, query: str, expected: str) -> None:
    code, _, query = query.partition(" ")
    assert text.indexes[code].find(query) == expected.split()


@pytest.mark.parametrize(
    ("code", "query", "count"),
    [("kk", "кедей", 10), ("zh", "扶贫", 10), ("zh", "致富", 1), ("kk", "сүйемелдеу", 10)],
)
def test_a_query_finds_all_segments_that_have_the_word(
    text: Project, code: str, query: str, count: int
) -> None:
    """Counted in another way: a segment has the word where its text has the letters."""
    index = text.indexes[code]
    wanted = [an_id for _, an_id, segment in index.segments if query in segment.casefold()]
    assert index.find(query) == wanted
    assert len(wanted) >= count


def test_every_run_of_han_up_to_four_is_found_where_it_stands(text: Project) -> None:
    index = text.indexes["zh"]
    for _, an_id, segment in index.segments:
        for run in HAN.findall(segment):
            for size in range(1, 5):
                for start in range(len(run) - size + 1):
                    assert an_id in index.find(run[start : start + size])


def test_every_word_of_the_kazakh_text_is_found_where_it_stands(text: Project) -> None:
    index = text.indexes["kk"]
    for _, an_id, segment in index.segments:
        for word in re.findall(r"\w+", segment):
            assert an_id in index.find(word)


@pytest.mark.parametrize("code", ["kk", "zh"])
@pytest.mark.parametrize(
    "query", ["", " ", "。", "-", "!?", "()[]{}", "\\", '"', ".*", "<>", "%", "\0"]
)
def test_a_query_without_a_letter_finds_nothing(text: Project, code: str, query: str) -> None:
    assert text.indexes[code].find(query) == []


@pytest.mark.parametrize("code", ["kk", "zh"])
@pytest.mark.parametrize("query", lines("hostile.txt"))
def test_no_query_fails(text: Project, code: str, query: str) -> None:
    """What it finds has its letters, one way or another."""
    index = text.indexes[code]
    texts = {an_id: segment.casefold() for _, an_id, segment in index.segments}
    for an_id in index.find(query):
        assert any(part[:1] in texts[an_id] for part in re.findall(r"\w+", query.casefold()))


@given(st.text())
def test_no_text_whatever_makes_a_query_fail(query: str) -> None:
    for code in ("kk", "zh", "en"):
        assert index_of(code, "Береке бар.", "人心齐。").find(query) in (
            [],
            ["s1-1"],
            ["s1-2"],
            ["s1-1", "s1-2"],
        )


def test_letters_written_with_combining_marks_are_the_same_letters() -> None:
    composed, apart = "й", "и\u0306"
    assert index_of("kk", f"үлгі{composed}").find(f"үлгі{apart}") == ["s1-1"]
    assert index_of("kk", f"үлгі{apart}").find(f"үлгі{composed}") == ["s1-1"]


def test_a_word_before_or_behind_han_is_found_as_a_word() -> None:
    index = index_of("zh", "加入WTO之后", "WTO")
    assert index.find("wto") == ["s1-1", "s1-2"]
    assert index.find("加入 WTO") == ["s1-1"]


def test_only_what_has_an_id_is_found() -> None:
    page = Page("a.md", "kk", ((Segment(("s1",), "Тау", level=1), Segment((), "тау")),))
    help_page = Page("help.md", "kk", ((Segment((), "тау туралы көмек"),),))
    index = build_index(language("kk"), [help_page, page], lambda page: page.name)
    assert index.find("тау") == ["s1"]
    assert index.pages == (("a.md", "Тау"),)


def test_the_script_is_one_call_with_the_data_as_it_is() -> None:
    index = index_of("kk", 'Тау "биік" </script> \\ \u2028 &lt;')
    call = re.fullmatch(r'qostilSearch\("kk",(\{.*\})\)\n', script(index), re.DOTALL)
    assert call
    data = json.loads(call[1])
    assert data["segments"] == [[0, "s1-1", 'Тау "биік" </script> \\ \u2028 &lt;']]
    assert data["pages"] == [["a.md", ""]]
    assert data["name"] == "Қазақша"
