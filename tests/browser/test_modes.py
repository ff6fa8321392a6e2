"""The three ways to read a page: chosen by hand, kept, carried, and right from the first paint."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.reading import FOLDER, PHONE, WIDE, Reader, Way, choose

MODES = ("one", "interleaved", "side")
WINDOW = Way("window", "http", 1280, 900)

# The boxes of each bead's own text and of its partner that is shown, in the text's order.
BOXES = """() => Array.from(document.querySelectorAll("article .bead"), (bead) =>
  [".own", ".partner"].map((part) => {
    const shown = Array.from(bead.querySelectorAll(part)).find((e) => e.checkVisibility());
    return shown ? shown.getBoundingClientRect().toJSON() : null;
  }))"""


def boxes(page: Page) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = page.evaluate(BOXES)
    return found


def mode(page: Page) -> str:
    """Tell by the boxes alone how the page is read."""
    beads = boxes(page)
    assert beads
    if not any(partner for _, partner in beads):
        return "one"
    if all(partner["top"] >= own["bottom"] - 1 for own, partner in beads):
        return "interleaved"
    assert all(abs(partner["top"] - own["top"]) <= 2 for own, partner in beads)
    assert all(partner["left"] >= own["right"] for own, partner in beads)
    return "side"


def is_read_in(page: Page, expected: str) -> None:
    expect(page.locator(f"#view-{expected}")).to_be_checked()
    assert mode(page) == expected


def test_mouse_and_keyboard_choose_and_the_choice_is_kept_on_every_page(
    desk_reader: Reader,
) -> None:
    page = desk_reader.open("all-society.html")
    choice = page.get_by_role("group", name="Оқу түрі")
    expect(choice.get_by_role("radio")).to_have_count(3)
    is_read_in(page, "one")
    for chosen in MODES[1:]:
        choose(page, chosen)
        is_read_in(page, chosen)
    choice.get_by_role("radio", name="Қатар").focus()
    page.keyboard.press("ArrowLeft")
    is_read_in(page, "interleaved")
    page.keyboard.press("ArrowRight")
    is_read_in(page, "side")
    page.get_by_role("contentinfo").get_by_role("link", name="Алдыңғы").click()
    desk_reader.is_at(f"state-enterprises.html{carried(desk_reader, 'side')}")
    is_read_in(page, "side")
    page.get_by_role("banner").get_by_role("link", name="中文").click()
    desk_reader.is_at(f"zh/state-enterprises.html{carried(desk_reader, 'side')}")
    is_read_in(page, "side")
    expect(page.get_by_role("group", name="阅读方式").get_by_role("radio")).to_have_count(3)
    page.reload()
    is_read_in(page, "side")


def carried(reader: Reader, chosen: str) -> str:
    """The query by which a link carries the mode: only where pages share no storage."""
    return f"?view={chosen}" if reader.root.startswith("file:") else ""


def test_without_scripts_the_mode_can_be_chosen(plain_reader: Reader) -> None:
    page = plain_reader.open("zh/all-society.html")
    for chosen in (*MODES, "one"):
        choose(page, chosen)
        is_read_in(page, chosen)


def test_an_address_says_the_mode_before_any_script_file_runs(opens: Opens) -> None:
    reader = opens(WIDE)
    reader.expected = ["ERR_FAILED"]
    reader.context.route("**/*.js", lambda route: route.abort())
    for chosen in reversed(MODES):
        page = reader.open(f"east-west.html?view={chosen}")
        assert mode(page) == chosen
    page.evaluate("localStorage.setItem('qostil', JSON.stringify({view: 'side', keys: 7}))")
    for address in ("east-west.html", "zh/index.html?view=nonsense"):
        assert mode(reader.open(address)) == "side"
    page.evaluate("localStorage.setItem('qostil', '{')")
    assert mode(reader.open("east-west.html")) == "one"


def test_a_mode_in_the_address_goes_along_with_links_and_follows_the_choice(
    wide_reader: Reader,
) -> None:
    page = wide_reader.open("east-west.html?view=interleaved#s2-2")
    is_read_in(page, "interleaved")
    choose(page, "side")
    wide_reader.is_at("east-west.html?view=side#s2-2")
    page.locator("article .bead .partner a.reference").nth(1).click()
    wide_reader.is_at("zh/east-west.html?view=side#s2-2")
    is_read_in(page, "side")
    page.get_by_role("contentinfo").get_by_role("link", name="下一页").click()
    wide_reader.is_at("zh/designated-assistance.html?view=side")


def test_side_by_side_needs_700_pixels_and_is_interleaved_below(opens: Opens) -> None:
    page = opens(PHONE).open("east-west.html?view=side")
    assert mode(page) == "interleaved"
    page = opens(WINDOW).open("east-west.html?view=side")
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    widths = {}
    for width in (1280, 1000, 960, 800, 760, 740, 720, 700, 640):
        page.set_viewport_size({"width": width, "height": 800})
        content = page.locator("qostil-text").evaluate("(e) => e.getBoundingClientRect().width")
        widths[content] = mode(page)
    assert {width: "side" if width >= 700 else "interleaved" for width in widths} == widths
    assert set(widths.values()) == {"side", "interleaved"}


def test_rows_of_a_paragraph_have_no_gap_and_paragraphs_have_space(
    opens: Opens, water_site: Path
) -> None:
    page = opens(WIDE).open("designated-assistance.html?view=side")
    rows = [max(own["bottom"], other["bottom"]) for own, other in boxes(page)]
    tops = [own["top"] for own, _ in boxes(page)]
    assert len(tops) > 2
    assert all(abs(top - bottom) < 1 for bottom, top in zip(rows, tops[1:], strict=False))
    page = opens(WIDE, water_site).open("water.html?view=side")
    ends = page.locator("article .text > :is(p:has(.bead), ul)").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map((r) => [r.top, r.bottom])"
    )
    assert len(ends) == 2
    assert ends[1][0] - ends[0][1] > 10


def test_partners_are_read_once_in_their_language_and_only_while_shown(
    wide_reader: Reader, site: Path
) -> None:
    page = wide_reader.open("all-society.html")
    first = "守望相助、扶危济困是中华民族的传统美德。"
    spoken = page.get_by_role("article")
    assert first not in spoken.aria_snapshot()
    expect(page.get_by_role("link", name="中文 5.1")).to_have_count(0)
    for chosen in MODES[1:]:
        choose(page, chosen)
        assert spoken.aria_snapshot().count(first) == 1
        expect(page.get_by_role("link", name="中文 5.1")).to_have_count(1)
        expect(page.locator(".partner", has_text=first)).to_have_attribute("lang", "zh")
    searched = [(site / "assets/search/kk.js"), *(site / "assets/search/kk").glob("*.js")]
    data = "".join(path.read_text("utf-8") for path in searched)
    assert "Береке бар жерде" in data
    assert not re.search("[\u4e00-\u9fff]", data)


def partner_languages(page: Page) -> set[str]:
    shown = page.locator("article .partner").evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.of)"
    )
    return set(shown)


@pytest.mark.parametrize("way", [WIDE, FOLDER], ids=lambda way: way.name)
def test_one_of_several_partners_is_chosen_kept_and_carried(
    opens: Opens, water_site: Path, way: Way
) -> None:
    reader = opens(way, water_site)
    page = reader.open("water.html")
    choice = page.get_by_role("group", name="Салыстыру тілі")
    expect(choice.get_by_role("radio")).to_have_count(2)
    for chosen in MODES[1:]:
        choose(page, chosen)
        assert partner_languages(page) == {"zh"}
    choice.get_by_text("English").click()
    assert partner_languages(page) == {"en"}
    page.get_by_role("contentinfo").get_by_role("link", name="Алдыңғы").click()
    page.wait_for_url(re.compile("guide|index"))
    page.goto(f"{reader.root}index.html{'?view=side&with=en' if way is FOLDER else ''}")
    assert partner_languages(page) == {"en"}
    page.get_by_role("banner").get_by_role("link", name="English").click()
    reader.is_at(f"en/index.html{'?view=side&with=en' if way is FOLDER else ''}")
    assert partner_languages(page) == {"kk"}  # English can't stand beside itself
    plain = opens(way.without_scripts(), water_site)
    page = plain.open("zh/water.html")
    choose(page, "side")
    assert partner_languages(page) == {"kk"}
    page.locator("label[lang=en]").click()
    assert partner_languages(page) == {"en"}
