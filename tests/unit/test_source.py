"""Reading the source and text.toml: which line is in which language, and what is refused."""

from pathlib import Path

import pytest

from qostil.errors import InputError
from qostil.languages import language
from qostil.source import NOT_STATED, TextSettings, read_settings, read_source
from qostil.source.identification import identify
from tests.unit.cases import matches, text_cases
from tests.unit.timing import grows_linearly

KK, ZH = "Береке бар жерде тау да көшіріледі.", "人心齐,泰山移。"
SMALLEST = 'file = "a.txt"\nlanguages = ["kk", "zh"]\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


def read(source: Path, *codes: str) -> dict[str, list[str]]:
    found = read_source([source], [language(code) for code in codes or ("kk", "zh")])
    return {code: [p.text for p in paragraphs] for code, paragraphs in found.texts.items()}


def refused(source: Path, *codes: str) -> list[str]:
    """Give the messages with which a source is refused, its folder left out."""
    with pytest.raises(InputError) as error:
        read(source, *codes)
    return [str(problem.below(source.parent)) for problem in error.value.problems]


def settings(tmp_path: Path, text: str) -> TextSettings:
    path = tmp_path / "text.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


# Languages


@pytest.mark.parametrize(("given", "expected"), text_cases("languages.txt"))
def test_a_line_s_language(given: str, expected: str) -> None:
    codes, *lines = given.split("\n")
    found = identify(lines, [language(code) for code in codes.split()])
    assert [code or "-" for code in found] == expected.split("\n")


def test_paragraphs_come_by_language_in_the_source_s_order(source: Path) -> None:
    source.write_text(f"{KK}\n{ZH}\n\n  {KK} \n\t{ZH}\n", "utf-8")
    assert read(source) == {"kk": [KK, KK], "zh": [ZH, ZH]}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", [True, False])
def test_any_newline_and_a_byte_order_mark_are_no_text(
    source: Path, newline: str, mark: str, end: bool
) -> None:
    text = mark + newline.join([KK, "", ZH]) + (newline if end else "")
    source.write_bytes(text.encode())
    assert read(source) == {"kk": [KK], "zh": [ZH]}


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_marks_that_some_programs_end_lines_at_become_spaces(source: Path, separator: str) -> None:
    source.write_text(f"Береке{separator}бар.\n{ZH}", "utf-8")
    assert read(source)["kk"] == ["Береке бар."]


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u200b", "\u200f", "\u2066", "\ue000"])
def test_every_other_character_stays(source: Path, character: str) -> None:
    source.write_text(f"Береке{character}бар.\n{ZH}", "utf-8")
    assert read(source)["kk"] == [f"Береке{character}бар."]


# What is refused


def test_a_line_in_another_language_is_refused_with_its_line(source: Path) -> None:
    foreign = "All human beings are born free and equal in dignity and rights, wherever they live."
    source.write_text(f"{KK}\n\n{foreign}\n{ZH}\n", "utf-8")
    (message,) = refused(source)
    assert message.startswith("text.txt:3: a line in none of the text's languages: 'All human be")
    assert "kk, zh" in message


def test_a_language_without_a_line_is_refused(source: Path) -> None:
    source.write_text(f"{KK}\n", "utf-8")
    (message,) = refused(source)
    assert message.startswith("text.txt: no line is in zh; expected lines in every language")


def test_of_several_files_the_empty_one_is_named(source: Path) -> None:
    empty = source.with_name("empty.txt")
    source.write_text(f"{KK}\n", "utf-8")
    empty.write_text("\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_source([source, empty], [language("kk"), language("zh")])
    assert str(error.value).partition(": ")[0].endswith("empty.txt")


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"])
def test_a_source_without_any_text_is_refused(source: Path, text: str) -> None:
    source.write_text(text, "utf-8")
    assert [m.partition(";")[0] for m in refused(source)] == [
        "text.txt: no line is in kk",
        "text.txt: no line is in zh",
    ]


@pytest.mark.parametrize("character", ["\0", "\x01", "\x08", "\x1b", "\x7f", "\x80", "\x9f"])
def test_control_characters_are_refused_with_line_and_place(source: Path, character: str) -> None:
    source.write_text(f"{KK}\n{ZH}\nТау{character}лар", "utf-8")
    (message,) = refused(source)
    assert message.startswith("text.txt:3: the control character U+00")
    assert "at character 4;" in message
    assert message.isprintable()


def test_every_line_with_a_control_character_is_named(source: Path) -> None:
    source.write_text(f"{KK}\0\n{ZH}\n{KK}\0\n", "utf-8")
    assert [message.partition(": ")[0] for message in refused(source)] == [
        "text.txt:1",
        "text.txt:3",
    ]


def test_a_missing_source_is_refused_by_its_name(source: Path) -> None:
    (message,) = refused(source)
    assert message.startswith("text.txt: can't be read (No such file or directory)")


# text.toml


@pytest.mark.parametrize(("text", "expected"), text_cases("text.toml.txt"))
def test_what_is_wrong_in_text_toml_is_said_with_its_line(
    tmp_path: Path, text: str, expected: str
) -> None:
    with pytest.raises(InputError) as error:
        settings(tmp_path, text)
    messages = [str(problem.below(tmp_path)) for problem in error.value.problems]
    patterns = expected.split("\n")
    assert len(messages) == len(patterns)
    for message, pattern in zip(messages, patterns, strict=True):
        assert matches(message, pattern), message


def test_what_text_toml_leaves_out_has_defaults(tmp_path: Path) -> None:
    found = settings(tmp_path, SMALLEST)
    assert found.pivot == "kk"
    assert found.original == NOT_STATED
    assert not found.original_inferred
    assert set(found.provenance.values()) == {NOT_STATED}
    assert found.sections == ()
    assert found.sources == [tmp_path / "a.txt"]


def test_text_toml_says_what_it_says(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        SMALLEST
        + 'pivot = "zh"\noriginal = "zh"\noriginal_is = "inferred"\n'
        + '[title]\nkk = "Үлгі"\n[[section]]\nname = "east-west"\ntitle.kk = "Шығыс"\n'
        + '[provenance]\nauthor = "not stated"\npublisher = "Баспа"\n',
    )
    assert (found.pivot, found.original, found.original_inferred) == ("zh", "zh", True)
    assert found.title == {"kk": "Үлгі"}
    assert [(s.name, s.title) for s in found.sections] == [("east-west", {"kk": "Шығыс"})]
    assert found.provenance["publisher"] == "Баспа"


def test_many_sections_are_read_in_linear_time(tmp_path: Path) -> None:
    def read_sections(text: str) -> object:
        named = (f'[[section]]\nname = "s{n}"\ntitle.kk = "Ү"\n' for n in range(len(text)))
        return settings(tmp_path, SMALLEST + "".join(named))

    assert grows_linearly(read_sections, ".", 100)


def test_an_original_may_be_not_stated(tmp_path: Path) -> None:
    assert settings(tmp_path, SMALLEST + 'original = "not stated"\n').original == NOT_STATED


@pytest.mark.parametrize(
    ("line", "is_same"),
    [
        ('original = "zh"', True),
        ('[provenance]\nauthor = "Абай"', True),
        ('pivot = "zh"', False),
        ('[title]\nkk = "Үлгі"', False),
        ('[[section]]\nname = "whole"', False),
    ],
)
def test_the_digest_changes_with_what_split_writes_only(
    tmp_path: Path, line: str, is_same: bool
) -> None:
    before = settings(tmp_path, SMALLEST).digest()
    assert (settings(tmp_path, SMALLEST + line).digest() == before) is is_same
