"""Encodings: which are recognised, which are certain, and what is refused."""

from pathlib import Path

import pytest

from qostil.errors import InputError
from qostil.languages import known_languages, language
from qostil.source.encodings import decode
from tests.unit.cases import lines

ALL = [language(code) for code in sorted(known_languages())]
# A few sentences of each language; most from the declaration of human rights.
KK, ZH, RU = (
    "\n".join(
        line.removeprefix(f"{code}: ") for line in lines("udhr.txt") if line.startswith(code)
    ).replace("\u2010", "-")  # no single-byte encoding has this hyphen
    for code in ("kk", "zh", "ru")
)
HANT = "人人生而自由,在尊嚴和權利上一律平等。\n他們賦有理性和良心,並應以兄弟關係的精神互相對待。"
FR = "Tous les êtres humains naissent libres et égaux en dignité et en droits.\nÀ l’école, ça va."
AR = "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق، وقد وهبوا عقلاً وضميراً."
TEXTS = {"kk": KK, "zh": ZH, "ru": RU, "zh-Hant": HANT, "fr": FR, "ar": AR}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


def refused(source: Path, *codes: str, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        decode(source, [language(code) for code in codes], encoding)
    (problem,) = error.value.problems
    return str(problem.below(source.parent))


@pytest.mark.parametrize("is_known", [True, False], ids=["given", "any"])
@pytest.mark.parametrize(
    ("code", "encoding"),
    [
        ("kk", "utf-8"),
        ("kk", "utf-8-sig"),
        ("kk", "utf-16"),
        ("zh", "utf-16-le"),
        ("zh", "utf-16-be"),
        ("kk", "utf-16-be"),
        ("ru", "utf-32"),
        ("zh", "gb18030"),
        ("kk", "gb18030"),
        ("zh-Hant", "gb18030"),
        ("zh-Hant", "big5"),
        ("kk", "kz1048"),
        ("ru", "windows-1251"),
        ("ru", "koi8-r"),
        ("ru", "cp866"),
        ("ru", "iso8859-5"),
        ("ru", "mac-cyrillic"),
        ("fr", "windows-1252"),
        ("ar", "windows-1256"),
    ],
)
def test_an_encoding_is_recognised(source: Path, code: str, encoding: str, is_known: bool) -> None:
    source.write_bytes(TEXTS[code].encode(encoding))
    found = decode(source, [language(code)] if is_known else ALL)
    assert found.text == TEXTS[code]


def test_two_languages_in_one_old_encoding_are_recognised(source: Path) -> None:
    source.write_bytes(f"{KK}\n{ZH}".encode("gb18030"))
    assert decode(source, ALL).encoding == "gb18030"
    source.write_bytes(f"{KK}\n{RU}".encode("kz1048"))
    assert decode(source, ALL).encoding == "kz1048"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "gb18030"])
def test_any_newline_is_one(source: Path, encoding: str, newline: str) -> None:
    source.write_bytes(ZH.replace("\n", newline).encode(encoding))
    assert decode(source, ALL).text == ZH


def test_nfc_and_nfd_stay_as_they_are(source: Path) -> None:
    for text in ("й ё é", "и\u0306 е\u0308 e\u0301"):
        source.write_text(text, "utf-8")
        assert decode(source, ALL).text == text


def test_where_two_encodings_give_text_neither_is_taken(source: Path) -> None:
    """These bytes are words in several encodings, and other words in each."""
    source.write_bytes(b"Abc\n\xcc\xe0\n")
    message = refused(source, "ru", "kk")
    assert message.startswith("text.txt:2: byte 4 is not UTF-8; expected UTF-8; name its encoding")
    assert "--encoding" in message
    assert "windows-1251, " in message


def test_where_two_encodings_give_the_same_text_either_is_right(source: Path) -> None:
    text = "Все люди рождаются свободными."
    assert text.encode("windows-1251") == text.encode("kz1048")
    source.write_bytes(text.encode("kz1048"))
    assert decode(source, [language("ru")]).text == text


def test_a_language_with_other_letters_decides(source: Path) -> None:
    source.write_bytes("Ешкім құлдықта ұсталмайды.".encode("kz1048"))
    assert decode(source, [language("kk")]).text == "Ешкім құлдықта ұсталмайды."
    assert "byte 1 is not UTF-8" not in refused(source, "ru")


def test_what_is_not_in_the_named_encoding_is_refused_with_line_and_byte(source: Path) -> None:
    source.write_bytes(b"Abc\n" + "Тау".encode("windows-1251"))
    message = refused(source, "kk", encoding="utf-8")
    assert message.startswith("text.txt:2: byte 4 is not UTF-8; expected UTF-8; ")


def test_an_encoding_that_nobody_knows_is_refused(source: Path) -> None:
    source.write_text("Тау", "utf-8")
    assert refused(source, "kk", encoding="cp-nope").startswith(
        "text.txt: the encoding 'cp-nope'; expected one as utf-8, gb18030, "
    )


def test_a_named_encoding_is_taken(source: Path) -> None:
    source.write_bytes("すべての人間は、生まれながらにして自由である。".encode("shift_jis"))
    assert decode(source, ALL, "shift_jis").encoding == "shift_jis"


@pytest.mark.parametrize(
    ("data", "byte", "line"),
    [
        (b"Abc\n\xed\xa0\x80\n", 4, 2),  # a surrogate in UTF-8
        (b"\xff\xfeA\0\n\0\x00\xd8\n\0", 6, 2),  # half a pair in UTF-16
        (b"\xef\xbb\xbfAbc\n\xff", 7, 2),
    ],
)
def test_lone_surrogates_and_damage_are_refused_with_line_and_byte(
    source: Path, data: bytes, byte: int, line: int
) -> None:
    source.write_bytes(data)
    assert refused(source, "kk").startswith(f"text.txt:{line}: byte {byte} is not UTF-")


def test_noise_is_refused(source: Path) -> None:
    source.write_bytes(bytes(range(128, 256)) * 4)
    assert refused(source, "kk", "zh", "ru").startswith("text.txt:1: byte 0 is not UTF-8")
