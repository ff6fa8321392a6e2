"""The frame around the text: fits every screen, keeps the reader's colours, leaves nobody out."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from qostil.languages import language
from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Reader, Way, choose, tap
from tests.sites.projects import NAMES

KAZAKH = language("kk")
PLACES = [f"{folder}{name}.html" for folder in ("", "zh/") for name in NAMES]
DARK = Way("dark", "http", 1280, 900, {"color_scheme": "dark"})
SMALL = Way("small", "http", 320, 640, {"has_touch": True, "is_mobile": True})

# Pairs of visible pieces of text that lie on one another by more than the slack of a line.
OVERLAPS = """() => {
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    const hidden = holder.closest(
      ".md-sidebar, .md-search, script, noscript, .md-skip, .md-top, .md-dialog,"
      + ".md-ellipsis");  // cut off where it would go too far
    if (!node.data.trim() || hidden || !holder.checkVisibility()) continue;
    if (getComputedStyle(holder).clipPath !== "none") continue;  // only to be heard
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2) pieces.push([node.data.trim().slice(0, 30), box]);
    }
  }
  const found = [];
  for (const [i, [a, p]] of pieces.entries()) {
    for (const [b, q] of pieces.slice(i + 1)) {
      const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
      const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (wide > 2 && high > 6) found.push(`${a} / ${b}: ${wide} × ${high}`);
    }
  }
  return found;
}"""
# The pieces of the header beside one another.
HEADER = """() => {
  const boxes = Array.from(document.querySelectorAll(
    ".md-header__inner > :is(a, label, .md-header__title, .languages, form), .md-search__form"))
    .filter((e) => e.checkVisibility())
    .map((e) => [e.className || e.tagName, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height && box.left < innerWidth);
  boxes.sort(([, a], [, b]) => a.left - b.left);
  return boxes.slice(1).flatMap(([name, box], i) =>
    box.left < boxes[i][1].right - 1 ? [`${boxes[i][0]} / ${name}`] : []);
}"""


@pytest.mark.parametrize("way", [WIDE, PHONE, SMALL], ids=lambda way: way.name)
def test_every_page_fits_the_screen_and_no_text_lies_on_another(opens: Opens, way: Way) -> None:
    reader = opens(way)
    for address in (*PLACES, "404.html"):
        page = reader.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") == way.width, address
        assert page.evaluate("innerWidth") == way.width, address
        assert page.evaluate(OVERLAPS) == [], address
        assert page.evaluate(HEADER) == [], address


def test_the_glossary_fits_a_small_screen_with_every_entry_open(opens: Opens) -> None:
    page = opens(SMALL).open("glossary.html")
    page.locator("details").evaluate_all("(all) => all.forEach((d) => (d.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(OVERLAPS) == []


def test_the_menu_of_a_small_screen_leads_to_every_page(opens: Opens) -> None:
    reader = opens(PHONE)
    page = reader.open("index.html")
    page.locator("label[for=__drawer].md-header__button").tap()
    menu = page.locator(".md-sidebar--primary")
    expect(menu.locator("a.md-nav__link")).to_have_count(len(NAMES))
    menu.get_by_role("link", name=KAZAKH.say("glossary")).tap()
    reader.is_at("glossary.html")


@pytest.mark.parametrize(
    ("address", "header", "footer"),
    [
        ("whole.html", "Беттің жоғарғы жағы", ["Алдыңғы", "Келесі", "Сайт жасалған күн"]),
        ("zh/whole.html", "页眉", ["上一页", "下一页", "网站生成日期"]),
    ],
)
def test_header_and_footer_speak_the_language_of_the_page(
    wide_reader: Reader, address: str, header: str, footer: list[str]
) -> None:
    page = wide_reader.open(address)
    banner = page.get_by_role("banner")
    expect(banner.get_by_role("navigation", name=header, exact=True)).to_be_visible()
    for words in footer:
        expect(page.get_by_role("contentinfo")).to_contain_text(words)


def colours(page: Page) -> str:
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def test_the_reader_chooses_the_colours_and_keeps_them(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    assert colours(page) == "default"
    page.get_by_title(KAZAKH.say("to_light")).click()
    page.get_by_title(KAZAKH.say("to_dark")).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    assert colours(page) == "slate"
    page = wide_reader.open("glossary.html")
    assert colours(page) == "slate"
    page.get_by_title(KAZAKH.say("to_automatic")).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_chosen_colours_are_kept_in_the_other_language(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    page.get_by_title(KAZAKH.say("to_light")).click()
    page.get_by_title(KAZAKH.say("to_dark")).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page = wide_reader.open("zh/index.html")
    assert colours(page) == "slate"


def test_a_dark_device_gets_dark_pages(opens: Opens) -> None:
    page = opens(DARK).open("zh/whole.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_from_a_folder_the_page_does_not_offer_the_copy_that_it_is(
    desk_reader: Reader,
) -> None:
    page = desk_reader.open("index.html")
    link = page.get_by_role("link", name="ZIP")
    expect(link).to_have_count(1 if desk_reader.root.startswith("http") else 0)


def test_the_offline_copy_is_there_to_be_taken(wide_reader: Reader, site: Path) -> None:
    page = wide_reader.open("zh/index.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="ZIP").click()
    assert download.value.suggested_filename == "offline.zip"
    assert download.value.path().read_bytes() == (site / "offline.zip").read_bytes()


AT_REST = "Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined)))"
AXE = ["index.html", "glossary.html", "sections.html", "404.html"]


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(WIDE, id="light"),
        pytest.param(DARK, id="dark"),
        pytest.param(PHONE, id="phone"),
    ],
)
@pytest.mark.parametrize("folder", ["", "zh/"], ids=["kk", "zh"])
def test_axe_finds_nothing_wrong(opens: Opens, way: Way, folder: str) -> None:
    reader = opens(way)
    found = set()
    for name in AXE:
        page = reader.open(name if name == "404.html" else folder + name)
        found |= violations(page)
    page = reader.open(f"{folder}all-society.html?view=one#s5-1:s5-2")
    page.locator("#s5-2 a.term").first.click()
    expect(page.locator(".card .entry")).to_be_visible()
    found |= violations(page)
    choose(page, "interleaved")
    page.locator(".reading__settings summary").click()
    page.locator("label[for=show-numbers]").click()
    found |= violations(page)
    choose(page, "side")
    tap(page.locator("#s5-3"))
    expect(page.locator(".card__partner")).to_be_visible()
    found |= violations(page)
    page.locator("label[for=__search].md-header__button").first.dispatch_event("click")
    page.keyboard.type("扶贫")
    expect(page.locator(".search-results a").first).to_be_visible()
    for part in (".md-search__inner", ".md-search__output"):
        expect(page.locator(part)).to_have_css("opacity", "1")
    found |= violations(page)
    assert not found, "\n".join(sorted(found))


def violations(page: Page) -> set[str]:
    """Give what axe-core finds against WCAG 2.2 and its own best practice."""
    # A title that is fading in has too little contrast for a moment.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(AT_REST)
    return {
        f"{rule['id']} ({rule['impact']}): {node['any'][0]['message'] if node['any'] else ''} "
        f"{node['html'][:70]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    }


def test_forced_colours_and_reduced_motion_are_respected(opens: Opens) -> None:
    forced = Way(
        "forced", "http", 1280, 900, {"forced_colors": "active", "reduced_motion": "reduce"}
    )
    page = opens(forced).open("all-society.html?view=interleaved#s5-2")
    expect(page.locator("#s5-2")).to_have_css("outline-style", "solid")
    expect(page.locator("#s5-1")).to_have_css("outline-style", "none")
    colours = [
        page.locator(f"label[for=view-{mode}]").evaluate(
            "(e) => getComputedStyle(e).backgroundColor"
        )
        for mode in ("one", "interleaved", "side")
    ]
    assert colours[0] == colours[2] != colours[1]
    moving = page.locator("*").evaluate_all(
        "(all) => all.filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0.001)"
        ".length"
    )
    assert moving == 0
