"""The fonts of a built site, and what its settings make of them."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.sites.projects import ROOT, built, copy_project, qostil_, replace, run

OWN = f"""  qostil:
    fonts:
      zh:
        regular: fonts/own.woff2
        licence: {ROOT / "LICENSE"}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def fonts(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "assets/fonts").iterdir()}


def test_every_character_of_han_that_a_page_shows_is_in_a_font_of_the_site(site: Path) -> None:
    shown = set("".join(page.read_text("utf-8") for page in site.rglob("*.html")))
    han = {c for c in shown if re.match(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", c)}
    for weight in (400, 700):
        files = site.glob(f"assets/fonts/noto-sans-sc-{weight}-*.woff2")
        has = {chr(code) for path in files for code in TTFont(path).getBestCmap()}
        assert han <= has
    assert len(han) > 300


def test_a_font_of_the_projects_own_is_served_with_its_licence(project: Path) -> None:
    (project / "fonts").mkdir()
    source = ROOT / "src/qostil/fonts/files/noto-sans-sc-400.woff2"
    (project / "fonts" / "own.woff2").write_bytes(source.read_bytes())
    replace(project / "mkdocs.yml", "  qostil:\n", OWN)
    served = fonts(built(project))
    assert served["zh.txt"] == (ROOT / "LICENSE").read_bytes()
    files = [name for name in served if name.endswith(".woff2")]
    assert {name.partition("-")[0] for name in files} == {"zh", "noto"}
    assert not [name for name in files if name.startswith("noto-sans-sc")]


def test_a_file_that_is_no_font_is_named_in_one_line(project: Path) -> None:
    (project / "fonts").mkdir()
    (project / "fonts" / "own.woff2").write_text("not found", "utf-8")
    replace(project / "mkdocs.yml", "  qostil:\n", OWN)
    done = qostil_(project, "build")
    assert done.status == 1
    assert "fonts/own.woff2: not a font that can be read" in done.shown
    assert "Traceback" not in done.shown
    assert not (project / "site").exists()


def test_with_the_systems_fonts_none_is_made(project: Path) -> None:
    replace(project / "mkdocs.yml", "  qostil:\n", "  qostil:\n    fonts: system\n")
    assert list(fonts(built(project))) == ["fonts.css"]


def test_what_no_font_has_is_told_and_builds(project: Path) -> None:
    replace(project / "docs/kk/whole.md", "жедел", "жедел ⵣ")
    done = run(project, "mkdocs", "build", "--strict")
    assert done.status == 0
    assert "no font of the site has them: ⵣ" in done.shown
