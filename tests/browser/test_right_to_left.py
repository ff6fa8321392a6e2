"""A language that runs from right to left: its pages are mirrored, and so it stands by others."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, choose
from tests.browser.test_modes import boxes
from tests.browser.test_pointing import focused
from tests.sites.projects import MACHINE, built, copy_project, replace, write

TEXTS = {
    "kk": ("Су туралы", "Су – өмір көзі.", "Су таза болуы керек."),
    "ar": ("عن الماء", "الماء أصل الحياة.", "يجب أن يكون الماء نظيفا."),
}
GLOSSARY = "water:\n  kk: су\n  ar: الماء\n"


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("mirrored"), *MACHINE)
    settings = project / "mkdocs.yml"
    replace(settings, "locale: zh\n          name: 中文", "locale: ar\n          name: العربية")
    replace(settings, "site_name: 大扶贫格局", "site_name: الماء")
    write(settings, settings.read_text("utf-8").partition("\nextra:\n")[0] + "\n")
    for code, (title, first, second) in TEXTS.items():
        text = f"# {title} <!--s0-1-->\n\n{first} <!--s0-2-->\n{second} <!--s0-3-->\n"
        write(project / "docs" / code / "index.md", text)
    write(project / "source/glossary.yml", GLOSSARY)
    return built(project)


def test_columns_numbers_and_arrows_are_mirrored(opens: Opens, mirrored: Path) -> None:
    page = opens(WIDE, mirrored).open("ar/index.html?view=side")
    expect(page.locator("body")).to_have_attribute("dir", "rtl")
    expect(page.locator(".partner").first).to_have_css("direction", "ltr")
    page.locator("#show-numbers").evaluate("(e) => e.click()")
    for own, other in boxes(page):
        assert other["right"] <= own["left"]
        assert abs(own["top"] - other["top"]) <= 2
    number = page.locator("a.number").first.bounding_box()
    segment = page.locator("#s0-2").bounding_box()
    assert number
    assert segment
    assert number["x"] >= segment["x"] + segment["width"] - 1
    page.locator("#s0-2").focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "الماء"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "s0-2"


def test_beside_another_language_it_runs_its_own_way(opens: Opens, mirrored: Path) -> None:
    page = opens(WIDE, mirrored).open("index.html?view=side")
    expect(page.locator("body")).to_have_attribute("dir", "ltr")
    partner = page.locator(".partner").first
    expect(partner).to_have_attribute("lang", "ar")
    expect(partner).to_have_css("direction", "rtl")
    assert all(other["left"] >= own["right"] for own, other in boxes(page))
    page = opens(PHONE, mirrored).open("ar/index.html")
    for mode in ("interleaved", "one"):
        choose(page, mode)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
