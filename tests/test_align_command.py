"""`qostil align`: two texts in, beads out."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.align.gold import case
from qostil.cli import main

KK = "Су туралы\nСу – өмір көзі.  Ол бәрімізге керек.\n\nКітап – білім бұлағы.\n"
ZH = "关于水\n水是生命的源泉。它是我们都需要的。\n\n书是知识的源泉。\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("a.txt", KK), ("b.txt", ZH)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt")]


def beads(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str | float]]:
    found: list[dict[str, str | float]] = json.loads(capsys.readouterr().out)
    return found


def test_sentences_are_cut_and_paired(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *files, "--langs", "kk,zh"]) == 0
    found = beads(capsys)
    assert [(bead["src"], bead["tgt"]) for bead in found] == [
        ("Су туралы", "关于水"),
        ("Су – өмір көзі.", "水是生命的源泉。"),
        ("Ол бәрімізге керек.", "它是我们都需要的。"),
        ("Кітап – білім бұлағы.", "书是知识的源泉。"),
    ]
    assert all(0 <= float(bead["confidence"]) <= 1 for bead in found)


def test_lines_are_taken_as_they_are(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *files, "--langs", "kk,zh", "--units", "lines"]) == 0
    assert [bead["src"] for bead in beads(capsys)] == [line for line in KK.split("\n") if line]


def test_a_bead_of_several_lines_has_them_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Declaration: every line of either side comes out once, in order, whatever its bead."""
    gold = case("kk", "zh")
    for name, side in (("kk", gold.src), ("zh", gold.tgt)):
        text = "\n".join(unit.text for unit in side)
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in ("kk", "zh")]
    assert main(["align", *files, "--langs", "kk,zh", "--units", "lines"]) == 0
    found = beads(capsys)
    for key, side in (("src", gold.src), ("tgt", gold.tgt)):
        lines = [line for bead in found if bead[key] for line in str(bead[key]).split("\n")]
        assert lines == [unit.text for unit in side]
    assert any("\n" in str(bead["src"]) for bead in found)


def test_one_text_may_come_from_standard_input(files: list[str]) -> None:
    command = [sys.executable, "-m", "qostil", "align", files[0], "-", "--langs", "kk,zh"]
    run = subprocess.run(command, input=ZH.encode(), capture_output=True, check=True)
    assert len(json.loads(run.stdout)) == 4


def test_tables_have_a_row_a_bead(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *files, "--langs", "kk,zh", "--format", "tsv"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert next(row[:2] for row in rows) == ["Су туралы", "关于水"]
    assert {len(row) for row in rows} == {3}


def test_memories_are_tmx(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *files, "--langs", "kk,zh", "--format", "tmx"]) == 0
    memory = ET.fromstring(capsys.readouterr().out)
    assert len(list(memory.iter("tu"))) == 4


@pytest.fixture
def moved(tmp_path: Path) -> list[str]:
    """Give the Declaration in two files, article 13 of the Russian one put behind article 30."""
    gold = case("kk", "ru")
    tgt = [unit.text for unit in gold.tgt]
    start, stop = tgt.index("Статья 13"), tgt.index("Статья 14")
    tgt = [*tgt[:start], *tgt[stop:], *tgt[start:stop]]
    for name, lines in (("kk.txt", [unit.text for unit in gold.src]), ("ru.txt", tgt)):
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    return [str(tmp_path / name) for name in ("kk.txt", "ru.txt")]


def test_what_was_moved_is_named(moved: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *moved, "--langs", "kk,ru", "--units", "lines"]) == 0
    said = capsys.readouterr().err
    assert "moved: 13 бап" in said
    assert "Статья 13" in said


def test_a_split_names_it_too(
    moved: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "project"), "--from", *moved]) == 0
    said = "".join(capsys.readouterr())
    assert "out of order, left without partners: “13 бап…”" in said
    assert "and “Статья 13…”" in said


def test_a_text_that_is_not_there_is_named(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", "none.txt", files[0], "--langs", "kk,zh"]) == 1
    assert "none.txt: can't be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("texts", "codes", "said"),
    [
        (["-", "-"], "kk,zh", "name a file for the other"),
        (["a.txt", "b.txt"], "kk", "name a language for each text"),
    ],
)
def test_wrong_usage_is_said_and_exits_with_2(
    capsys: pytest.CaptureFixture[str], texts: list[str], codes: str, said: str
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["align", *texts, "--langs", codes])
    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


def test_an_empty_text_has_no_partners(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").write_text("", "utf-8")
    assert main(["align", files[0], str(tmp_path / "empty"), "--langs", "kk,zh"]) == 0
    assert {bead["tgt"] for bead in beads(capsys)} == {""}
