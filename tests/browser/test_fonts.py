"""What fonts a reader's browser loads and uses, and that no line moves when they come."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Reader, Way

KINDS = ("index", "east-west", "glossary")
# Two frames later, all that is known now has been painted.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
ALL_COME = "() => document.fonts.ready.then(() => undefined)"
PROBE = """(article, [language, text]) => {
  const probe = Object.assign(document.createElement("p"), { id: "probe", lang: language });
  probe.append(text);
  article.append(probe);
}"""
WATCH = """
globalThis.moved = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) moved += value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("address", "limit"),
    [
        *((f"{name}.html", 60_000) for name in KINDS),
        *((f"zh/{name}.html", 110_000) for name in KINDS),
        ("east-west.html?view=side", 110_000),
    ],
)
def test_a_page_loads_few_bytes_of_fonts(
    wide_reader: Reader, site: Path, address: str, limit: int
) -> None:
    page = wide_reader.open(address)
    page.evaluate(ALL_COME)
    root = wide_reader.root
    loaded = {url.removeprefix(root) for url in wide_reader.requests if "woff2" in url}
    assert loaded  # the switch alone has characters of both
    size = sum((site / file).stat().st_size for file in loaded)
    assert size <= limit, loaded


@pytest.mark.parametrize("way", [WIDE, PHONE], ids=lambda way: way.name)
@pytest.mark.parametrize("address", ["index.html", "east-west.html", "zh/east-west.html"])
def test_nothing_moves_when_fonts_come(opens: Opens, way: Way, address: str) -> None:
    reader = opens(way)
    reader.context.add_init_script(WATCH)
    with late_fonts(reader) as page:
        page.goto(reader.root + address, wait_until="domcontentloaded")
        page.evaluate(PAINTED)
    page.evaluate(ALL_COME)
    page.evaluate(PAINTED)
    # As Web Vitals counts: 0.1 is poor, and a line more on a phone would be 0.2.
    assert page.evaluate("moved") < 0.01


@contextmanager
def late_fonts(reader: Reader) -> Iterator[Page]:
    """Hold back the files for Han until the end, of which there has to be one."""
    held: list[Route] = []
    is_over = Event()

    def answer(route: Route) -> None:
        if is_over.is_set():
            route.continue_()
        else:
            held.append(route)

    reader.context.route("**/noto-sans-sc*.woff2", answer)
    yield reader.page
    assert held
    is_over.set()
    for route in held:
        route.continue_()


@pytest.mark.parametrize(
    ("language", "text", "font"),
    [
        ("kk", "Қазақ «тілі» – “АӘӨҮҰҺ” 7", "Noto Sans"),
        ("zh", "“扶贫”、。", "Noto Sans SC"),
        ("zh", "2019,", "Noto Sans"),
    ],
)
def test_each_language_is_set_from_its_own_font_on_any_page(
    desk_reader: Reader, language: str, text: str, font: str
) -> None:
    """Also the marks that both have: full width in Chinese, narrow in Kazakh."""
    for address in ("whole.html", "zh/whole.html"):
        page = desk_reader.open(address)
        page.locator("article").evaluate(PROBE, [language, text])
        page.evaluate(ALL_COME)
        # Firefox sets Han marks half as wide where "kern" is asked for, as the theme does.
        expect(page.locator("#probe")).to_have_css("font-feature-settings", "normal")
        (used,) = fonts_of(desk_reader, "#probe")
        assert used.removesuffix(" Thin") == font


def fonts_of(reader: Reader, place: str) -> set[str]:
    """Give the site's own fonts that an element's text is drawn from; nothing for others."""
    session = reader.context.new_cdp_session(reader.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": place})
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    return {font["familyName"] if font["isCustomFont"] else "" for font in fonts}
