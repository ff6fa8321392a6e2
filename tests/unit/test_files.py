"""Files: read with names and lines in every message, written whole or not at all."""

from pathlib import Path

import pytest

from qostil.data import Node, read_toml, read_yaml, toml_line, unknown_keys
from qostil.errors import InputError, Problem
from qostil.files import (
    read_text,
    remove_on_failure,
    replace_folder,
    write_all_aside,
    write_aside,
)


def message(error: pytest.ExceptionInfo[InputError], folder: Path) -> str:
    (problem,) = error.value.problems
    return str(problem.below(folder))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.yml"


def yaml(path: Path, text: str, *at: str) -> Node:
    path.write_text(text, "utf-8")
    return read_yaml(path, at)


# Problems


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(Path("a/b.md"), 3, "found"), "a/b.md:3: found"),
        (Problem(Path("a.md"), 0, "found", "this"), "a.md: found; expected this"),
        (Problem(Path("a.md"), 1, "found", "this", "do it"), "a.md:1: found; expected this; do it"),
        (Problem(Path("a.md"), 1, "found", do="do it"), "a.md:1: found; do it"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_a_problem_is_named_from_the_project_s_folder_where_it_lies_in_it() -> None:
    problem = Problem(Path("/p/docs/a.md"), 1, "found")
    assert str(problem.below(Path("/p"))) == "docs/a.md:1: found"
    assert problem.below(Path("/q")) == problem


def test_an_error_says_all_its_problems() -> None:
    problems = [Problem(Path("a"), 1, "one"), Problem(Path("b"), 2, "two")]
    assert str(InputError(problems)) == "a:1: one\nb:2: two"
    assert InputError(problems[0]).problems == (problems[0],)


# Reading


def test_text_is_utf_8_with_any_newline_and_without_its_mark(path: Path) -> None:
    path.write_bytes("\ufeffа\r\nб\rв\n\u2028г\n".encode())
    assert read_text(path) == "а\nб\nв\n\u2028г\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"ab\n\xff", "a.yml:2: byte 3 is not UTF-8; expected UTF-8; convert the file"),
        ("тау".encode("windows-1251"), "a.yml:1: byte 0 is not UTF-8; expected UTF-8; …"),
        (b"\xed\xa0\x80", "a.yml:1: byte 0 is not UTF-8; expected UTF-8; …"),
    ],
)
def test_what_is_not_utf_8_is_refused(path: Path, data: bytes, said: str) -> None:
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_text(path)
    assert message(error, path.parent).startswith(said.rstrip("…"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_text(tmp_path)


def test_toml_that_does_not_parse_is_refused_with_its_line(path: Path) -> None:
    path.write_text("a = 1\nb = \nc = 2\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_toml(path)
    assert message(error, path.parent).startswith("a.yml:2: ")


TOML = """file = "a"
"quoted" = 1

[title]
kk = "Т"

[[section]]
name = "one"
title.kk = "Бір"

[[section]]
name = "two"

[provenance.inner]
author = "А"
"""


@pytest.mark.parametrize(
    ("key", "table", "number", "line"),
    [
        ("file", "", 1, 1),
        ("quoted", "", 1, 2),
        ("title", "", 1, 4),
        ("kk", "title", 1, 5),
        ("section", "", 1, 7),
        ("section", "", 2, 11),
        ("name", "section", 1, 8),
        ("title", "section", 1, 9),
        ("inner", "provenance", 1, 14),
        ("author", "provenance.inner", 1, 15),
        ("kk", "", 1, 0),
        ("absent", "title", 1, 0),
    ],
)
def test_the_line_of_a_key_in_toml(
    path: Path, key: str, table: str, number: int, line: int
) -> None:
    path.write_text(TOML, "utf-8")
    assert toml_line(path, key, table, number) == line


# YAML


def test_yaml_scalars_are_texts_as_written_with_their_lines(path: Path) -> None:
    node = yaml(path, "a: no\nb: 1.50\n\nc: 2026-01-01\nd:\ne: ~\nf: [yes, 0x1F]\n")
    fields = node.mapping(path, "it")
    assert {key: child.value for key, child in fields.items() if key != "f"} == {
        "a": "no",
        "b": "1.50",
        "c": "2026-01-01",
        "d": "",
        "e": "",
    }
    assert [child.line for child in fields.values()] == [1, 2, 4, 5, 6, 7]
    assert [item.value for item in fields["f"].items()] == ["yes", "0x1F"]


def test_a_part_of_yaml_is_read_and_the_tags_elsewhere_do_not_matter(path: Path) -> None:
    text = "name: !ENV [X, '']\nextra:\n  qostil:\n    source: text\n"
    node = yaml(path, text, "extra", "qostil")
    assert node.mapping(path, "it")["source"] == Node("text", 4)


@pytest.mark.parametrize("text", ["", "# note\n", "a: 1\n", "- a\n", "extra:\n"])
def test_a_part_that_is_not_there_is_empty(path: Path, text: str) -> None:
    assert not yaml(path, text, "extra", "qostil").value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1\nb: 2", "a.yml:2: "),
        ("a: 1\na: 2\n", "a.yml:2: the key a for the second time"),
        ("a: !!python/name:os.system x\n", "a.yml:1: the tag "),
        ("a: !x 1\n", "a.yml:1: the tag !x"),
        ("a: &n [x]\nb: [*n, *n]\n", "a.yml:"),
        ("? [a, b]\n: 1\n", "a.yml:1: a key that is not one value"),
        ("a: \0", "a.yml"),
        ("a: 1\n---\nb: 2\n", "a.yml"),
    ],
)
def test_yaml_that_is_no_plain_data_is_refused_with_its_line(
    path: Path, text: str, said: str
) -> None:
    with pytest.raises(InputError) as error:
        yaml(path, text)
    assert message(error, path.parent).startswith(said)


def test_a_few_aliases_do_not_explode(path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n"
        for old, new in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
    )
    with pytest.raises(InputError, match="an alias"):
        yaml(path, bomb)


def test_a_value_of_another_kind_is_refused(path: Path) -> None:
    node = yaml(path, "a: [x]\n")
    with pytest.raises(InputError, match=r"a\.yml:1: it is a list; expected one value"):
        node.mapping(path, "all")["a"].scalar(path, "it")
    with pytest.raises(InputError, match=r"a\.yml:1: it is a list; expected a mapping"):
        node.mapping(path, "all")["a"].mapping(path, "it")


def test_unknown_keys_are_named_with_those_that_are_known() -> None:
    (problem,) = unknown_keys(Path("a"), [("b", 1), ("x", 2)], ["b", "a"], "it")
    assert str(problem) == "a:2: unknown key 'x' in it; expected one of a, b"


# Writing


@pytest.mark.parametrize("data", ["тау\n", b"\x00\xff"])
def test_a_file_is_written_whole_in_new_folders_too_for_all_to_read(
    tmp_path: Path, data: str | bytes
) -> None:
    target = tmp_path / "new" / "a.txt"
    write_aside(target, data)
    write_aside(target, data)
    assert target.read_bytes() == (data.encode() if isinstance(data, str) else data)
    assert target.stat().st_mode & 0o777 == 0o644
    assert list(target.parent.iterdir()) == [target]


def test_of_several_files_none_is_new_where_one_can_t_be_written(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_all_aside({one: "new", other: "\ud800"})
    assert one.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [one]
    write_all_aside({one: "new", other: "new"})
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"new"}


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(path: Path) -> None:
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_aside(path, "\ud800")
    assert path.read_text("utf-8") == "old"
    assert list(path.parent.iterdir()) == [path]


def test_an_interruption_takes_what_is_half_written_away(path: Path) -> None:
    path.write_text("half", "utf-8")
    with pytest.raises(KeyboardInterrupt), remove_on_failure(path):
        raise KeyboardInterrupt
    assert not path.exists()


@pytest.mark.parametrize("has_old", [True, False])
@pytest.mark.parametrize("has_leftover", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, has_old: bool, has_leftover: bool
) -> None:
    new, old = tmp_path / "new", tmp_path / "site"
    write_aside(new / "a", "new")
    if has_old:
        write_aside(old / "b", "old")
    if has_leftover:  # of a run that was killed between the two renames
        write_aside(tmp_path / ".site.old" / "c", "older")
    replace_folder(new, old)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")] == ["site", "site/a"]
