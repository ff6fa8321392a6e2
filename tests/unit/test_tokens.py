"""What a unit shows that its translation shows too: the same tokens on both sides."""

import pytest

from qostil.align.sounds import han_sounds, sound_of
from qostil.align.tokens import tokens_of
from qostil.languages import language
from tests.unit.timing import grows_linearly


def shared(src: tuple[str, str], tgt: tuple[str, str]) -> set[str]:
    """Give the tokens that two texts `(code, text)` have in common and that mean the same."""
    sides = [set(tokens_of(text, language(code))) for code, text in (src, tgt)]
    return {token for token in sides[0] & sides[1] if token.startswith("=")}


@pytest.mark.parametrize(
    ("src", "tgt", "token"),
    [
        (("kk", "1948 жылы"), ("zh", "一九四八年"), "=number 1948"),
        (("kk", "321-бап"), ("zh", "第三百二十一条"), "=number 321"),
        (("ru", "20 000 человек, 15"), ("zh", "十五"), "=number 15"),
        (("ar", "٢٠١٥"), ("en", "2015"), "=number 2015"),
        (("en", "Why?"), ("ar", "لماذا؟"), "=mark ?"),
        (("ru", "– Иди!"), ("en", "— Go!"), "=mark speech"),
        (("kk", "«Су» деді."), ("zh", "他说：“水”。"), "=mark quote"),
        (("kk", "балаларымыз"), ("ru", "наших детей"), "=word child"),
        (("en", "The wolves ran."), ("zh", "狼跑了。"), "=word wolf"),
        (("kk", "Бірінші, көмек"), ("zh", "首先,帮助"), "=opener first"),
        (("en", "We saw Moscow."), ("ru", "Мы видели Москву."), "=name msg"),
        (("ru", "Это Тайшань."), ("zh", "这是泰山。"), "=name dsn"),
    ],
)
def test_translations_share(src: tuple[str, str], tgt: tuple[str, str], token: str) -> None:
    assert token in shared(src, tgt)


@pytest.mark.parametrize(
    ("words"),
    [("декларация", "declaration"), ("иванов", "ivanov", "ивановқа"), ("мәскеу", "moskau")],
)
def test_names_and_loans_sound_alike_in_any_script(words: tuple[str, ...]) -> None:
    assert len({sound_of(word)[:3] for word in words}) == 1


def test_vowels_and_doubled_consonants_are_silent() -> None:
    assert sound_of("аеиоу") == sound_of("aeiou") == ""
    assert sound_of("масса") == sound_of("маса") == sound_of("mass")


def test_han_characters_sound_as_they_are_read() -> None:
    assert list(han_sounds("泰山")) == ["d", "sn"]


def test_a_word_is_not_taken_for_a_short_one_that_it_starts_with() -> None:
    assert "=word man" not in set(tokens_of("management", language("en")))


@pytest.mark.parametrize("piece", ["а", "7", "三", "百", "水", "ab-", "٣"])
def test_hostile_lengths_take_linear_time(piece: str) -> None:
    own = language("zh" if piece in "三百水" else "en")
    assert grows_linearly(lambda text: list(tokens_of(text, own)), piece, 5_000)
