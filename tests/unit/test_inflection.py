"""Forms of words. Which are forms of which: inflection.CODE.txt, no-forms.kk.txt."""

import pytest

from qostil.languages import language
from tests.unit.cases import word_lists
from tests.unit.timing import grows_linearly

KAZAKH = language("kk")


@pytest.mark.parametrize(("lemma", "forms"), word_lists("inflection.kk.txt"))
def test_every_form_of_a_noun_is_read_as_one(lemma: str, forms: list[str]) -> None:
    assert [form for form in forms if lemma not in KAZAKH.keys(form)] == []


@pytest.mark.parametrize(("lemma", "forms"), word_lists("inflection.kk.txt"))
def test_every_form_of_a_noun_is_related_to_every_other(lemma: str, forms: list[str]) -> None:
    """So a search for one form finds the others."""
    shared = frozenset.intersection(*(KAZAKH.keys(form) for form in (lemma, *forms)))
    assert lemma in shared


@pytest.mark.parametrize(("lemma", "forms"), word_lists("inflection.ky.txt"))
def test_another_agglutinative_language_takes_a_data_file(lemma: str, forms: list[str]) -> None:
    """Kyrgyz has five classes of vowels where Kazakh has two."""
    assert [form for form in forms if lemma not in language("ky").keys(form)] == []


@pytest.mark.parametrize(
    ("form", "lemma"), [("жолдар", "жол"), ("көлдер", "көл"), ("кулдор", "кул"), ("үйлер", "үй")]
)
def test_what_breaks_the_rounding_harmony_is_no_form(form: str, lemma: str) -> None:
    assert lemma not in language("ky").keys(form)


@pytest.mark.parametrize(("word", "others"), word_lists("no-forms.kk.txt"))
def test_words_that_share_letters_are_no_forms_of_each_other(word: str, others: list[str]) -> None:
    assert [other for other in others if KAZAKH.keys(word) & KAZAKH.keys(other)] == []


@pytest.mark.parametrize("form", ["КІТАБЫМ", "Кітабым", "кітабым"])
def test_capitals_make_no_difference(form: str) -> None:
    assert "кітап" in KAZAKH.keys(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("балалер", "бала"),
        ("үйлар", "үй"),
        ("достардің", "дос"),
        ("кітаптінің", "кітап"),
        ("елнің", "ел"),
        ("таутар", "тау"),
        ("адамтың", "адам"),
        ("балаларлар", "бала"),
        ("үйгеде", "үй"),
    ],
)
def test_what_breaks_harmony_or_order_is_no_form(form: str, lemma: str) -> None:
    assert lemma not in KAZAKH.keys(form)


@pytest.mark.parametrize("word", ["", "а", "ы", "1948", "x", "ы́", "扶贫", "-", "ль", "ъ"])
def test_any_word_is_a_form_of_itself_at_least(word: str) -> None:
    assert word in KAZAKH.keys(word)


def test_a_language_without_a_paradigm_knows_each_word_as_itself() -> None:
    assert language("zh").keys("扶贫") == {"扶贫"}
    assert language("xx").keys("Mountains") == {"mountains"}


@pytest.mark.parametrize("piece", ["лар", "ы", "ның", "а"])
def test_a_very_long_word_is_read_in_linear_time(piece: str) -> None:
    assert grows_linearly(KAZAKH.keys, piece, 2_000)
