"""Nothing that a source says runs in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reading import FOLDER, WIDE, Reader
from tests.browser.serving import served
from tests.sites.projects import ROOT, built, copy_project, qostil_, replace, write

MARKS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
# Enough letters of their own around the marks that the check of the site takes them for it.
LINES = {
    "kk": f"Мына {MARKS} белгілер осы мәтінде жай ғана жазу ретінде тұр, олар ештеңе істемейді.",
    "zh": f"这里的{MARKS}这些记号只是普普通通的文字而已,它们什么也不会做,"
    "也不会让读者的浏览器运行任何东西,读者看到的就是它们本身。",
}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("hostile"))
    for code, old in (("kk", "«Береке бар жерде"), ("zh", "“人心齐")):
        page = project / "docs" / code / "whole.md"
        escaped = LINES[code].replace("<", "&lt;")
        replace(page, old, f"{escaped} <!--s1-0-->\n{old}")
    glossary = (ROOT / "source/glossary.yml").read_text("utf-8")
    hostile = 'x:\n  kk: "<img src=x onerror=alert(3)>"\n  zh: "<svg onload=alert(4)>"\n'
    write(project / "source/glossary.yml", glossary + hostile)
    assert qostil_(project, "split").status == 0
    return built(project)


def test_hostile_text_is_shown_found_and_never_run(browser: Browser, hostile_site: Path) -> None:
    with served(hostile_site) as root:
        reader = Reader(browser, root, WIDE)
        page = reader.open("whole.html")
        expect(page.locator("#s1-0")).to_have_text(LINES["kk"])
        page.keyboard.press("/")
        page.keyboard.type("onerror")
        hit = page.locator('.search-results a[href$="zh/whole.html#s1-0"]')
        expect(hit).to_contain_text(LINES["zh"])
        expect(hit.locator("mark")).to_have_text("onerror")
        hit.click()
        expect(page.locator("#s1-0")).to_have_text(LINES["zh"])
        reader.open("zh/glossary.html")
        expect(page.locator("#x dfn")).to_have_text("<svg onload=alert(4)>")
        expect(page.locator("article :is(img, svg, script)")).to_have_count(0)
        reader.close()  # a dialog, an error or a blocked script would fail here


def test_nor_does_it_run_in_the_one_file(
    browser: Browser, hostile_site: Path, tmp_path: Path
) -> None:
    done = qostil_(hostile_site.parent, "export", "--html", "--out", str(tmp_path))
    assert done.status == 0, done.shown
    [file] = tmp_path.iterdir()
    reader = Reader(browser, f"{tmp_path.as_uri()}/", FOLDER)
    page = reader.open(f"{file.name}#zh/whole/s1-0")
    expect(page.locator("#s1-0")).to_have_text(LINES["zh"])
    page.keyboard.press("/")
    page.keyboard.type("onerror")
    hit = page.locator('.search-results a[href="./whole.html#s1-0"]')
    hit.click()
    expect(page.locator("#s1-0")).to_have_text(LINES["kk"])
    expect(page.locator("article :is(img, svg, script)")).to_have_count(0)
    reader.close()  # a dialog, an error or a blocked script would fail here
