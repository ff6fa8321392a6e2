"""The forms that a text comes in: which it is, whose each paragraph is, what goes together."""

from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.errors import InputError
from qostil.languages import language
from qostil.model import bare
from qostil.source import Source, read_source
from tests.unit.cases import lines

KK = ["Береке бар жерде тау да көшіріледі.", "Бірлік бар жерде тірлік бар.", "Еңбек түбі – рақат."]
ZH = ["人心齐,泰山移。", "众人拾柴火焰高。", "天道酬勤,功不唐捐。"]
EN = ["Many hands make light work.", "United we stand, divided we fall.", "Work pays in the end."]


def write(folder: Path, **texts: str) -> list[Path]:
    """Write files; `_` in a name stands for the dot."""
    paths = [folder / name.replace("_", ".") for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8")
    return paths


def read(files: list[Path], *codes: str, form: str | None = None) -> Source:
    return read_source(files, [language(code) for code in codes] or None, form=form)


def texts(source: Source) -> dict[str, list[str]]:
    return {code: [p.text for p in paragraphs] for code, paragraphs in source.texts.items()}


def rows(source: Source) -> list[list[int]]:
    return [[p.row for p in paragraphs] for paragraphs in source.texts.values()]


def refused(files: list[Path], *codes: str, form: str | None = None) -> list[str]:
    with pytest.raises(InputError) as error:
        read(files, *codes, form=form)
    return [str(problem.below(files[0].parent)) for problem in error.value.problems]


def by_turns(*languages: list[str], between: str = "\n") -> str:
    return between.join("\n".join(group) for group in zip(*languages, strict=True))


# One file


def test_languages_one_after_another(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_txt="\n".join([*ZH, *KK])))
    assert found.form == "successive"
    assert texts(found) == {"zh": ZH, "kk": KK}
    assert rows(found) == [[0, 0, 0], [0, 0, 0]]
    assert found.notes == ["read as successive: the languages one after another (zh, kk)"]


def test_languages_that_switch_at_will_are_no_rows(tmp_path: Path) -> None:
    mixed = [KK[0], ZH[0], ZH[1], KK[1], KK[2], ZH[2]]
    found = read(write(tmp_path, a_txt="\n\n".join(mixed)))
    assert found.form == "successive"
    assert texts(found) == {"kk": KK, "zh": ZH}


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_languages_that_alternate_are_rows(tmp_path: Path, between: str) -> None:
    found = read(write(tmp_path, a_txt=by_turns(KK, ZH, EN, between=between)))
    assert found.form == "alternating"
    assert texts(found) == {"kk": KK, "zh": ZH, "en": EN}
    assert rows(found) == [[1, 2, 3]] * 3


def test_blocks_between_blank_lines_are_rows_whatever_each_holds(tmp_path: Path) -> None:
    blocks = [[KK[0], KK[1], ZH[0]], [KK[2], ZH[1], ZH[2]], [KK[0], ZH[0]]]
    found = read(write(tmp_path, a_txt="\n\n".join(map("\n".join, blocks))))
    assert found.form == "alternating"
    assert rows(found) == [[1, 1, 2, 3], [1, 2, 2, 3]]


def test_a_turn_that_is_missing_makes_no_rows_unless_it_is_said(tmp_path: Path) -> None:
    files = write(tmp_path, a_txt="\n".join([KK[0], ZH[0], KK[1], KK[2], ZH[2]]))
    assert read(files).form == "successive"
    assert rows(read(files, form="alternating")) == [[1, 2, 3], [1, 3]]


def test_short_lines_of_languages_in_one_script_are_told_together(tmp_path: Path) -> None:
    kk = ["Сәлем!", "Қалың қалай?", "Жақсы, рақмет.", "Ал сен?", "Мен де жақсымын."]
    ru = ["Привет!", "Как дела?", "Спасибо, хорошо.", "А ты?", "И я хорошо."]
    found = read(write(tmp_path, a_txt=by_turns(kk, ru)))
    assert texts(found) == {"kk": kk, "ru": ru}
    assert found.form == "alternating"


# Files


def test_one_file_for_each_language(tmp_path: Path) -> None:
    files = write(tmp_path, b_txt="\n".join(ZH), a_txt="\n".join([*KK, "Hello, world"]))
    found = read(files)
    assert found.form == "files"
    assert texts(found) == {"zh": ZH, "kk": [*KK, "Hello, world"]}


def test_a_file_s_name_may_say_its_language(tmp_path: Path) -> None:
    files = write(tmp_path, text_kk_txt=f"{EN[0]}\n{EN[1]}\n{KK[0]}", text_en_txt=EN[2])
    assert texts(read(files, "kk", "en")) == {"kk": [EN[0], EN[1], KK[0]], "en": [EN[2]]}


def test_several_files_that_each_hold_all_languages(tmp_path: Path) -> None:
    files = write(tmp_path, a_txt=f"{KK[0]}\n{ZH[0]}", b_txt=f"{KK[1]}\n{ZH[1]}")
    assert texts(read(files)) == {"kk": KK[:2], "zh": ZH[:2]}


def test_two_files_in_one_language_are_no_two_languages(tmp_path: Path) -> None:
    files = write(tmp_path, a_txt=KK[0], b_txt=KK[1])
    assert refused(files, form="files")[0].startswith("a.txt: it is in kk, as another file is")


# Tables


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a_tsv", "kk\tzh\n" + "\n".join(map("\t".join, zip(KK, ZH, strict=True)))),
        ("a_tsv", "\n".join(map("\t".join, zip(KK, ZH, strict=True)))),
        ("a_txt", "\n".join(map("\t".join, zip(KK, ZH, strict=True)))),
        ("a_csv", "Қазақша;中文\n" + "\n".join(map(";".join, zip(KK, ZH, strict=True)))),
        ("a_csv", "kk,zh\n" + "\n".join(f'"{k}","{z}"' for k, z in zip(KK, ZH, strict=True))),
    ],
    ids=["header", "no header", "tabs in a text", "semicolons and names", "quoted"],
)
def test_a_table_has_a_column_for_each_language(tmp_path: Path, name: str, text: str) -> None:
    found = read(write(tmp_path, **{name: text}))
    assert found.form == "table"
    assert texts(found) == {"kk": KK, "zh": ZH}
    assert rows(found) == [[1, 2, 3], [1, 2, 3]]


def test_a_table_may_have_three_columns_and_empty_cells(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_tsv=f"kk\tzh\ten\n{KK[0]}\t{ZH[0]}\t\n{KK[1]}\t\t{EN[1]}\n"))
    assert texts(found) == {"kk": KK[:2], "zh": ZH[:1], "en": [EN[1]]}
    assert rows(found) == [[1, 2], [1], [2]]


def test_a_column_of_no_language_is_left_out_and_said(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_tsv=f"id\tkk\tzh\n7\t{KK[0]}\t{ZH[0]}\n"))
    assert texts(found) == {"kk": KK[:1], "zh": ZH[:1]}
    assert "a.tsv: the column 'id' is left out" in found.notes


def test_cells_know_their_line_also_behind_cells_of_several_lines(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_csv=f'kk;zh\n"{KK[0]}\n{KK[1]}";{ZH[0]}\n{KK[2]};{ZH[2]}\n'))
    assert texts(found)["kk"] == [f"{KK[0]} {KK[1]}", KK[2]]
    assert [p.line for p in found.texts["kk"]] == [2, 4]


def test_quotation_marks_that_only_belong_to_the_text_stay(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_tsv=f'kk\tzh\n"Береке" бар жерде.\t{ZH[0]}\n'))
    assert texts(found)["kk"] == ['"Береке" бар жерде.']


def test_a_row_with_another_number_of_cells_is_refused_with_its_line(tmp_path: Path) -> None:
    files = write(tmp_path, a_tsv=f"kk\tzh\n{KK[0]}\t{ZH[0]}\n{KK[1]}\n")
    assert refused(files) == ["a.tsv:3: 1 cells; expected 2, as in the first row"]


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    long = "Береке " * 100_000
    assert texts(read(write(tmp_path, a_tsv=f"kk\tzh\n{long}\t{ZH[0]}\n")))["kk"] == [long.strip()]


# Wrapped lines


def prose(code: str) -> list[str]:
    return [line[4:] for line in lines("udhr.txt") if line.startswith(f"{code}: ")]


@pytest.mark.parametrize("width", [60, 72, 79])
def test_lines_that_are_evidently_wrapped_are_joined(tmp_path: Path, width: int) -> None:
    wrapped = [fill(p, width, break_on_hyphens=False) for p in [*prose("kk"), *prose("en")]]
    found = read(write(tmp_path, a_txt="\n\n".join(wrapped)))
    assert texts(found) == {"kk": prose("kk"), "en": prose("en")}


def test_lines_with_room_for_the_next_word_stay_lines(tmp_path: Path) -> None:
    verses = ["\n".join(KK), "\n".join(KK[::-1])] * 8
    found = read(write(tmp_path, a_txt="\n\n".join(verses)), "kk")
    assert len(found.texts["kk"]) == 8 * 6


# What is refused, and what is said


def test_a_form_that_there_is_not_is_refused(tmp_path: Path) -> None:
    (message,) = refused(write(tmp_path, a_txt=KK[0]), form="mixed")
    assert message.startswith("a.txt: the form 'mixed'; expected one of successive, alternating,")


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "1948\n* * *\n"])
def test_a_text_without_words_is_refused(tmp_path: Path, text: str) -> None:
    (message,) = refused(write(tmp_path, a_txt=text))
    assert message.startswith("a.txt: no language can be told from its text")


def test_three_languages_where_two_were_named_are_refused_with_the_line(tmp_path: Path) -> None:
    third = "All human beings are born free and equal in dignity and rights, wherever they live."
    (message,) = refused(write(tmp_path, a_txt="\n".join([*KK, *ZH, third])), "kk", "zh")
    assert message.startswith("a.txt:7: a line in none of the text's languages: 'All human")


def test_a_language_whose_code_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    cebuano = "Ang tanang mga tawo gipakatawo nga adunay kagawasan ug managsama sa ilang kalig-on."
    (message,) = refused(write(tmp_path, a_txt="\n".join([*KK, cebuano, cebuano])))
    assert message.startswith("a.txt: its languages seem to be kk, ceb; expected a code of two")


def test_a_quotation_is_no_language_of_the_text(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_txt="\n".join([*KK * 9, "Errare humanum est.", *ZH * 9])))
    assert list(found.texts) == ["kk", "zh"]


def test_a_cell_that_is_not_translated_is_refused_with_its_line(tmp_path: Path) -> None:
    files = write(tmp_path, a_tsv=f"kk\tzh\n{KK[0]}\t{ZH[0]}\n{ZH[1]}\t{ZH[1]}\n")
    (message,) = refused(files)
    assert message.startswith(
        f"a.tsv:3: a paragraph of kk in other letters: {ZH[1]!r}; expected kk"
    )


def test_an_encoding_that_is_not_utf_8_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\n".join([*KK, *ZH]).encode("utf-16"))
    found = read([path])
    assert found.encodings == {path: "utf-16-le"}
    assert "a.txt: read as utf-16-le" in found.notes


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066"])
def test_characters_that_turn_the_direction_are_said_with_their_line(
    tmp_path: Path, mark: str
) -> None:
    found = read(write(tmp_path, a_txt=f"{KK[0]}\nТау {mark}көшеді.\n{ZH[0]}"))
    (note,) = found.notes[1:]
    assert note.startswith("a.txt:2: ")
    assert f"Тау {mark}көшеді." in texts(found)["kk"]


LINE = st.sampled_from([*KK, *ZH, "1948", "* * *", "", "  ", "第一条　人人自由。", "1-бап"])


@given(given_lines=st.lists(LINE, min_size=1), newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_nothing_is_lost_whatever_the_form(
    tmp_path_factory: pytest.TempPathFactory, given_lines: list[str], newline: str
) -> None:
    path = tmp_path_factory.mktemp("forms") / "a.txt"
    path.write_bytes(newline.join([*given_lines, KK[0], ZH[0]]).encode())
    found = read([path], "kk", "zh")
    kept = bare("".join(p.text for paragraphs in found.texts.values() for p in paragraphs))
    assert sorted(kept) == sorted(bare("".join([*given_lines, KK[0], ZH[0]])))
