"""A page on paper: two columns where two were read, nothing to press, and where it is from."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reading import WIDE
from tests.browser.test_modes import mode
from tests.sites.projects import SITE_URL

CONTROLS = ".md-header, .md-sidebar, .md-footer, .md-top, .reading, qostil-card, .reference"


def test_side_by_side_prints_as_two_columns_with_its_address(opens: Opens) -> None:
    page = opens(WIDE).open("east-west.html?view=side#s2-1")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})  # A4 without its margins
    assert mode(page) == "side"
    expect(page.locator(CONTROLS).filter(visible=True)).to_have_count(0)
    expect(page.locator(".page-address")).to_contain_text(f"{SITE_URL}east-west.html")
    assert page.locator("a.number:visible").all_inner_texts() == ["2.1", "2.2", "2.3"]
    for chosen in ("one", "interleaved"):
        page.evaluate("(mode) => { document.documentElement.dataset.view = mode }", chosen)
        assert mode(page) == chosen


def test_a_section_prints_on_one_sheet_and_leaves_none_blank(opens: Opens) -> None:
    reader = opens(WIDE)
    for address in ("east-west.html?view=side", "zh/all-society.html?view=one"):
        pdf = reader.open(address).pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, address
