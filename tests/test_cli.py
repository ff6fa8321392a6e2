"""Bad input ends with one message (file, line, what was expected) and exit status 1."""

import shutil
from pathlib import Path

import pytest

from qostil.cli import main

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("source", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def number_of(path: Path, wanted: str) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if wanted in line)


CASES = [
    # command, file, what stands there, what is put in its place, what the message says
    ("split", "source/text.toml", 'pivot = "kk"', 'pivto = "kk"', "unknown key 'pivto'"),
    ("split", "source/text.toml", 'pivot = "kk"', 'pivot = "fr"', "one of kk, zh"),
    ("split", "source/text.toml", 'original = "zh"', 'original = "de"', "one of kk, zh"),
    ("split", "source/text.toml", '["kk", "zh"]', '["kk", "zh"', "expected TOML"),
    ("split", "source/text.toml", 'author = "not', 'writer = "not', "unknown key 'writer'"),
    ("build", "mkdocs.yml", "samples:", "simples:", "unknown key 'simples' in extra.qostil"),
    ("build", "mkdocs.yml", "      zh: [扶贫", "      fr: [扶贫", "unknown key 'fr'"),
    ("build", "source/glossary.yml", "  zh: 责任", "  zh: [责任", "expected YAML"),
    ("build", "source/glossary.yml", "  zh: 责任", "  xx: 责任", "unknown key 'xx'"),
    ("build", "source/glossary.yml", "  zh: 责任", "  zh:", "expected a term"),
    ("build", "docs/zh/whole.md", "<!--s1-2-->", "<!--s1-1-->", "the id s1-1 for the second time"),
    ("build", "docs/zh/whole.md", " <!--s1-2-->", "", "expected <!--s1-2--> behind it"),
    ("build", "docs/zh/whole.md", "<!--s1-2-->", "<!--s1-2 certain-->", "says certain"),
]


@pytest.mark.parametrize(("command", "name", "old", "new", "says"), CASES)
def test_bad_input_is_named_with_its_line(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
    old: str,
    new: str,
    says: str,
) -> None:
    (project / "source" / "split.json").unlink()
    path = project / name
    line = number_of(path, old)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert main(["-C", str(project), command]) == 1
    shown = capsys.readouterr().err
    message = next(m for m in shown.splitlines() if says in m)
    place = message.partition(": ")[0]
    # A bracket that is never closed is found missing on a line after it.
    found = int(place.rpartition(":")[2])
    assert place.rpartition(":")[0] in (f"{project.as_posix()}/{name}", name)
    assert found == line or ("[" in new and found > line)
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["source/text.toml", "source/da-fupin-geju.kk-zh.txt"])
def test_a_missing_file_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (project / name).unlink()
    assert main(["-C", str(project), "split"]) == 1
    assert name in capsys.readouterr().err


def test_wrong_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["divide"])
    assert exit_.value.code == 2
