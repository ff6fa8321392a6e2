"""The language switch leads to the same page, and to the same place on it."""

import pytest
from playwright.sync_api import Page, expect

from qostil.project import Project
from tests.browser.reading import Reader, stands_in_view, stands_out
from tests.sites.projects import NAMES

LANGUAGES = {"kk": "Қазақша", "zh": "中文"}
FOLDERS = {"kk": "", "zh": "zh/"}
OTHER = {"kk": "zh", "zh": "kk"}


def switch(page: Page, code: str) -> None:
    page.get_by_role("banner").get_by_role("link", name=LANGUAGES[code]).click()


def scroll_into(page: Page, an_id: str) -> None:
    """Scroll until a segment runs under the header: nothing before it is seen any more."""
    page.locator(f"#{an_id}").evaluate(
        "(e) => scrollBy(0, e.getBoundingClientRect().top + 45"
        " - document.querySelector('.md-header').getBoundingClientRect().bottom)"
    )


def test_each_page_switches_to_itself_in_the_other_language_and_back(desk_reader: Reader) -> None:
    for name in NAMES:
        page = desk_reader.open(f"{name}.html")
        switch(page, "zh")
        desk_reader.is_at(f"zh/{name}.html")
        expect(page.locator("html")).to_have_attribute("lang", "zh")
        switch(page, "kk")
        desk_reader.is_at(f"{name}.html")


def test_without_scripts_each_page_switches_to_itself(plain_reader: Reader) -> None:
    for name in NAMES:
        page = plain_reader.open(f"{name}.html")
        switch(page, "zh")
        plain_reader.is_at(f"zh/{name}.html")
        switch(page, "kk")
        plain_reader.is_at(f"{name}.html")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_marks_the_current_language_and_names_each_in_itself(
    wide_reader: Reader, code: str
) -> None:
    page = wide_reader.open(f"{FOLDERS[code]}whole.html")
    links = page.get_by_role("banner").locator("a[hreflang]")
    expect(links).to_have_count(2)
    assert links.evaluate_all(
        "(links) => links.map((l) => [l.lang, l.hreflang, l.textContent.includes(l.lang === 'kk' ?"
        " 'Қазақша' : '中文'), l.getAttribute('aria-current')])"
    ) == [[c, c, True, "true" if c == code else None] for c in LANGUAGES]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_leads_to_the_segment_in_view(reader: Reader, code: str) -> None:
    other = OTHER[code]
    for an_id in ("s5-2", "s5-3"):
        page = reader.open(f"{FOLDERS[code]}all-society.html")
        # So low that even the short Chinese page has more than a screen.
        page.set_viewport_size({"width": 390, "height": 260})
        scroll_into(page, an_id)
        switch(page, other)
        reader.is_at(f"{FOLDERS[other]}all-society.html#{an_id}")
        stands_in_view(page.locator(f"#{an_id}"))


def test_at_the_top_of_a_page_the_switch_leads_to_the_top(wide_reader: Reader) -> None:
    page = wide_reader.open("all-society.html")
    switch(page, "zh")
    wide_reader.is_at("zh/all-society.html")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_keeps_the_segment_of_the_address(reader: Reader, code: str) -> None:
    page = reader.open(f"{FOLDERS[code]}east-west.html#s2-2")
    stands_in_view(page.locator("#s2-2"))
    other = OTHER[code]
    switch(page, other)
    reader.is_at(f"{FOLDERS[other]}east-west.html#s2-2")
    stands_in_view(page.locator("#s2-2"))
    stands_out(page.locator("#s2-2"))


def test_who_reads_on_from_the_address_is_led_to_where_they_are(reader: Reader) -> None:
    page = reader.open("all-society.html#s5-1")
    page.set_viewport_size({"width": 390, "height": 260})
    scroll_into(page, "s5-3")
    switch(page, "zh")
    reader.is_at("zh/all-society.html#s5-3")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_keeps_the_concept_of_the_glossary(desk_reader: Reader, code: str) -> None:
    page = desk_reader.open(f"{FOLDERS[code]}glossary.html#poor-area")
    other = OTHER[code]
    switch(page, other)
    desk_reader.is_at(f"{FOLDERS[other]}glossary.html#poor-area")
    stands_in_view(page.locator("#poor-area"))
    stands_out(page.locator("#poor-area"))


def test_the_switch_leads_to_the_concept_in_view(wide_reader: Reader, text: Project) -> None:
    page = wide_reader.open("glossary.html")
    for entry in text.entries["kk"][3:20:8]:
        page = wide_reader.open("glossary.html")
        scroll_into(page, entry.key)
        switch(page, "zh")
        wide_reader.is_at(f"zh/glossary.html#{entry.key}")
        stands_in_view(page.locator(f"#{entry.key}"))
