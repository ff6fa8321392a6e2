"""What a query finds. The queries and their hits: tests/cases/search.txt."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.languages import language
from qostil.model import Page, Segment
from qostil.project import Project
from qostil.search import Index, build_index, search_files
from tests.unit.cases import lines, text_cases

HAN = re.compile(r"[\u4e00-\u9fff]+")
HUNDRED = [a + b for a in "бвгджзклмн" for b in "аоуыіәөүэя"]


def index_of(code: str, *texts: str) -> Index:
    segments = [Segment((f"s1-{number}",), text) for number, text in enumerate(texts, 1)]
    page = Page("a.md", code, (tuple(segments),))
    return build_index(language(code), [page], lambda page: page.name)


def find(index: Index, query: str) -> list[str]:
    """Search as the box does: with one letter changed where nothing is found."""
    return index.find(query) or index.find(query, near=True)


@pytest.mark.parametrize(("query", "expected"), text_cases("search.txt"))
def test_a_query_finds_its_segments(text: Project, query: str, expected: str) -> None:
    code, _, query = query.partition(" ")
    assert find(text.indexes[code], query) == expected.split()


@pytest.mark.parametrize(
    ("code", "query", "count"),
    [("kk", "кедей", 10), ("zh", "扶贫", 10), ("zh", "致富", 1), ("kk", "сүйемелдеу", 10)],
)
def test_a_query_finds_all_segments_that_have_the_word(
    text: Project, code: str, query: str, count: int
) -> None:
    """Counted in another way: a segment has the word where its text has the letters."""
    index = text.indexes[code]
    wanted = {ids[0] for _, ids, segment in index.segments if query in segment.casefold()}
    assert set(index.find(query)) == wanted
    assert len(wanted) >= count


def test_every_run_of_han_up_to_four_is_found_where_it_stands(text: Project) -> None:
    index = text.indexes["zh"]
    for _, ids, segment in index.segments:
        for run in HAN.findall(segment):
            for size in range(1, 5):
                for start in range(len(run) - size + 1):
                    assert ids[0] in index.find(run[start : start + size])


def test_every_word_of_the_kazakh_text_is_found_where_it_stands_also_without_its_letters(
    text: Project,
) -> None:
    index = text.indexes["kk"]
    for _, ids, segment in index.segments:
        for word in re.findall(r"\w+", segment):
            assert ids[0] in index.find(word)
            assert ids[0] in index.find(index.language.folding.fold(word.lower()))


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
    texts = {ids[0]: segment.casefold() for _, ids, segment in index.segments}
    for an_id in index.find(query):
        assert any(part[:1] in texts[an_id] for part in re.findall(r"\w+", query.casefold()))


@given(st.text())
def test_no_text_whatever_makes_a_query_fail(query: str) -> None:
    for code in ("kk", "zh", "en"):
        assert set(find(index_of(code, "Береке бар.", "人心齐。"), query)) <= {"s1-1", "s1-2"}


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


def files_of(*indexes: Index) -> dict[str, Any]:
    """Give the data of each file as the browser gets it."""
    files = {}
    for name, script in search_files({i.language.code: i for i in indexes}, [{"kk": ["тау"]}]):
        call = re.fullmatch(r"qostilSearch\((.*)\)\n", script, re.DOTALL)
        assert call
        said, _, files[name] = json.loads(f"[{call[1]}]")
        assert f"{said}.js" == name
    return files


def test_each_file_is_one_call_with_the_texts_as_they_are() -> None:
    wild = 'Тау "биік" </script> \\ \u2028 &lt;'
    files = files_of(index_of("kk", wild), index_of("zh", "高山"))
    assert files["kk/text-0.js"] == [["s1-1", wild, {"zh": [0]}]]
    assert files["kk.js"]["name"] == "Қазақша"
    assert files["kk.js"]["pages"] == [["a.md", "", 1]]
    assert files["glossary.js"] == [{"kk": ["тау"]}]


def test_a_large_text_is_cut_into_files_of_like_size() -> None:
    """So what is loaded grows with what is searched, not with the text."""
    words = [f"{a}{b}{c}а" for a in "бгд" for b in "аоуыі" for c in HUNDRED]
    small, large = (files_of(index_of("kk", *(words * times))) for times in (1, 8))
    assert len(large) > 2 * len(small)
    assert max(len(str(data)) for name, data in large.items() if "/" in name) < 200_000


def test_the_version_of_a_language_tells_its_texts_apart() -> None:
    """So that files of two builds are not mixed."""
    scripts = [
        dict(search_files({"kk": index_of("kk", text)}, []))["kk.js"] for text in ("Тау.", "Тас.")
    ]
    versions = [script.split(",")[1] for script in scripts]
    assert versions[0] != versions[1]


def test_words_of_a_language_with_a_stemmer_find_their_forms() -> None:
    index = index_of("en", "The houses are connected.", "A house.", "Connection.", "Horse.")
    assert index.find("house") == ["s1-2", "s1-1"]
    assert index.find("connecting") == ["s1-1", "s1-3"]  # the text has no word with this ending
    assert index.find("connected") == ["s1-1", "s1-3"]
    russian = index_of("ru", "Он живёт в доме.", "Новые дома стоят.", "Думы о домах.")
    assert russian.find("дом") == ["s1-1", "s1-2", "s1-3"]
    assert russian.find("живет") == ["s1-1"]


def test_a_form_that_the_text_has_not_takes_an_ending_that_it_has() -> None:
    index = index_of("ru", "стола", "окнами", "окно")
    assert index.find("окна") == ["s1-2", "s1-3"]
    assert index.find("столами") == ["s1-1"]


def test_letters_that_are_two_when_typed_plainly_are_found() -> None:
    assert index_of("de", "Die Straße", "Haus").find("strasse") == ["s1-1"]
    assert index_of("fr", "Le cœur des élèves", "chose").find("coeur") == ["s1-1"]
    assert index_of("fr", "Le cœur des élèves", "chose").find("eleves") == ["s1-1"]


def test_words_of_an_unknown_language_are_found_by_their_start_and_without_accents() -> None:
    index = index_of("xx", "Élan vital", "Elan", "élans", "plan")
    assert index.find("élan") == ["s1-1", "s1-3"]  # the accent was typed on purpose
    assert index.find("elan") == ["s1-2", "s1-1", "s1-3"]


@pytest.mark.parametrize(
    ("code", "text", "query"),
    [
        ("ja", "日本語の文章です。", "本語の文"),
        ("th", "สวัสดีชาวโลก", "ชาวโลก"),
        ("hi", "यह किताब है।", "किताब"),
        ("ar", "هذا كِتَابٌ جديد", "كتاب"),
        ("ko", "한국어 문장", "한국어"),
    ],
)
def test_words_of_any_script_are_found(code: str, text: str, query: str) -> None:
    assert index_of(code, text, "x").find(query) == ["s1-1"]


def test_what_joins_letters_is_no_letter() -> None:
    assert index_of("kk", "кедей\u00adлер").find("кедейлер") == ["s1-1"]


def test_a_very_long_query_costs_no_more_than_what_is_read_of_it(text: Project) -> None:
    for code, piece in (("kk", "кедей "), ("zh", "扶贫")):
        index = text.indexes[code]
        assert index.find(piece * 10_000) == index.find(piece * 1_000)


@pytest.mark.parametrize(
    ("query", "is_near"),
    [
        *(("таушан", True), ("тйшан", True), ("тайшна", True), ("айшан", True), ("тайшанн", True)),
        *(("тайщан", True), ("таужан", False), ("шан", False)),
    ],
)
def test_one_letter_may_differ_and_no_more(query: str, is_near: bool) -> None:
    index = index_of("kk", "Тайшан тауы")
    assert index.find(query) == []
    assert bool(index.find(query, near=True)) == is_near
