"""One language reads as prose; what has no equal on the other side is clear in every mode."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qostil.languages import language
from qostil.project import Project
from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Reader, Way, choose
from tests.browser.test_modes import MODES

SMALL = Way("small", "http", 320, 640, {"has_touch": True, "is_mobile": True})
# 1280 px at 400 %.
ZOOMED = Way("zoomed", "http", 320, 256)
STYLES = "(all, style) => all.map((e) => getComputedStyle(e)[style])"

# The characters that open a line of the partners, and what sticks out of the screen.
LINE_STARTS = """() => {
  const starts = [];
  for (const words of document.querySelectorAll(".words:lang(zh), .segment:lang(zh)")) {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let bottom = -Infinity;
    while (walker.nextNode()) {
      for (let i = 0; i < walker.currentNode.length; i++) {
        const range = document.createRange();
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width && box.top >= bottom) starts.push(walker.currentNode.data[i]);
        if (box.width) bottom = Math.max(bottom, box.bottom - 4);
      }
    }
  }
  return starts;
}"""
WIDE_MARKS = """() => Array.from(document.querySelectorAll(".wide"), (e) =>
  getComputedStyle(e, "::after").content.replaceAll('"', "")).join("")"""


def test_prose_has_no_seams_and_numbers_only_by_choice(wide_reader: Reader, text: Project) -> None:
    for code, folder, glue in (("kk", "", " "), ("zh", "zh/", "")):
        page = wide_reader.open(f"{folder}all-society.html?view=one")
        own = text.page(code, "all-society.md")
        assert own
        prose = glue.join(s.text for s in own.segments if not s.level)
        paragraph = page.locator("article .text > p:has(.segment)")
        assert paragraph.inner_text() == prose
        segments = page.locator("article .segment")
        for style in ("display", "color", "font-size", "background-color"):
            assert len(set(segments.evaluate_all(STYLES, style))) == 1
        expect(segments.first).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        expect(page.locator("a.number").first).to_be_hidden()
    page.locator(".reading__settings summary").click()
    page.get_by_label(language("zh").say("show_numbers")).check()
    for address in ("all-society.html", "zh/all-society.html"):
        page = wide_reader.open(address)
        for chosen in MODES:
            choose(page, chosen)
            numbers = page.locator("a.number:visible")
            assert numbers.all_inner_texts() == ["5.1", "5.2", "5.3"]
            places = numbers.evaluate_all(
                "(all) => all.map((e) => e.getBoundingClientRect()).map((r) => [r.top, r.bottom])"
            )
            assert all(a[1] <= b[0] + 4 for a, b in pairwise(places))


# What stands beside a bead of the text about water: by page and partner, the bead and the words.
UNEQUAL = {
    ("water.html", "zh"): ("#s1-2", "水是生命之源，水应当清洁。"),
    ("zh/water.html", "kk"): ("#s1-1", "Су – өмір көзі. Су таза болуы керек."),
    ("water.html", "en"): ("#s1-4", language("kk").say("no_partner", language="English")),
    ("en/water.html", "kk"): (".sign", "Көл суы"),
}


def test_unequal_beads_are_clear_in_every_mode(opens: Opens, water_site: Path) -> None:
    reader = opens(WIDE, water_site)
    for (address, other), (part, partner) in UNEQUAL.items():
        page = reader.open(f"{address}?view=one&with={other}")
        bead = page.locator(f".bead:has({part})")
        expect(bead.locator(part)).to_be_visible()
        for chosen in MODES[1:]:
            choose(page, chosen)
            said = bead.locator(f".partner[data-of={other}] :is(.words, .note)")
            assert " ".join(said.all_inner_texts()) == partner
    page = reader.open("en/water.html?view=one&with=kk")
    sign = page.get_by_role("note", name=language("en").say("no_own"))
    sign.click()
    expect(page.locator("qostil-card")).to_contain_text("Көл суы")


@pytest.mark.parametrize("way", [PHONE, SMALL, ZOOMED], ids=lambda way: way.name)
def test_a_narrow_column_holds_long_words_and_starts_no_line_with_a_mark(
    opens: Opens, way: Way
) -> None:
    page = opens(way).open("designated-assistance.html?view=interleaved")
    page.locator("#s3-1").evaluate(
        "(e) => e.prepend('Қанағаттандырылмағандықтарыңыздандағылардікінде '.repeat(2))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == way.width
    starts = page.evaluate(LINE_STARTS)
    assert len(starts) > 6
    assert not set(starts) & set(",.;:!?，。；：！？、”》）")


def test_narrow_marks_are_shown_wide_and_copied_and_found_as_they_are(
    wide_reader: Reader, text: Project
) -> None:
    page = wide_reader.open("zh/whole.html?view=one")
    own = text.page("zh", "whole.md")
    assert own
    prose = "".join(s.text for s in own.segments if not s.level)
    assert "," in prose
    assert page.evaluate(WIDE_MARKS).replace("none", "") == ""
    page.locator(".reading__settings summary").click()
    page.get_by_label(language("zh").say("show_wide")).check()
    shown = page.evaluate(WIDE_MARKS)
    assert "，" in shown
    assert set(shown) <= set("，；：？！")
    page.locator("article .text > p").last.evaluate("(p) => getSelection().selectAllChildren(p)")
    assert page.evaluate("String(getSelection())").strip() == prose
    page.keyboard.press("Escape")
    page = wide_reader.open("whole.html?view=side")  # beside Kazakh too
    assert "，" in page.evaluate(WIDE_MARKS)
