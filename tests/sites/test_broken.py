"""A project that is wrong is not built: the message names the line, and the last site stays."""

from pathlib import Path

import pytest

from tests.sites.projects import SOURCE, copy_project, files, qostil_, replace, run, write

# What is changed in which file (old, new), and what the message says, with the place at its start.
CASES = {
    "an id twice": (
        *("docs/zh/whole.md", "<!--s1-2-->", "<!--s1-1-->"),
        "docs/zh/whole.md:{line}: the id s1-1 for the second time",
    ),
    "an id that one language lacks": (
        *("docs/kk/whole.md", "<!--s1-2-->", "<!--s1-3-->"),
        "docs/kk/whole.md:{line}: the id s1-3 is missing in docs/zh/whole.md",
    ),
    "a line without an id": (
        *("docs/kk/east-west.md", " <!--s2-3-->", ""),
        "docs/kk/east-west.md:{line}: a segment without an id: “Провинция деңгейіндегі",
    ),
    "the id that such a line gets": (
        *("docs/kk/east-west.md", " <!--s2-3-->", ""),
        "expected <!--s2-3--> behind it",
    ),
    "an unknown setting": (
        *("mkdocs.yml", "    samples:", "    sample:"),
        "mkdocs.yml:{line}: unknown key 'sample' in extra.qostil",
    ),
    "YAML that does not parse": (
        *("source/glossary.yml", "  zh: 贫困地区", "  zh: 贫困地区: x"),
        "source/glossary.yml:{line}: ",
    ),
    "a term in a language that the text does not have": (
        *("source/glossary.yml", "  zh: 贫困地区", "  ru: бедный район"),
        "source/glossary.yml:{line}: unknown key 'ru' in the concept poor-area",
    ),
    "a concept without a term in one language": (
        *("source/glossary.yml", "  zh: 贫困地区\n", ""),
        "the concept poor-area has no term in zh",
    ),
    "languages that differ": (
        *("mkdocs.yml", "locale: zh", "locale: ru"),
        "mkdocs.yml: the languages kk, ru; expected those of source/text.toml: kk, zh",
    ),
    "an unknown key in text.toml": (
        *("source/text.toml", 'pivot = "kk"', 'pivots = "kk"'),
        "source/text.toml:{line}: unknown key 'pivots'",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was built before: what stands in site/ is the last good one."""
    copied = copy_project(tmp_path / "project")
    write(copied / "site" / "index.html", "the last good one")
    return copied


def break_(project: Path, name: str, old: str, new: str, says: str) -> str:
    """Change a file, and give what is to be said of it: `{line}` is where the change is."""
    text = (project / name).read_text("utf-8")
    replace(project / name, old, new)
    return says.replace("{line}", str(text[: text.index(old)].count("\n") + 1))


def refused(project: Path, *command: str) -> str:
    """Run a command that has to fail, and give what it said. Nothing else may come of it."""
    before = files(project)
    done = qostil_(project, *command)
    assert done.status == 1, done.shown
    assert "Traceback" not in done.shown
    after = {name: data for name, data in files(project).items() if name[:10] != ".site.new/"}
    assert after == before
    return done.shown


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_named_and_nothing_is_built(project: Path, case: str) -> None:
    says = break_(project, *CASES[case])
    assert says in refused(project, "build")


def test_a_page_that_one_language_lacks_is_named(project: Path) -> None:
    (project / "docs/zh/east-west.md").unlink()
    says = "docs/kk/east-west.md: a page without its counterpart docs/zh/east-west.md"
    assert says in refused(project, "build")


NOTHING_FOUND = (
    *("mkdocs.yml", "[扶贫, 致富, 中央企业]", "[扶贫, 海洋]"),
    "mkdocs.yml:{line}: the sample query '海洋' finds nothing in zh",
)


def test_a_sample_that_finds_nothing_is_named_and_nothing_is_built(project: Path) -> None:
    says = break_(project, *NOTHING_FOUND)
    assert says in refused(project, "build")


@pytest.mark.parametrize("wrong", [CASES["an id twice"], NOTHING_FOUND])
def test_mkdocs_by_itself_is_as_strict(project: Path, wrong: tuple[str, str, str, str]) -> None:
    says = break_(project, *wrong)
    done = run(project, "mkdocs", "build", "--strict", "--site-dir", "elsewhere")
    assert done.status == 1
    assert says in done.shown
    assert "Traceback" not in done.shown


def test_mkdocs_by_itself_names_a_file_that_can_not_be_read_in_one_line(project: Path) -> None:
    says = break_(project, *CASES["YAML that does not parse"])
    done = run(project, "mkdocs", "build", "--strict")
    assert done.status == 1
    assert says in done.shown
    assert "Traceback" not in done.shown
    assert (project / "site/index.html").read_text("utf-8") == "the last good one"


def test_split_without_its_source_names_it(project: Path) -> None:
    (project / SOURCE).unlink()
    assert f"{SOURCE}: can't be read" in refused(project, "split")


def test_several_problems_are_all_named_at_once(project: Path) -> None:
    replace(project / "docs/zh/whole.md", "<!--s1-2-->", "<!--s1-1-->")
    replace(project / "docs/kk/east-west.md", " <!--s2-3-->", "")
    shown = refused(project, "build")
    assert "docs/zh/whole.md:4" in shown
    assert "docs/kk/east-west.md:5" in shown
