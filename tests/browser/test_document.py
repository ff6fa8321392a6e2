"""The site as one file, alone in a folder under a name of its own, with the network off."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from qostil.languages import language
from qostil.project import Project
from tests.browser.reading import FOLDER, Reader, Way, stands_in_view, stands_out
from tests.sites.projects import qostil_

PHONE = Way("phone", "file", 390, 800, {"offline": True, "has_touch": True, "is_mobile": True})
NAME = "кітап 1.html"
KK, ZH = language("kk").say, language("zh").say


@pytest.fixture(scope="session")
def alone(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the one file, in which nothing else is."""
    made = tmp_path_factory.mktemp("made")
    done = qostil_(site.parent, "export", "--html", "--out", str(made))
    assert done.status == 0, done.shown
    folder = tmp_path_factory.mktemp("alone")
    [file] = made.iterdir()
    shutil.move(file, folder / NAME)
    return folder


@pytest.fixture
def reader(browser: Browser, alone: Path) -> Iterator[Reader]:
    reader = Reader(browser, f"{alone.as_uri()}/", FOLDER)
    yield reader
    reader.close()
    asked = {re.sub(r"[?#].*", "", url) for url in reader.requests}
    assert asked == {f"{alone.as_uri()}/{quote(NAME)}"}


def shown(page: Page) -> Locator:
    return page.locator("main article:visible")


def test_all_that_the_site_does_works_in_the_one_file(reader: Reader) -> None:
    page = reader.open(NAME)
    article = shown(page)
    root = page.locator("html")
    expect(article).to_have_count(1)

    # A page, and the other language at the sentence that is being read.
    page.locator(".languages__link[hreflang=kk]").click()
    article.get_by_role("link", name="Шығыс пен батыстың ынтымақтастығы").first.click()
    expect(page.locator("h1")).to_have_text("Шығыс пен батыстың ынтымақтастығы")
    page.evaluate("location.hash = 's2-3'")
    stands_in_view(page.locator("#s2-3"))
    stands_out(page.locator("#s2-3"))
    page.locator(".languages__link[hreflang=zh]").click()
    expect(page.locator("h1")).to_have_text("东西部扶贫协作")
    expect(root).to_have_attribute("lang", "zh")
    expect(page).to_have_title("东西部扶贫协作 - 大扶贫格局")
    stands_in_view(page.locator("#s2-3"))
    stands_out(page.locator("#s2-3"))

    # The mode.
    partner = page.locator(".partner").first
    expect(partner).to_be_hidden()
    page.get_by_text(ZH("view_side"), exact=True).click()
    expect(partner).to_be_visible()
    expect(partner).to_contain_text("Бірінші")

    # A term: its card, and its entry.
    article.locator(".term", has_text="西部地区").first.click()
    card = page.locator("qostil-card")
    expect(card).to_contain_text("батыс бөліктегі аймақ")
    card.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text(ZH("glossary"))
    concept = page.locator("#western-region")
    stands_in_view(concept)
    concept.locator("summary").click()
    expect(concept.locator(".attested__partner").first).to_contain_text("Бірінші, шығыс")

    # Back: the page and the way it was read.
    page.go_back()
    expect(page.locator("h1")).to_have_text("东西部扶贫协作")
    expect(page.locator(".partner").first).to_be_visible()
    stands_in_view(page.locator("#s2-3"))

    # Search, from the keyboard, over both languages.
    page.keyboard.press("/")
    page.keyboard.type("кәсіпорны")
    hit = page.locator('.search-results a[href="./state-enterprises.html#s4-1"]').first
    hit.click()
    expect(page.locator("h1")).to_have_text("Мемлекет меншігіндегі кәсіпорындардың міндеті")
    expect(page.locator(".search-results")).not_to_be_visible()
    expect(page.locator(".segment:target")).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_attribute(
        "placeholder", KK("search_placeholder")
    )

    # Keys, and the page after this one; loaded again, it is where it was.
    page.keyboard.press("j")
    expect(page.locator(".segment:focus")).to_have_count(1)
    page.locator(".md-footer__link--next").click()
    expect(page.locator("h1")).to_have_text("Бүкіл қоғамның атсалысуы")
    page.reload()
    expect(page.locator("h1")).to_have_text("Бүкіл қоғамның атсалысуы")
    expect(page.locator(".partner").first).to_be_visible()


def test_without_scripts_all_pages_can_be_read_in_their_order(
    browser: Browser, alone: Path, text: Project
) -> None:
    reader = Reader(browser, f"{alone.as_uri()}/", FOLDER.without_scripts())
    page = reader.open(NAME)
    for code, pages in text.pages.items():
        own = page.locator(f"section[lang={code}]")
        titles = [shown.title for shown in pages]
        assert own.locator("h1").all_text_contents()[: len(titles)] == titles
    place = page.locator('[id="zh/east-west/s2-2"]')
    expect(place).to_be_visible()
    page.locator('a[href="#zh/east-west"]').first.click()
    expect(page.locator('[id="zh/east-west"]')).to_be_in_viewport()
    reader.close()


def test_it_works_where_a_page_may_store_nothing(
    browser: Browser, alone: Path, tmp_path: Path
) -> None:
    """Android opens a downloaded page as content://; its origin is as opaque as a sandbox's."""
    frame = '<iframe sandbox="allow-scripts" width="390" height="780" src="{}#s2-2"></iframe>'
    (tmp_path / "index.html").write_text(frame.format((alone / NAME).as_uri()), "utf-8")
    reader = Reader(browser, "file://", PHONE)
    reader.expected.append("Not allowed to load local resource")  # not even a fragment of its own
    page = reader.open(f"{tmp_path}/index.html").frame_locator("iframe")
    expect(page.locator("#s2-2")).to_be_in_viewport()
    page.locator(".languages__link[hreflang=zh]").click()
    expect(page.locator("h1")).to_have_text("东西部扶贫协作")
    page.get_by_text(ZH("view_interleaved"), exact=True).click()
    expect(page.locator(".partner").first).to_be_visible()
    page.locator("#s2-2").click(position={"x": 5, "y": 5})
    expect(page.locator("qostil-card")).to_contain_text("Шығыс бөліктегі аймақтар")
    page.locator("label[for=__search]:visible").first.click()
    page.locator(".md-search__input").press_sequentially("致富")
    expect(page.locator(".search-results a").first).to_contain_text("脱贫致富")
    reader.close()


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("#zh/glossary/western-region", ZH("glossary")),
        ("#zh/east-west", "东西部扶贫协作"),
        ("#s2-1:s2-3", "Шығыс пен батыстың ынтымақтастығы"),
        ("#%E4%A", "Кедейлерді сүйемелдеудің ауқымды үлгісі"),
        ("#no-such-place", "Кедейлерді сүйемелдеудің ауқымды үлгісі"),
    ],
)
def test_an_address_from_outside_leads_to_its_page(
    reader: Reader, address: str, title: str
) -> None:
    page = reader.open(NAME + address)
    expect(page.locator("h1")).to_have_text(title)
