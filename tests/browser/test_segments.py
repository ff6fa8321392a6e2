"""Each segment leads to the same segment in the other language."""

import pytest
from playwright.sync_api import Locator, Page, expect

from qostil.project import Project
from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, Reader, choose, stands_in_view, stands_out
from tests.sites.projects import NAMES


def partner(page: Page, an_id: str) -> Locator:
    return page.locator(f".bead:has(#{an_id}) .partner a.reference")


def running_text(text: Project, code: str, name: str) -> list[str]:
    page = text.page(code, f"{name}.md")
    return [s.ids[0] for s in page.segments if not s.level] if page else []


def is_led_to(reader: Reader, address: str) -> None:
    reader.is_at(address)
    place = reader.page.locator(f"#{address.partition('#')[2]}")
    stands_in_view(place)
    stands_out(place)


def test_every_segment_leads_to_its_partner_and_the_partner_back(
    wide_reader: Reader, text: Project
) -> None:
    count = 0
    for name in NAMES[:-1]:
        for code, own, other in (("kk", "", "zh/"), ("zh", "zh/", "")):
            page = wide_reader.open(f"{own}{name}.html")
            led = page.locator("article .bead .partner a.reference").evaluate_all(
                "(links) => links.map((l) =>"
                " [l.closest('.bead').querySelector('.segment').id, l.href])"
            )
            ids = running_text(text, code, name)
            assert led == [[i, f"{wide_reader.root}{other}{name}.html#{i}"] for i in ids]
            count += len(ids)
    assert count == 2 * (13 + 1)  # the source's pairs, and the line that says what the text is


def test_headings_lead_to_their_counterparts(desk_reader: Reader) -> None:
    page = desk_reader.open("east-west.html")
    page.get_by_role("link", name="东西部扶贫协作").click()
    desk_reader.is_at("zh/east-west.html#s2")
    stands_in_view(page.get_by_role("heading", name="东西部扶贫协作"))


def test_a_click_leads_to_the_partner_and_another_back(reader: Reader) -> None:
    page = reader.open("all-society.html?view=interleaved")
    partner(page, "s5-2").click()
    is_led_to(reader, "zh/all-society.html?view=interleaved#s5-2")
    partner(page, "s5-2").click()
    is_led_to(reader, "all-society.html?view=interleaved#s5-2")


def test_a_finger_finds_each_partner_link_as_large_as_wcag_2_5_8_asks(opens: Opens) -> None:
    page = opens(PHONE).open("east-west.html?view=interleaved")
    sizes = page.locator(".partner a.reference").evaluate_all(
        "(links) => links.map((l) => l.getBoundingClientRect()).map((r) => [r.width, r.height])"
    )
    assert min(width for width, _ in sizes) >= 24
    assert min(height for _, height in sizes) >= 24


def test_without_scripts_the_partner_is_reached_and_highlighted(plain_reader: Reader) -> None:
    page = plain_reader.open("designated-assistance.html")
    choose(page, "interleaved")
    partner(page, "s3-2").click()
    is_led_to(plain_reader, "zh/designated-assistance.html#s3-2")
    choose(page, "interleaved")
    partner(page, "s3-2").click()
    is_led_to(plain_reader, "designated-assistance.html#s3-2")


def test_only_the_segment_of_the_address_is_highlighted(wide_reader: Reader) -> None:
    page = wide_reader.open("all-society.html#s5-2")
    stands_out(page.locator("#s5-2"))
    for other in ("#s5-1", "#s5-3"):
        expect(page.locator(other)).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_link_is_announced_with_language_and_reference(wide_reader: Reader) -> None:
    page = wide_reader.open("east-west.html?view=side")
    expect(partner(page, "s2-2")).to_have_accessible_name("中文 2.2")
    page = wide_reader.open("zh/east-west.html?view=side")
    expect(partner(page, "s2-2")).to_have_accessible_name("Қазақша 2.2")


@pytest.mark.parametrize(
    ("code", "folder", "glue"), [("kk", "", " "), ("zh", "zh/", "")], ids=["kk", "zh"]
)
def test_selected_text_has_the_segments_and_nothing_of_their_links(
    wide_reader: Reader, text: Project, code: str, folder: str, glue: str
) -> None:
    page = wide_reader.open(f"{folder}all-society.html")
    paragraph = page.locator("article p:has(.segment)")
    selected = paragraph.evaluate(
        "(p) => { getSelection().selectAllChildren(p); return getSelection().toString() }"
    )
    own = text.page(code, "all-society.md")
    assert own
    assert selected.strip() == glue.join(s.text for s in own.segments if not s.level)


def test_copied_text_pastes_as_it_reads(wide_reader: Reader) -> None:
    page = wide_reader.open("zh/whole.html")
    page.locator("article p:has(.segment)").evaluate("(p) => getSelection().selectAllChildren(p)")
    page.keyboard.press("Control+C")
    page.keyboard.press("/")
    page.keyboard.press("Control+V")
    pasted = page.get_by_role("search").get_by_role("textbox").input_value()
    assert pasted.startswith("“人心齐,泰山移”。脱贫致富不仅仅是贫困地区的事,")
    assert pasted.strip().endswith("大扶贫格局。")
