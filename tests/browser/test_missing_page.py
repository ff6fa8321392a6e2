"""An address that leads nowhere gets a page that leads somewhere, at any depth."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Way


@pytest.mark.parametrize("way", [WIDE, PHONE], ids=lambda way: way.name)
@pytest.mark.parametrize("address", ["nothing.html", "a/b/", "zh/a/b/c.html"])
def test_the_error_page_is_styled_and_leads_home_in_both_languages(
    opens: Opens, way: Way, address: str
) -> None:
    reader = opens(way)
    reader.expected = ["status of 404"]
    page = reader.open(address)
    expect(page.get_by_role("heading", name="Бет табылмады")).to_be_visible()
    expect(page.get_by_role("heading", name="找不到页面")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(20, 80, 92)")
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    for home, leads in (("首页", "zh/index.html"), ("Басты бет", "index.html")):
        page = reader.open(address)
        page.get_by_role("main").locator("article").get_by_role("link", name=home).click()
        reader.is_at(leads)


def test_the_search_of_the_error_page_leads_into_the_text(opens: Opens) -> None:
    reader = opens(WIDE)
    reader.expected = ["status of 404"]
    page = reader.open("a/b/")
    page.keyboard.press("/")
    page.keyboard.type("ынтымақтастық")
    page.locator(".search-results a", has_text="2.1").first.click()
    reader.is_at("east-west.html#s2-1")


def test_the_switch_of_the_error_page_leads_home(opens: Opens) -> None:
    reader = opens(WIDE)
    reader.expected = ["status of 404"]
    page = reader.open("a/b/")
    page.get_by_role("banner").get_by_role("link", name="中文").click()
    reader.is_at("zh/index.html")
