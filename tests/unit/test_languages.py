"""The files of languages: valid, whole, in letters of one script; and the order of words."""

import re
import tomllib
from dataclasses import fields
from datetime import date
from importlib.resources import files
from random import Random
from string import Formatter
from typing import Any

import pytest

from qostil.languages import Language, known_languages, language, without_stray_spaces
from qostil.languages.scripts import count_scripts, script_of
from tests.unit.cases import lines

CODES = sorted(known_languages())
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def data(code: str) -> dict[str, Any]:
    return tomllib.loads(files("qostil.languages").joinpath(f"{code}.toml").read_text("utf-8"))


def sorted_words(name: str) -> list[tuple[str, list[str]]]:
    """Give by language the words of a case file, in the order that it has them."""
    words: dict[str, list[str]] = {}
    for code, listed in (line.split(": ") for line in lines(name)):
        words.setdefault(code, []).extend(listed.rstrip(",").split(", "))
    return list(words.items())


def texts(value: Any) -> list[str]:
    """Give all texts in a TOML value, its keys left out."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for item in inner for text in texts(item)]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


# A variant's file may leave texts to its language's.
SPOKEN = [code for code in CODES if "strings" in data(code) and "-" not in code]


# The files


def test_the_languages_of_the_text_have_files() -> None:
    assert {"en", "kk", "zh"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_file_has_no_keys_but_those_that_are_read(code: str) -> None:
    assert set(data(code)) <= {field.name for field in fields(Language)} - {"code"}


@pytest.mark.parametrize("code", CODES)
def test_a_file_names_the_language_in_its_own_script(code: str) -> None:
    own = data(code)
    assert own["name"]
    assert own["short"]
    assert re.fullmatch("[A-Z][a-z]{3}", own["script"])


@pytest.mark.parametrize("code", CODES)
def test_no_word_mixes_cyrillic_and_latin_letters(code: str) -> None:
    own = data(code)
    own.get("inflection", {}).pop("suffixes", None)  # there capitals stand for sounds
    words = [word for text in texts(own) for word in re.findall(r"[^\W\d_]+", text)]
    mixed = [word for word in words if {"Cyrl", "Latn"} <= set(count_scripts(word))]
    assert mixed == []


@pytest.mark.parametrize("code", [code for code in CODES if data(code)["script"] == "Cyrl"])
def test_no_letter_of_a_cyrillic_alphabet_is_a_latin_one_that_looks_like_it(code: str) -> None:
    own = data(code)
    sounds = texts(own.get("inflection", {}).get("sounds", {}))
    rows = [own["alphabet"], *texts(own.get("accented", {})), own.get("letters", ""), *sounds]
    assert {script_of(letter) for row in rows for letter in row} == {"Cyrl"}


@pytest.mark.parametrize("code", SPOKEN)
def test_a_file_has_the_interface_texts_of_the_english_one(code: str) -> None:
    assert set(data(code)["strings"]) == set(data("en")["strings"])


@pytest.mark.parametrize("code", SPOKEN)
def test_an_interface_text_has_the_places_of_the_english_one(code: str) -> None:
    own, english = data(code)["strings"], data("en")["strings"]
    for key, text in own.items():
        # A language that declines its own name has it in the text.
        assert places(text) - {"name"} == places(english[key]) - {"name"}, key


@pytest.mark.parametrize("code", [code for code in SPOKEN if code != "en"])
def test_no_interface_text_is_left_in_english(code: str) -> None:
    own, english = data(code)["strings"], data("en")["strings"]
    assert [key for key in own if own[key] == english[key]] == []


@pytest.mark.parametrize("code", [code for code in CODES if not language(code).spaced])
def test_an_interface_text_among_han_has_full_width_marks(code: str) -> None:
    texts = data(code).get("strings", {})
    assert {key: text for key, text in texts.items() if re.search("[,;:?!()]", text)} == {}


@pytest.mark.parametrize("code", [code for code in CODES if language(code).spaced])
def test_no_ending_is_joined_to_what_is_filled_in(code: str) -> None:
    """What it would be depends on a word that the file does not know: 2-ні, 6-ны."""
    texts = data(code).get("strings", {})
    assert {key: text for key, text in texts.items() if re.search(r"\}\w", text)} == {}


@pytest.mark.parametrize("code", CODES)
def test_a_year_has_twelve_months(code: str) -> None:
    months = data(code)["months"]
    assert len(months) == len(set(months)) == 12


@pytest.mark.parametrize("code", CODES)
def test_openers_are_under_the_same_keys_and_open_one_thing_each(code: str) -> None:
    openers = data(code)["openers"]
    assert set(openers) == set(data("en")["openers"])
    words = [word for listed in openers.values() for word in listed]
    assert len(set(words)) == len(words)
    assert words == [word.casefold() for word in words]


@pytest.mark.parametrize("code", CODES)
def test_abbreviations_are_written_as_they_are_looked_for(code: str) -> None:
    """Small letters, no full stop at the end, none in two lists."""
    both = [*data(code).get("abbreviations", []), *data(code).get("closing_abbreviations", [])]
    assert [word for word in both if word != word.casefold() or word.endswith(".")] == []
    assert len(set(both)) == len(both)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("kk", "2026 жылғы 9 маусым"),
        ("zh", "2026年6月9日"),
        ("en", "9 June 2026"),
        ("ru", "9 июня 2026 г."),
        ("xx", "9 06 2026"),
    ],
)
def test_a_date_in_words(code: str, said: str) -> None:
    assert language(code).say_date(date(2026, 6, 9)) == said


def test_a_language_without_a_file_has_defaults_and_english_texts() -> None:
    own = language("xx")
    assert (own.code, own.name, own.direction, own.spaced) == ("xx", "xx", "ltr", True)
    assert own.say("not_stated") == "not stated"


def test_a_variant_takes_the_file_of_its_language() -> None:
    assert language("zh-TW").name == "中文"
    assert language("zh-TW").code == "zh-TW"
    assert not language("zh-TW").spaced


def test_a_variant_with_a_file_takes_from_its_language_s_what_it_leaves_out() -> None:
    traditional = language("zh-Hant")
    assert traditional.say("glossary") == "術語表"
    assert set(language("zh").strings) <= set(traditional.strings)


def test_a_language_in_another_script_has_that_script_s_direction_and_no_letters() -> None:
    own = language("kk-Arab")
    assert (own.name, own.script, own.direction) == ("Қазақша", "Arab", "rtl")
    assert (own.letters, own.alphabet, own.headings) == ("", (), {})
    assert own.say("glossary") == language("kk").say("glossary")


def test_an_unknown_interface_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        language("kk").say("nonsense")


# Order


def test_kazakh_has_forty_two_letters() -> None:
    assert len(KAZAKH) == len(set(KAZAKH)) == 42
    assert language("kk").alphabet == tuple(KAZAKH)


def test_kazakh_words_come_in_the_alphabet_s_order_capitals_among_small_letters() -> None:
    shuffled = [f"{letter}л" for letter in KAZAKH] + [f"{letter.upper()}м" for letter in KAZAKH]
    Random(1).shuffle(shuffled)  # noqa: S311 (no secret hangs on it)
    expected = [word for letter in KAZAKH for word in (f"{letter}л", f"{letter.upper()}м")]
    assert sorted(shuffled, key=language("kk").collate) == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *sorted_words("collation.txt"),
        ("zh", ["产业", "格局", "行业", "合作", "技术", "企业", "人才", "制度", "重点", "重心"]),
        ("zh", ["单位", "党政机关", "定点扶贫", "东部地区"]),
        ("zh", ["妈", "麻", "马", "骂"]),
        ("zh", ["西部地区", "协作"]),
    ],
)
def test_words_come_in_the_language_s_order(code: str, words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=language(code).collate) == words


@pytest.mark.parametrize(
    ("code", "word", "letter"),
    [
        ("kk", "қазақ", "Қ"),
        ("ru", "ёлка", "Е"),
        ("fr", "œuvre", "O"),
        ("fr", "État", "E"),
        ("tr", "izin", "İ"),
        ("tr", "ışık", "I"),
        ("uz", "o‘rmon", "Oʻ"),
        ("uz", "sharq", "Sh"),
        ("ar", "آخر", "ا"),
        ("zh", "重点", "Z"),
        ("zh", "《宪法》", "#"),
        ("kk", "1948", "#"),
        ("kk", "«Су»", "#"),
    ],
)
def test_an_index_lists_a_word_under_its_letter(code: str, word: str, letter: str) -> None:
    assert language(code).initial(word) == letter


def test_an_index_has_each_chinese_letter_once() -> None:
    words = ["A股", "爱", "B超", "北", "a类", "《宪法》", "~"]
    own = language("zh")
    letters = [own.initial(word) for word in sorted(words, key=own.collate)]
    assert letters == ["#", "#", "A", "A", "A", "B", "B"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("word", ["", "-", "1", "abc", "扶贫", "тау", "🙂", "𠀀"])
def test_every_word_has_a_place(code: str, word: str) -> None:
    assert sorted([word, "а"], key=language(code).collate)


# Han


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人心齐,\n泰山移", "人心齐,\n泰山移"),
        ("人心齐，\n泰山移", "人心齐，泰山移"),
        ("人心齐。 泰山移", "人心齐。泰山移"),
        ("人 心　齐", "人心齐"),
        ("加入 WTO 之后", "加入 WTO 之后"),
        ("a b", "a b"),
        ("𠀀 𠀁", "𠀀𠀁"),
    ],
)
def test_white_space_between_han_goes_and_no_other(text: str, expected: str) -> None:
    assert without_stray_spaces(text) == expected
