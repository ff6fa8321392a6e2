"""What a finger, a mouse and the keys do in the text: partners, terms, and the way among them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from qostil.languages import language
from qostil.project import Project
from tests.browser.conftest import Opens
from tests.browser.reading import (
    FOLDER,
    PHONE,
    WIDE,
    Reader,
    Way,
    choose,
    letter,
    stands_in_view,
    stands_out,
    tap,
)

KAZAKH = language("kk")
# A key as a browser tells of it on a layout without Latin letters.
PRESS = """([key, code, held]) => {
  const init = { key, code, bubbles: true, cancelable: true, [held]: true };
  return document.activeElement.dispatchEvent(new KeyboardEvent("keydown", init));
}"""


def card(page: Page) -> Locator:
    return page.locator("qostil-card")


def focused(page: Page) -> str:
    """Give the id of what has the focus; of a link, its words."""
    return str(page.evaluate("(document.activeElement.id || document.activeElement.textContent)"))


def press(page: Page, key: str, code: str, held: str = "none") -> bool:
    """Press a key of another layout. Gives whether the page left it to the browser."""
    return bool(page.evaluate(PRESS, [key, code, held]))


@pytest.mark.parametrize("way", [WIDE, PHONE, FOLDER], ids=lambda way: way.name)
def test_a_tap_opens_the_partner_with_the_link_to_its_place(opens: Opens, way: Way) -> None:
    reader = opens(way)
    page = reader.open("all-society.html")
    segment = page.locator("#s5-2")
    expect(card(page)).to_be_hidden()
    tap(segment)
    expect(card(page)).to_contain_text("今后,中国将继续深入研究")
    expect(card(page)).to_be_in_viewport(ratio=1)
    stands_out(segment)
    tap(segment)
    expect(card(page)).to_be_hidden()
    tap(segment)
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    tap(segment)
    expect(card(page)).to_be_visible()
    tap(page.locator("h1"))
    expect(card(page)).to_be_hidden()
    tap(segment)
    card(page).get_by_role("button", name=KAZAKH.say("close")).click()
    expect(card(page)).to_be_hidden()
    for chosen in ("interleaved", "side"):
        choose(page, chosen)
        tap(segment)
        expect(card(page)).to_be_visible()
        choose(page, "one")
        expect(card(page)).to_be_hidden()
    tap(segment)
    card(page).get_by_role("link", name="中文 5.2").click()
    page.wait_for_url("**/zh/all-society.html*#s5-2")
    stands_out(page.locator("#s5-2"))


def test_what_is_tapped_stays_in_sight_beside_the_card(opens: Opens) -> None:
    page = opens(PHONE).open("all-society.html?view=one")
    term = page.locator("#s5-3 a.term").last
    term.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 5)")
    page.touchscreen.tap(*letter(term, "өнімді"))
    expect(card(page)).to_be_visible()
    covered = term.evaluate(
        "(e) => e.getClientRects()[0].bottom"
        " - document.querySelector('qostil-card').getBoundingClientRect().top"
    )
    assert covered <= 0


def test_a_mouse_over_a_segment_marks_it_and_its_partner_softly(opens: Opens) -> None:
    page = opens(WIDE).open("all-society.html?view=side")
    partner = page.locator(".bead:has(#s5-2) .words")
    clear = "rgba(0, 0, 0, 0)"
    expect(page.locator("#s5-2")).to_have_css("background-color", clear)
    page.mouse.move(*letter(partner))
    for place in (page.locator("#s5-2"), partner):
        expect(place).not_to_have_css("background-color", clear)
    expect(page.locator("#s5-1")).to_have_css("background-color", clear)
    page.mouse.move(5, 5)
    expect(partner).to_have_css("background-color", clear)


def test_selecting_opens_nothing_in_the_way_and_what_is_selected_stays(opens: Opens) -> None:
    page = opens(WIDE).open("all-society.html")
    start = letter(page.locator("#s5-1"))
    end = letter(page.locator("#s5-3"))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    selected = page.evaluate("String(getSelection())")
    assert len(selected) > 200
    page.mouse.up()
    expect(card(page).get_by_role("button", name=KAZAKH.say("copy_link"))).to_be_visible()
    assert page.evaluate("String(getSelection())") == selected
    card(page).get_by_role("button", name=KAZAKH.say("copy_link")).click()
    assert page.evaluate("String(getSelection())") == selected
    page.keyboard.press("Escape")
    page.mouse.click(5, 500)
    expect(card(page)).to_be_hidden()
    tap(page.locator("#s5-2"))
    words = card(page).locator(".card__partner .words")
    words.click(click_count=3)  # the partner's words can be selected too
    assert "今后" in page.evaluate("String(getSelection())")


def test_the_whole_text_is_one_stop_and_arrows_walk_in_it(desk_reader: Reader) -> None:
    page = desk_reader.open("all-society.html?view=side")
    expect(page.locator("qostil-text [tabindex='0']")).to_have_count(1)
    page.locator(".reading__settings summary").focus()
    for _ in range(5):  # the heading's link to its counterpart stands before the segments
        page.keyboard.press("Tab")
        if focused(page) == "s5-1":
            break
    expect(page.locator("#s5-1")).to_be_focused()
    expect(page.locator("#s5-1")).to_have_css("outline-style", "solid")
    for key, lands in [
        ("ArrowDown", "s5-2"),
        ("ArrowDown", "s5-3"),
        ("ArrowDown", "s5-3"),
        ("Home", "s5-1"),
        ("ArrowUp", "s5-1"),
        ("ArrowRight", "Чжунхуа ұлтының"),
        ("ArrowRight", "дәстүрлі тамаша мөрәлі"),
        ("ArrowLeft", "Чжунхуа ұлтының"),
        ("ArrowLeft", "s5-1"),
        ("ArrowRight", "Чжунхуа ұлтының"),
        ("ArrowDown", "s5-2"),
        ("End", "s5-3"),
    ]:
        page.keyboard.press(key)
        assert focused(page) == lands, key
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("link", name="中文 5.3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#s5-3")).to_be_focused()
    expect(card(page)).to_be_hidden()
    page.keyboard.press("Tab")
    assert not page.locator("qostil-text").evaluate("(e) => e.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#s5-3")).to_be_focused()


def test_keys_step_switch_and_help_on_any_layout(wide_reader: Reader) -> None:
    page = wide_reader.open("all-society.html")
    settings = page.locator(".reading__settings")
    for key, code in [("j", "KeyJ"), ("о", "KeyJ"), ("О", "KeyJ")]:
        press(page, key, code)
    assert focused(page) == "s5-3"
    press(page, "л", "KeyK")
    assert focused(page) == "s5-2"
    for expected in ("interleaved", "side", "one"):
        press(page, "м", "KeyV")
        expect(page.locator(f"#view-{expected}")).to_be_checked()
        name = page.locator(f"label[for=view-{expected}]").inner_text()
        expect(page.locator(".reading__status")).to_have_text(name)
    page.set_viewport_size({"width": 1280, "height": 300})
    page.evaluate("scrollBy(0, 90)")
    page.keyboard.press("?")
    expect(settings).to_have_attribute("open", "")
    stands_in_view(settings.locator("summary"))
    expect(settings.locator("summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(settings).not_to_have_attribute("open", "")
    press(page, "щ", "KeyO")
    wide_reader.is_at("zh/all-society.html#s5-1")  # the first in sight


def test_keys_leave_the_browser_its_own_and_writers_theirs_and_can_be_off(
    wide_reader: Reader,
) -> None:
    page = wide_reader.open("all-society.html")
    for held in ("ctrlKey", "altKey", "metaKey"):
        assert press(page, "j", "KeyJ", held)
    assert focused(page) != "s5-1"
    page.keyboard.press("/")
    page.keyboard.type("jkov?")
    search = page.get_by_role("search").get_by_role("textbox")
    expect(search).to_have_value("jkov?")
    expect(page.locator("#view-one")).to_be_checked()
    page.keyboard.press("Escape")
    page.locator(".reading__settings summary").click()
    page.get_by_label(KAZAKH.say("keys"), exact=True).uncheck()
    page = wide_reader.open("east-west.html")
    for key in "jv?":
        page.keyboard.press(key)
    expect(page.locator("#view-one")).to_be_checked()
    expect(page.locator(".reading__settings")).not_to_have_attribute("open", "")
    assert not focused(page).startswith("s2-")
    for key in "fs/pn,.":  # the box's and the theme's own
        page.keyboard.press(key)
    expect(page.locator("#__search")).not_to_be_checked()
    wide_reader.is_at("east-west.html")


@pytest.mark.parametrize("way", [WIDE, FOLDER], ids=lambda way: way.name)
def test_a_term_shows_its_entry_to_hover_focus_and_tap(
    opens: Opens, way: Way, text: Project
) -> None:
    reader = opens(way)
    page = reader.open("east-west.html")
    term = page.get_by_role("link", name="табиғи ресурстардың")
    concept = text.glossary["natural-resources"]
    shown = [" / ".join(t.text for t in concept.terms[code]) for code in ("kk", "zh")]
    term.hover()
    for words in shown:
        expect(card(page)).to_contain_text(words)
    card(page).hover()
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()
    page.locator("#s2-1").focus()
    page.keyboard.press("ArrowRight")
    expect(card(page)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(card(page)).to_be_hidden()  # it belongs to what was left
    term.click()
    page.mouse.move(5, 5)
    expect(card(page)).to_contain_text(shown[1])
    term.click()
    expect(card(page)).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    full = card(page).get_by_role("link", name=KAZAKH.say("to_entry"))
    expect(full).to_be_focused()
    page.keyboard.press("Enter")
    reader.is_at("glossary.html#natural-resources")


def test_terms_can_be_turned_off(opens: Opens) -> None:
    page = opens(PHONE).open("east-west.html")
    page.locator(".reading__settings summary").tap()
    page.get_by_label(KAZAKH.say("show_terms")).uncheck()
    page.locator(".reading__settings summary").tap()
    term = page.locator("#s2-2 a.term").first
    expect(term).to_have_css("text-decoration-line", "none")
    page.touchscreen.tap(*letter(term, "кәсіп"))
    expect(card(page)).to_contain_text("东部地区不仅要帮钱帮物")  # the segment's partner
    page = opens(WIDE.without_scripts()).open("east-west.html")
    page.locator(".reading__settings summary").click()
    page.locator("label[for=show-terms]").click()
    expect(page.locator("#s2-2 a.term").first).to_have_css("text-decoration-line", "none")
