"""The commands on whole projects: what they say, write, refuse, and exit with."""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path

import pytest
import yaml

from qostil.cli import main
from qostil.commands import COMMANDS
from qostil.fonts.site import CACHE
from qostil.project import load_project, template
from tests.sites.projects import ROOT, SOURCE, files, replace, run, write

TEXT = ROOT / SOURCE
KK = "Су туралы\nСу – өмір көзі. Оны таза сақтау керек.\n"
EN = "On water\nWater is the source of life. It has to be kept clean.\n"

COMMAND_NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that `qostil new` made of the repository's text."""
    project = tmp_path_factory.mktemp("started") / "water"
    assert main(["new", str(project), "--from", str(TEXT)]) == 0
    return project


@pytest.fixture
def project(started: Path, tmp_path: Path) -> Path:
    return shutil.copytree(started, tmp_path / "water")


def qostil(project: Path, *arguments: str) -> int:
    return main(["-C", str(project), *arguments])


# new


def test_a_new_project_has_all_and_both_build_it(started: Path, tmp_path: Path) -> None:
    project = shutil.copytree(started, tmp_path / "water")
    (project / CACHE).parent.symlink_to(ROOT / CACHE.parent)  # of fonts, which take longest to make
    there = {path.name for path in project.iterdir()}
    assert there >= {"mkdocs.yml", "hooks", "overrides", "docs", "source", ".github", "README.md"}
    assert (project / "source" / TEXT.name).read_bytes() == TEXT.read_bytes()
    done = run(project, "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain"))
    assert done.status == 0, done.shown
    done = run(project, "qostil", "build", COLUMNS="40")
    assert done.status == 0, done.shown
    assert re.fullmatch(r"(building: .*\n)*site/ is built and checked\n", done.shown)
    names = [sorted(files(site)) for site in (project / "site", tmp_path / "plain")]
    assert names[0] == names[1]
    assert "zh/section-1.html" in names[0]
    assert not list(tmp_path.glob("water/.[!g]*.new"))


def test_a_new_project_tells_what_it_found_and_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "kk.txt", KK)
    write(tmp_path / "en.txt", EN)
    given = [str(tmp_path / name) for name in ("en.txt", "kk.txt")]
    assert main(["new", str(tmp_path / "water"), "--langs", "kk,en", "--from", *given]) == 0
    shown = capsys.readouterr().out
    assert "one file for each language" in shown
    assert "sections: 1; segments in kk: 2" in shown
    assert "qostil build" in shown
    project = load_project(tmp_path / "water")
    assert list(project.languages) == ["kk", "en"]
    assert project.pages["en"][0].title == "On water"
    assert not project.problems


def test_a_project_without_a_text_takes_one_later(tmp_path: Path) -> None:
    project = tmp_path / "water"
    assert main(["new", str(project), "--langs", "zh,kk"]) == 0
    assert not load_project(project).problems
    assert qostil(project, "split", str(TEXT)) == 0
    pages = load_project(project).pages
    assert list(pages) == ["zh", "kk"]
    assert len(pages["zh"]) == 6
    assert pages["zh"][0].title == "大扶贫格局"


def test_a_folder_that_holds_something_is_not_made_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "water" / "letter.txt", "Dear")
    assert main(["new", str(tmp_path / "water"), "--from", str(TEXT)]) == 1
    assert "it holds letter.txt; expected a folder that is empty" in capsys.readouterr().err
    assert files(tmp_path) == {"water/letter.txt": b"Dear"}


def test_a_project_of_a_text_that_can_t_be_read_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "bad.txt", "Су\x01 – өмір.\n水是生命。\n")
    before = files(tmp_path)
    assert main(["new", str(tmp_path / "water"), "--from", str(tmp_path / "bad.txt")]) == 1
    assert "bad.txt:1: " in capsys.readouterr().err
    assert files(tmp_path) == before
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("folder", ["water", "."])
def test_a_project_that_can_t_be_put_in_its_place_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    rename = os.rename
    fails: Iterator[bool] = iter(())

    def rename_some(old: str, new: str) -> None:
        if next(fails, False):
            raise OSError(errno.ENOSPC, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(os, "rename", rename_some)
    for at in count():
        fails = iter([*repeat(False, at), True])
        if main(["new", folder, "--langs", "kk,zh"]) == 0:
            break
        assert not files(tmp_path)
        assert not list(tmp_path.glob("**/.*"))
    assert (here / folder / "mkdocs.yml").exists()
    assert at > 1 or folder != "."


def test_a_project_may_take_the_place_of_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "water" / "docs").mkdir(parents=True)
    assert main(["new", str(tmp_path / "water"), "--langs", "kk,zh"]) == 0
    assert (tmp_path / "water/docs/kk/index.md").exists()


NAMES = {"kk": "Су: «өмір»", "no": "# Vann", "zh": "yes"}


def test_the_settings_of_other_languages_are_as_the_template_s_otherwise() -> None:
    kept = (template.template_folder() / "mkdocs.yml").read_text("utf-8")
    made = template.site_settings(kept, NAMES)
    old, new = (yaml.safe_load(text.replace("!ENV ", "")) for text in (kept, made))
    listed = new["plugins"][0]["i18n"].pop("languages")
    assert {entry["locale"]: entry["site_name"] for entry in listed} == NAMES
    assert [entry.get("default", False) for entry in listed] == [True, False, False]
    assert (new["site_name"], new["theme"]["language"]) == ("Су: «өмір»", "kk")
    assert "samples" not in made
    old["plugins"][0]["i18n"].pop("languages")
    assert old.pop("extra", None)
    new.pop("extra", None)
    assert {**old, "site_name": "", "theme": ""} == {**new, "site_name": "", "theme": ""}
    remarks = [line for line in kept.split("\n") if line.startswith("#")]
    assert all(remark in made for remark in remarks)


class Installed:
    """A package's metadata, with what pip notes of where it came from (PEP 610)."""

    version = "1.2"

    def __init__(self, origin: object) -> None:
        self._origin = origin

    def read_text(self, _: str) -> str | None:
        return json.dumps(self._origin) if self._origin else None


GIT = {"url": "https://git.example/q", "vcs_info": {"vcs": "git", "commit_id": "abc"}}


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (GIT, "qostil @ git+https://git.example/q@abc"),
        ({"url": "file:///q", "dir_info": {}}, "./wheels/qostil-1.2-py3-none-any.whl"),
        (None, "./wheels/qostil-1.2-py3-none-any.whl"),
    ],
)
def test_a_project_asks_for_the_qostil_that_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: object, expected: str
) -> None:
    monkeypatch.setattr(template, "distribution", lambda _: Installed(origin))
    template.copy_template(tmp_path, {"kk": "Су *туралы*"})
    asked = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in asked if not line.startswith("#")] == [expected]
    assert (tmp_path / "README.md").read_text("utf-8").startswith("# Су \\*туралы\\*\n")


# site


def test_a_site_comes_straight_from_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    terms = tmp_path / "terms.yml"
    write(terms, "water:\n  kk: су\n  en: water\n")
    write(tmp_path / "water.txt", f"{KK}\n{EN}")
    given = ["site", str(tmp_path / "water.txt"), "--out", str(out), "--langs", "en,kk"]
    assert main([*given, "--glossary", str(terms)]) == 0
    assert "is the source of life." in (out / "section-1.html").read_text("utf-8")
    assert (out / "kk" / "glossary.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "terms.yml", "water.txt"]
    # Its own site is replaced; with a file in it that people put there it is not.
    assert main(["--quiet", *given]) == 0
    assert not (out / "glossary.html").exists()
    write(out / "CNAME", "example.org")
    before = files(out)
    capsys.readouterr()
    assert main(given) == 1
    assert "it holds CNAME; expected" in capsys.readouterr().err
    assert files(out) == before


def test_what_is_wrong_in_a_text_is_said_of_the_user_s_own_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "terms.yml", "water:\n  kk: су\n  fr: eau\n")
    write(tmp_path / "water.txt", f"{KK}\n{EN}")
    given = ["site", str(tmp_path / "water.txt"), "--out", str(tmp_path / "out")]
    assert main([*given, "--glossary", str(tmp_path / "terms.yml")]) == 1
    assert f"{tmp_path}/terms.yml:3: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_terms_of_a_site_may_be_a_table(tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    write(terms, "id,kk,en\nwater,су,water\n")
    write(tmp_path / "water.txt", f"{KK}\n{EN}")
    out = tmp_path / "out"
    given = ["site", str(tmp_path / "water.txt"), "--out", str(out)]
    assert main([*given, "--glossary", str(terms)]) == 0
    assert 'id="water"' in (out / "glossary.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("terms.csv", "id,kk\nwater,—\n", "terms.csv:2: a term of water is '—'"),
        ("terms.csv", "id,kk,fr\nwater,су,eau\n", "terms.csv: unknown key 'fr'"),
        ("terms.txt", "су", "terms.txt: the suffix '.txt'"),
    ],
)
def test_what_is_wrong_in_terms_of_any_form_is_said_of_their_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, says: str
) -> None:
    write(tmp_path / name, text)
    write(tmp_path / "water.txt", f"{KK}\n{EN}")
    given = ["site", str(tmp_path / "water.txt"), "--out", str(tmp_path / "out"), "--glossary"]
    assert main([*given, str(tmp_path / name)]) == 1
    assert f"{tmp_path}/{says}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# split FILE


def test_a_text_is_named_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert qostil(project, "split", str(TEXT)) == 0
    other = project / "other.txt"
    write(other, f"{KK}\n{EN}")
    before = files(project)
    assert qostil(project, "split", str(other)) == 1
    assert f"it names {TEXT.name}; expected other.txt" in capsys.readouterr().err
    write(project / "new" / TEXT.name, "Another text.")
    assert qostil(project, "split", str(project / "new" / TEXT.name)) == 1
    assert "another file than" in capsys.readouterr().err
    shutil.rmtree(project / "new")
    assert files(project) == before


def test_what_was_copied_for_a_split_that_fails_is_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "water"
    assert main(["new", str(project), "--langs", "kk,zh"]) == 0
    write(tmp_path / "water.txt", EN)
    before = files(project)
    assert qostil(project, "split", str(tmp_path / "water.txt")) == 1
    assert "water.txt" in capsys.readouterr().err
    assert files(project) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["split", "--langs", "kk"],
        ["split", "a.txt", "--check"],
        ["split", "--check", "--keep"],
        ["new", "water"],
        ["new", "water", "--langs", "kk,kk"],
        ["site", "a.txt"],
        ["site", "a.txt", "--out", "b", "--form", "heap"],
        ["build", "-q", "-v"],
    ],
)
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert "error: " in capsys.readouterr().err


# ids and diff


def test_new_lines_get_ids_and_are_told_apart_from_the_source_s(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(project / "docs/kk/section-2.md", "ілгері жылжыту.", "алға жылжыту.")
    for code, line in (("kk", "Жаңа."), ("zh", "新。")):
        page = project / "docs" / code / "section-2.md"
        page.write_text(page.read_text("utf-8") + line + "\n", "utf-8")
    before = files(project)
    assert qostil(project, "ids", "--check") == 1
    assert files(project) == before
    capsys.readouterr()
    assert qostil(project, "ids") == 0
    assert capsys.readouterr().out.split("\n")[:2] == [
        "docs/kk/section-2.md:6: s2-4",
        "docs/zh/section-2.md:6: s2-4",
    ]
    assert qostil(project, "ids", "--check") == 0
    assert not load_project(project).problems
    capsys.readouterr()
    assert qostil(project, "diff", "--format", "json") == 0
    edits = json.loads(capsys.readouterr().out)
    assert [(e["id"], e["language"], e["line"]) for e in edits] == [
        ("s2-3", "kk", 5),
        ("s2-4", "kk", 6),
        ("s2-4", "zh", 6),
    ]
    assert edits[0]["source"].replace("ілгері", "алға") == edits[0]["docs"]
    assert edits[2] == {**edits[2], "source": None, "docs": "新。", "file": "docs/zh/section-2.md"}


def test_a_difference_in_a_long_sentence_is_shown_with_what_is_around_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(project / "docs/kk/section-1.md", "үлгісін жедел қал", "үлгісін тез қал")
    (project / "docs/zh/section-3.md").unlink()
    assert qostil(project, "diff") == 0
    place, minus, plus, *gone = capsys.readouterr().out.split("\n")
    assert place == "docs/kk/section-1.md:4: kk 1.2"
    assert (minus[:3], plus[:3]) == ("- …", "+ …")
    assert minus.replace("жедел", "тез")[2:] == plus[2:]
    assert len(plus) < 90
    assert gone[0] == "docs/zh/section-3.md: zh 3"
    assert not [line for line in gone if line.startswith("+")]


def test_ordinary_pages_are_named_and_become_a_section_on_demand(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in ("kk", "zh"):
        write(project / "docs" / code / "guide.md", "# Guide\n")
    assert qostil(project, "ids") == 0
    assert "without ids: guide.md" in capsys.readouterr().out
    assert qostil(project, "ids", "section-1.md") == 1
    assert "expected guide.md" in capsys.readouterr().err
    assert qostil(project, "ids", "docs/kk/guide.md") == 0
    assert (project / "docs/zh/guide.md").read_text("utf-8") == "# Guide <!--s6-->\n"


# What all commands share


def test_quiet_stands_before_or_behind_and_leaves_problems(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--quiet", "-C", str(project), "split"]) == 0
    assert main(["-C", str(project), "split", "-q"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["-q", "-C", str(project), "check", str(project / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert [name for name in COMMAND_NAMES if f"\n    {name} " not in shown] == []


VERBS = [f"glossary {verb}" for verb in ("match", "check", "suggest", "import", "export")]


@pytest.mark.parametrize("command", [*COMMAND_NAMES, *VERBS])
def test_each_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([*command.split(), "--help"])
    assert exit_.value.code == 0
    shown = capsys.readouterr().out
    assert f"qostil {command}" in shown.partition("example")[2]
