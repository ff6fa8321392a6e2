"""The reader's place is kept: when the mode changes, on the way back, and by old addresses."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.reading import PHONE, WIDE, Reader, choose, stands_in_view, stands_out
from tests.sites.projects import built, copy_project, qostil_, replace

TOP = "(id) => document.getElementById(id).getClientRects()[0].top"


def read_at(page: Page, an_id: str) -> float:
    """Read on into a segment, until none before it is seen; gives where its first line stands."""
    page.evaluate(f"(id) => scrollBy(0, ({TOP})(id) - 5)", an_id)
    page.wait_for_function("(id) => history.state?.qostil?.id === id", arg=an_id)
    return top(page, an_id)


def top(page: Page, an_id: str) -> float:
    return float(page.evaluate(TOP, an_id))


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_a_change_of_mode_keeps_what_is_read_where_it_is(opens: Opens, folder: str) -> None:
    page = opens(PHONE).open(f"{folder}all-society.html")
    page.set_viewport_size({"width": 390, "height": 300})
    before = read_at(page, "s5-2")
    for _ in range(3):
        page.keyboard.press("v")
        assert abs(top(page, "s5-2") - before) <= 4


def test_back_forward_and_reload_come_to_the_same_place_in_any_mode(wide_reader: Reader) -> None:
    page = wide_reader.open("all-society.html")
    page.set_viewport_size({"width": 1280, "height": 300})
    before = read_at(page, "s5-3")
    page.reload()
    assert abs(top(page, "s5-3") - before) <= 4
    page.goto(f"{wide_reader.root}east-west.html")
    choose(page, "interleaved")
    page.go_back()
    page.wait_for_function("document.documentElement.dataset.view === 'interleaved'")
    page.wait_for_function(f"Math.abs(({TOP})('s5-3') - {before}) <= 4")
    choose(page, "one")
    there = read_at(page, "s5-2")
    page.go_back()
    page.go_forward()
    page.wait_for_function(f"Math.abs(({TOP})('s5-2') - {there}) <= 4")
    page.goto(f"{wide_reader.root}all-society.html#s5-1:s5-2")
    before = read_at(page, "s5-3")
    page.reload()
    page.wait_for_function(f"Math.abs(({TOP})('s5-3') - {before}) <= 4")


def test_the_switch_from_every_mode_leads_to_what_is_read(wide_reader: Reader) -> None:
    for mode in ("one", "interleaved", "side"):
        page = wide_reader.open(f"all-society.html?view={mode}")
        page.set_viewport_size({"width": 1280, "height": 300})
        read_at(page, "s5-3")
        page.get_by_role("banner").get_by_role("link", name="中文").click()
        wide_reader.is_at(f"zh/all-society.html?view={mode}#s5-3")
        stands_in_view(page.locator("#s5-3"))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text of which one segment was merged into the one before and one was removed."""
    project = copy_project(tmp_path_factory.mktemp("edited"))
    page = project / "docs/kk/all-society.md"
    lines = page.read_text("utf-8").splitlines(keepends=True)
    merged = [line for line in lines if "<!--s5-3-->" not in line]
    page.write_text("".join(merged).replace("<!--s5-2-->", "<!--s5-2 =s5-3-->"), "utf-8")
    for code in ("kk", "zh"):
        replace(project / "docs" / code / "whole.md", "<!--s1-1-->", "<!--s1-1 =s1-9-->")
    assert qostil_(project, "split").status == 0
    return built(project)


def test_old_links_land_where_their_segment_went(opens: Opens, edited: Path) -> None:
    reader = opens(WIDE, edited)
    for address, lands in [
        ("all-society.html#s5-3", "s5-2"),
        ("all-society.html?view=side#s5-3", "s5-2"),
        ("zh/whole.html#s1-9", "s1-1"),
    ]:
        page = reader.open(address)
        page.set_viewport_size({"width": 1280, "height": 300})
        stands_in_view(page.locator(f"#{lands}"))
        stands_out(page.locator(f"#{lands}"))
    page = reader.open("all-society.html?view=side")
    gap = page.locator(".bead--gap")
    expect(gap.locator(".partner")).to_contain_text("同时,积极推动")
    reader.open("zh/all-society.html#s5-3")
    page.get_by_role("banner").get_by_role("link", name="Қазақша").click()
    reader.is_at("all-society.html#s5-3")
    stands_out(page.locator("#s5-2"))


@pytest.mark.parametrize(
    "fragment", ["%", "%E0%A4%A", "s5-1:", ":", "s9-9", "s9-9:s5-1", "__search"]
)
def test_an_address_that_names_nothing_disturbs_nothing(wide_reader: Reader, fragment: str) -> None:
    page = wide_reader.open(f"all-society.html#{fragment}")
    choose(page, "interleaved")
    expect(page.locator(".is-cited")).to_have_count(0)
    page.keyboard.press("j")
    expect(page.locator("#s5-1")).to_be_focused()
