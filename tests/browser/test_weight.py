"""What a first visit loads stays light, and nothing on the page moves once it is there."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Reader, Way, tap
from tests.browser.serving import BASE
from tests.browser.test_modes import MODES
from tests.sites.projects import ROOT, run, write

OURS = {"scripts": 7_000, "styles": 5_000}  # bytes, compressed one by one
STOCK = """
site_name: Stock
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.footer, navigation.top, toc.follow]}
plugins: [search: {lang: [en, zh]}]
"""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum)));
})"""


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def loaded(reader: Reader, site: Path, kinds: tuple[str, ...]) -> dict[str, int]:
    """Give what the pages of a reader have loaded, with their compressed sizes."""
    paths = {url.partition(BASE)[2].partition("?")[0] for url in reader.requests}
    return {path: weight(site / path) for path in paths if path.endswith(kinds)}


def test_scripts_and_styles_of_ours_are_light(wide_reader: Reader, site: Path) -> None:
    wide_reader.open("east-west.html")
    ours = {
        path: size
        for path, size in loaded(wide_reader, site, (".js", ".css")).items()
        # Not the theme's; nor what tells which font has which character, which grows with the text.
        if not path.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/fonts/"))
    }
    scripts = {path: size for path, size in ours.items() if path.endswith(".js")}
    styles = {path: size for path, size in ours.items() if path.endswith(".css")}
    assert 0 < sum(scripts.values()) <= OURS["scripts"], scripts
    assert 0 < sum(styles.values()) <= OURS["styles"], styles


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same Kazakh sections as a site of Material's own, with its search."""
    project = tmp_path_factory.mktemp("stock")
    write(project / "mkdocs.yml", STOCK)
    for code, folder in (("kk", "."), ("zh", "zh")):
        for page in (ROOT / "docs" / code).glob("*.md"):
            write(project / "docs" / folder / page.name, page.read_text("utf-8"))
    done = run(project, "mkdocs", "build", "--quiet")
    assert done.status == 0, done.shown
    return project / "site"


def test_a_first_visit_loads_no_more_than_with_the_stock_theme(
    opens: Opens, site: Path, stock: Path
) -> None:
    kinds = (".html", ".js", ".css", ".json")
    reader, of_stock = opens(WIDE), opens(WIDE, stock)
    reader.open("east-west.html")
    page = of_stock.open("east-west.html")
    page.wait_for_load_state("networkidle")  # a worker fetches the index
    theirs = loaded(of_stock, stock, kinds)
    assert any(path.endswith("search_index.json") for path in theirs)
    assert any("workers/search" in path for path in theirs)
    mine = loaded(reader, site, kinds)
    assert sum(mine.values()) <= sum(theirs.values()), (mine, theirs)


@pytest.mark.parametrize("way", [WIDE, PHONE], ids=lambda way: way.name)
def test_nothing_moves_while_a_page_loads(opens: Opens, way: Way) -> None:
    reader = opens(way)
    for mode in MODES:
        for address in ("east-west.html", "zh/index.html"):
            page = reader.open(f"{address}?view={mode}")
            assert shifts(page) < 0.01, (address, mode)
    tap(page.locator(".segment").first)
    assert shifts(page) < 0.01


def shifts(page: Page) -> float:
    return float(page.evaluate(SHIFTS))
