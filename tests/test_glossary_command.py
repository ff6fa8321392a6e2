"""`qostil glossary`: what it prints, and how it ends."""

import io
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qostil.cli import main
from qostil.glossary.exchange import read_any
from tests.sites.projects import ROOT

HEADER = "term_id\tlang\tline\tstart\tend\tsurface"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("source", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def write(path: Path, text: str) -> str:
    path.write_bytes(text.encode())
    return str(path)


def match(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["glossary", "match", *arguments]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header == HEADER
    return rows


def test_match_prints_places_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = write(tmp_path / "t.csv", "id,kk\n7,кедей аймақ\naid,көмек\n")
    text = write(tmp_path / "text.txt", "\ufeffКедей  аймақтарға\r\n\r\n«көмегі»\n")
    assert match(capsys, "--glossary", terms, "--lang", "kk", text) == [
        "7\tkk\t1\t0\t17\tКедей аймақтарға",
        "aid\tkk\t3\t1\t7\tкөмегі",
    ]


def test_match_reads_standard_input_and_shows_nested_terms_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = write(tmp_path / "t.tsv", "zh\n定点扶贫\n扶贫\n")
    rows = ["c1\tzh\t1\t0\t4\t定点扶贫", "c2\tzh\t1\t2\t4\t扶贫"]
    for nested in (False, True):
        pipe = io.TextIOWrapper(io.BytesIO("定点扶贫".encode()))
        monkeypatch.setattr(sys, "stdin", pipe)
        options = ["--nested"] if nested else []
        found = match(capsys, "--glossary", terms, "--lang", "zh", *options, "-")
        assert found == (rows if nested else rows[:1])


def test_match_takes_the_other_characters_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = write(tmp_path / "t.csv", "id,zh\nint,国际\nhr,人權\n")
    text = write(tmp_path / "text.txt", "人权与國際合作")
    arguments = ["--glossary", terms, "--lang", "zh", text]
    assert match(capsys, *arguments) == []
    assert match(capsys, "--variants", *arguments) == [
        "hr\tzh\t1\t0\t2\t人权",
        "int\tzh\t1\t3\t5\t國際",
    ]


def test_match_says_what_is_doubtful_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = write(tmp_path / "t.csv", "id,kk,count\na,үй,1\nb,үй,2\nc,е,3\n")
    text = write(tmp_path / "text.txt", "үйде")
    assert main(["glossary", "match", "--glossary", terms, "--lang", "kk", text]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[1:] == ["a\tkk\t1\t0\t4\tүйде", "b\tkk\t1\t0\t4\tүйде"]
    assert [line.partition(": ")[0].rpartition(":")[2] for line in shown.err.splitlines()] == [
        "1",
        "3",
        "4",
    ]


@pytest.mark.parametrize(
    ("glossary", "code", "says"),
    [
        ("kk\nүй\n", "zh", "t.csv: no concept has a term in zh"),
        ("kk\n—\n", "kk", "t.csv:2: a term of c1 is '—'"),
    ],
)
def test_match_ends_with_what_is_wrong_in_the_glossary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], glossary: str, code: str, says: str
) -> None:
    terms = write(tmp_path / "t.csv", glossary)
    text = write(tmp_path / "text.txt", "үйде")
    assert main(["glossary", "match", "--glossary", terms, "--lang", code, text]) == 1
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("suffix", ["tbx", "csv", "tsv", "yml"])
def test_what_is_exported_is_all_there_when_it_is_imported(
    project: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    glossary = project / "source" / "glossary.yml"
    before = glossary.read_bytes()
    file = str(project / f"terms.{suffix}")
    assert main(["-C", str(project), "glossary", "export", file]) == 0
    assert main(["-C", str(project), "glossary", "import", file]) == 0
    assert "are there already" in capsys.readouterr().out
    assert glossary.read_bytes() == before


def test_an_exported_glossary_is_the_project_s_own_with_its_domains(project: Path) -> None:
    glossary = project / "source" / "glossary.yml"
    before = read_any(glossary).usable()
    file = project / "terms.yml"
    assert main(["-C", str(project), "glossary", "export", str(file)]) == 0
    assert any(concept.domain_names for concept in before.values())
    exported = read_any(file).usable()
    glossary.unlink()
    assert main(["-C", str(project), "glossary", "import", str(file)]) == 0
    assert glossary.read_bytes() == file.read_bytes()
    assert [replace(c, line=0) for c in exported.values()] == [
        replace(c, line=0) for c in before.values()
    ]


def test_domains_of_an_imported_glossary_are_the_project_s(project: Path) -> None:
    glossary = project / "source" / "glossary.yml"
    new = "domains:\n  places: {kk: Жер}\nschool:\n  domain: places\n  kk: мектеп\n"
    assert main(["-C", str(project), "glossary", "import", write(project / "n.yml", new)]) == 0
    concepts = read_any(glossary).usable()
    assert concepts["school"].domain_names == concepts["poor-area"].domain_names


def test_import_adds_below_and_never_changes_what_is_there(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = project / "source" / "glossary.yml"
    before = glossary.read_text("utf-8")
    new = write(project / "new.csv", "id,kk,zh\nschool,мектеп,学校\nfunds,қаржы,资金\n")
    assert main(["-C", str(project), "glossary", "import", new]) == 0
    assert glossary.read_text("utf-8") == f"{before}\nschool:\n  kk: мектеп\n  zh: 学校\n"
    changed = write(project / "other.csv", "id,kk\nfunds,ақша\nЖаңа,сөз\n")
    assert main(["-C", str(project), "glossary", "import", changed]) == 1
    shown = capsys.readouterr().err
    assert "other.csv:2: the concept funds has other terms in glossary.yml" in shown
    assert "other.csv:3: the id 'Жаңа'" in shown
    assert "ақша" not in glossary.read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "table", "says"),
    [
        ("", "id,kk,domain\nschool,мектеп,law\n", "the domain 'law' of school; expected one of "),
        ("", "id,kk,see_also\nschool,мектеп,house\n", "the concept school refers to 'house'"),
        ("", "id,zh\nmoney,资金\n", "the zh term '资金' of money is funds's already"),
        ("", "id,kk\ndomains,сала\n", "the key domains for the second time"),
        ("{house: {kk: үй, zh: 房子}}\n", "id,kk\nschool,мектеп\n", "glossary.yml: "),
    ],
    ids=["domain", "reference", "term", "key", "flow"],
)
def test_import_writes_nothing_that_the_site_can_t_read(
    project: Path, capsys: pytest.CaptureFixture[str], before: str, table: str, says: str
) -> None:
    glossary = project / "source" / "glossary.yml"
    glossary.write_text(before or glossary.read_text("utf-8"), "utf-8")
    kept = glossary.read_bytes()
    new = write(project / "new.csv", table)
    assert main(["-C", str(project), "glossary", "import", new]) == 1
    shown = capsys.readouterr().err
    assert "new.csv: its concepts can't stand in glossary.yml as it is" in shown
    assert says in shown
    assert glossary.read_bytes() == kept


def test_import_takes_the_site_s_languages_and_names_the_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "id,kk,fr,de,definition:fr\nschool,мектеп,école,,un lieu\nhouse,,maison,Haus,\n"
    new = write(project / "new.csv", table)
    assert main(["-C", str(project), "glossary", "import", new]) == 0
    assert "left out, as the site is in kk, zh: de, fr\n" in capsys.readouterr().out
    glossary = project / "source" / "glossary.yml"
    assert glossary.read_text("utf-8").endswith("\n\nschool:\n  kk: мектеп\n")
    assert main(["-C", str(project), "glossary", "check"]) == 1  # it is read, and absent
    assert "absent school kk мектеп" in capsys.readouterr().out


def test_check_ends_with_1_on_new_findings_only(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ["-C", str(project), "glossary", "check"]
    assert main(check) == 0
    page = project / "docs" / "zh" / "whole.md"
    page.write_text(page.read_text("utf-8").replace("三位一体", "三合一"), "utf-8")
    assert main(check) == 1
    shown = capsys.readouterr().out
    assert "unrendered three-in-one kk zh s1-2\n    kk: Кедейліктен" in shown
    assert "absent three-in-one zh 三位一体" in shown
    assert "2 findings" in shown
    assert main([*check, "--accept"]) == 0
    assert main(check) == 0


def test_suggest_prints_yaml_to_paste(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "glossary", "suggest"]) == 0
    assert "nothing in 13 segments" in capsys.readouterr().out
    for code, text in (("kk", "Мектептер көп."), ("zh", "学校很多。")):
        page = project / "docs" / code / "school.md"
        other = {"kk": "Басқа {} сөз.", "zh": "别的{}词。"}[code]
        lines = [f"{text} <!--s9-{n}-->" for n in range(1, 6)]
        lines += [
            f"{other.format('аәбвгғдежзий'[n % 12] * (n + 2))} <!--s9-{n}-->" for n in range(6, 40)
        ]
        page.write_text(f"# Мектеп <!--s9-->\n\n{chr(10).join(lines)}\n", "utf-8")
    assert main(["-C", str(project), "glossary", "suggest"]) == 0
    shown = capsys.readouterr().out
    assert "# both in 5 segments, each in 5 and 5; log-likelihood" in shown
    assert "candidate-1:\n  kk: мектептер көп\n  zh: 学校很多\n" in shown
