"""Segments are cited: their address and their texts are copied, and a range is shown on arrival."""

from playwright.sync_api import Page, expect

from qostil.languages import language
from tests.browser.conftest import Opens
from tests.browser.reading import FOLDER, PHONE, WIDE, Reader, stands_in_view, stands_out, tap
from tests.sites.projects import SITE_URL

CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  return [await text("text/plain"), await text("text/html")];
}"""
KAZAKH, CHINESE = language("kk"), language("zh")


def copied(page: Page, button: str, says: str) -> tuple[str, str]:
    """Press a button of the card; gives what is then in the clipboard, plain and rich."""
    page.get_by_role("button", name=button).click()
    expect(page.locator(".card__status")).to_have_text(says)
    plain, rich = page.evaluate(CLIPBOARD)
    return plain, rich


def select(page: Page, first: str, last: str) -> None:
    page.evaluate(
        "([a, z]) => { const [p, q] = [a, z].map((id) => document.getElementById(id));"
        " getSelection().setBaseAndExtent(p, 0, q, q.childNodes.length) }",
        [first, last],
    )
    expect(page.locator("qostil-card")).to_be_visible()
    expect(page.locator(".card__status")).to_have_text("")


def allow(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_a_segment_is_copied_as_link_and_in_both_languages(opens: Opens) -> None:
    reader = opens(WIDE)
    allow(reader)
    page = reader.open("east-west.html?view=one")
    tap(page.locator("#s2-3"))
    where = f"{reader.root}east-west.html#s2-3"
    plain, rich = copied(page, KAZAKH.say("copy_link"), KAZAKH.say("copied"))
    assert plain == where
    assert f'href="{where}"' in rich
    plain, rich = copied(page, KAZAKH.say("copy_both"), KAZAKH.say("copied"))
    own, other, source = plain.split("\n")
    assert own.startswith("Провинция деңгейіндегі ынтымақтастықты және")
    assert other == "不仅要推动省级层面协作,而且要推动市县层面协作。"
    assert source.endswith(f" · 2.3 · {where}")
    assert source.startswith("Шығыс пен батыстың ынтымақтастығы")
    assert '<p lang="kk"' in rich
    assert f'<p lang="zh" dir="ltr">{other}</p>' in rich
    assert f'href="{where}"' in rich


def test_a_selection_is_copied_as_a_range_that_is_shown_on_arrival(opens: Opens) -> None:
    reader = opens(PHONE)
    allow(reader)
    page = reader.open("zh/east-west.html")
    select(page, "s2-1", "s2-3")
    plain, _ = copied(page, CHINESE.say("copy_both"), CHINESE.say("copied"))
    own, other, source = plain.split("\n")
    assert own.startswith("首先是强化东西部扶贫协作,引导")
    assert "力度。东部地区" in own  # sentences of Han have no space between
    assert "бағыттау. Шығыс" in other
    assert source.endswith(f" · 2.1–2.3 · {reader.root}zh/east-west.html#s2-1:s2-3")
    select(page, "s2-2", "s2-3")
    where, _ = copied(page, CHINESE.say("copy_link"), CHINESE.say("copied"))
    page.goto("about:blank")
    page.goto(where)
    reader.is_at("zh/east-west.html#s2-2:s2-3")
    stands_in_view(page.locator("#s2-2"))
    for an_id in ("s2-2", "s2-3"):
        stands_out(page.locator(f"#{an_id}"))
    expect(page.locator("#s2-1")).not_to_have_class("segment is-cited")
    page.evaluate("location.hash = '#s2-3:s2-1'")  # the other way round, on the same page
    expect(page.locator(".is-cited")).to_have_count(3)


def test_from_a_folder_the_published_address_is_cited(opens: Opens) -> None:
    page = opens(FOLDER).open("east-west.html")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: {"
        " write: async () => { throw Error('none') },"
        " writeText: async (text) => { window.written = text } } })"
    )
    tap(page.locator("#s2-2"))
    page.get_by_role("button", name=KAZAKH.say("copy_link")).click()
    expect(page.locator(".card__status")).to_have_text(KAZAKH.say("copied"))
    assert page.evaluate("written") == f"{SITE_URL}east-west.html#s2-2"
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw Error('none') } }")
    page.get_by_role("button", name=KAZAKH.say("copy_both")).click()
    expect(page.locator(".card__status")).to_have_text(KAZAKH.say("copy_failed"))
