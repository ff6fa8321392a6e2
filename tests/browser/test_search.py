"""The search box finds what Python finds, in both languages, on every way of reading."""

import re
from itertools import islice, product

import pytest
from playwright.sync_api import Locator, Page, expect

from qostil.languages import language
from qostil.project import Project
from tests.browser.conftest import Opens
from tests.browser.reading import FOLDER, PHONE, Reader, stands_in_view, stands_out
from tests.sites.projects import ROOT

QUERIES = [
    *(
        "кедей",
        "Кедей",
        "КЕДЕЙЛЕРДІ",
        "кедейлерден",
        "кедейлік",
        "ынтымақтастық",
        "ынтымақтастығын",
    ),
    *(
        "ынтымақтастығын",
        "жер",
        "кәсіпорны",
        "кәсіпорын",
        "кәсіпорындар",
        "аймақ",
        "аймағы",
        "ауыл",
        "ауылға",
        "қоғам",
    ),
    *("қоғамы", "міндет", "міндетті", "орын", "орны", "ресурс", "үлгі", "тау", "Тайшан"),
    *("кедей аймақ", "аймақ кедей", "кедей заң", "шығ", "қ", "«береке»", "кедей-кепшік", "ё"),
    *("扶贫", "致富", "中央企业", "脱贫致富", "贫", "格局", "东西部", "扶贫协作", "级层", "不仅要"),
    *("企业 任务", "扶贫,格局", "泰山移", "三位一体", "“三位一体”", "龘", "富致", "中国 кедей"),
    *("扶贫кедей", "2", "2.1", "english", "<b>", "&amp;", "...", "%D0", "\\", "a".ljust(300, "a")),
    *("кедей  сүйемелдеу", "саласындық", "көшіріледі", "өркендету", "本"),
]


WITHOUT_SCRIPTS = [
    ("index.html", language("kk").say("search_without_scripts")),
    ("zh/index.html", language("zh").say("search_without_scripts")),
]


def box(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("textbox")


def button(page: Page) -> Locator:
    """The magnifier in the header of a narrow page."""
    return page.locator(".md-header__inner > label[for=__search]")


def status(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("status")


def hits(page: Page) -> Locator:
    return page.locator(".search-results a")


def search(page: Page, query: str) -> None:
    """Open the box, type, and wait until it says what it found."""
    if button(page).is_visible():
        open_by_finger(page)
    else:
        page.keyboard.press("/")
    page.keyboard.type(query)
    expect(status(page)).to_have_text(re.compile(r"\d|табылмады|没有"))


def open_by_finger(page: Page) -> None:
    button(page).tap()
    expect(box(page)).to_be_focused()
    is_at_rest(page)


def is_at_rest(page: Page) -> None:
    """Wait until the box of a narrow page has come up: then the theme says this of the body."""
    expect(page.locator("body")).to_have_attribute("data-md-scrolllock", "")


def is_open(page: Page) -> None:
    expect(hits(page).first).to_be_in_viewport()


def is_closed(page: Page) -> None:
    # What the theme's look hangs on: it makes the box see-through, which no locator can tell.
    expect(page.locator("#__search")).not_to_be_checked()


def found(page: Page) -> dict[str, list[str]]:
    """Give the ids of the hits that are shown, by language."""
    shown: dict[str, list[str]] = page.locator(".search-results").evaluate(
        "(e) => Object.fromEntries(Array.from(e.querySelectorAll('ol'), (list) => [list.lang,"
        " Array.from(list.querySelectorAll('a'), (a) => new URL(a.href).hash.slice(1))]))"
    )
    return shown


def find(text: Project, query: str) -> dict[str, list[str]]:
    both = {code: index.find(query) for code, index in text.indexes.items()}
    return {code: ids for code, ids in both.items() if ids}


def words_of(text: Project) -> list[str]:
    spoken = " ".join(s.text for page in text.pages["kk"] for s in page.segments)
    return sorted(set(re.findall(r"\w+", spoken.lower())))


def made_up_forms(words: list[str]) -> list[str]:
    """Give forms that no one wrote: words with one suffix and with two, and what is no word."""
    inflection = language("kk").inflection
    assert inflection
    suffixes = sorted({suffix.form for suffix in inflection.suffixes})
    one = [word + suffix for word, suffix in product(words, suffixes)]
    two = [form + suffix for form, suffix in product(one[::97], suffixes)]
    odd = ["к", "ы", "лар", "дың", "орны", "ғы", "қ" * 50, "abc", "x2", "ъьъ", "ёлка", "𐐨лар", "_"]
    step = (len(one) + len(two)) // 2000
    return [*odd, *islice([*one, *two], 0, None, step)]


HITS = [
    ("кедей", "whole.html#s1-2", "Кедейліктен"),
    ("ынтымақтастық", "east-west.html#s2-1", "ынтымақтастығын"),
    ("кәсіпорны", "state-enterprises.html#s4-1", "кәсіпорындарды"),
    ("扶贫", "zh/index.html#s0-2", "扶贫"),
    ("致富", "zh/whole.html#s1-2", "致富"),
    ("中央企业", "zh/state-enterprises.html#s4-2", "中央企业"),
]


def test_a_hit_is_marked_and_opens_at_its_segment(reader: Reader) -> None:
    for query, address, marked in HITS:
        page = reader.open("all-society.html")
        search(page, query)
        hit = page.locator(f'.search-results a[href$="{address}"]')
        expect(hit.locator("mark", has_text=marked).first).to_be_visible()
        hit.click()
        reader.is_at(address)
        place = page.locator(f"#{address.partition('#')[2]}")
        stands_in_view(place)
        stands_out(place)


def test_every_query_finds_what_python_finds(desk_reader: Reader, text: Project) -> None:
    page = desk_reader.open("zh/glossary.html")
    search(page, "кедей")
    both = [find(text, query) for query in QUERIES]
    assert sum(map(bool, both)) > 40
    for query, expected in zip(QUERIES, both, strict=True):
        # The data are loaded by now, so what is typed is answered before anything else happens.
        box(page).fill(query)
        assert found(page) == expected, query
        count = sum(map(len, expected.values()))
        said = status(page).inner_text()
        assert (str(count) if count else "") == "".join(re.findall(r"\d+", said)), query


def test_every_run_of_han_in_the_source_is_found(wide_reader: Reader, text: Project) -> None:
    page = wide_reader.open("zh/index.html")
    search(page, "扶贫")
    source = (ROOT / "source/da-fupin-geju.kk-zh.txt").read_text("utf-8")
    runs = [run for long in re.findall(r"[\u4e00-\u9fff]{2,}", source) for run in {long, long[1:4]}]
    for run in sorted(set(runs)):
        box(page).fill(run)
        assert found(page).get("zh") == [
            s.ids[0] for p in text.pages["zh"] for s in p.segments if run in s.text
        ]
    assert len(runs) > 60


def test_the_browser_reads_words_as_python_does(wide_reader: Reader, text: Project) -> None:
    inflection = language("kk").inflection
    assert inflection
    words = words_of(text)
    forms = [*words, *made_up_forms(words)]
    assert len(words) > 150
    assert len(forms) > 2100
    page = wide_reader.open("index.html")
    search(page, "кедей")  # then the client is there
    read = page.evaluate(
        "([data, forms]) => { const paradigm = new qostil.Inflection(data);"
        " return forms.map((form) => Array.from(paradigm.lemmas(form)).sort()) }",
        [inflection.as_data(), forms],
    )
    for form, lemmas in zip(forms, read, strict=True):
        assert set(lemmas) == inflection.lemmas(form), form


@pytest.mark.parametrize("query", ["кедей\u0301", "ке\u0301дей", "к\u0306едей"])
def test_marks_on_letters_are_read_as_python_reads_them(
    wide_reader: Reader, text: Project, query: str
) -> None:
    page = wide_reader.open("index.html")
    search(page, "扶贫")
    box(page).fill(query)
    assert found(page) == find(text, query)


def test_the_count_is_announced_in_the_language_of_the_page(desk_reader: Reader) -> None:
    for code, address in (("kk", "index.html"), ("zh", "zh/index.html")):
        own = language(code)
        page = desk_reader.open(address)
        search(page, "扶贫协作")
        expect(status(page)).to_have_text(own.say("search_results", count=2))
        box(page).fill("龘")
        expect(status(page)).to_have_text(own.say("search_none"))


def test_the_keyboard_alone_searches(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html")
    search(page, "ынтымақтастық")
    expect(box(page)).to_be_focused()
    count = hits(page).count()
    assert count > 2
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits(page).last).to_be_focused()
    target = hits(page).last.get_attribute("href")
    page.keyboard.press("Enter")
    desk_reader.is_at(str(target).removeprefix("./"))


def test_escape_closes_and_gives_the_page_back(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html")
    search(page, "кедей")
    is_open(page)
    page.keyboard.press("Escape")
    is_closed(page)
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("/")
    is_open(page)
    expect(box(page)).to_have_value("кедей")


def test_hits_of_a_closed_box_are_out_of_the_way_of_the_keyboard(wide_reader: Reader) -> None:
    page = wide_reader.open("whole.html")
    search(page, "кедей")
    page.keyboard.press("Escape")
    is_closed(page)
    page.keyboard.press("Tab")
    expect(hits(page).first).to_be_hidden()


def test_enter_opens_the_first_hit(reader: Reader) -> None:
    page = reader.open("whole.html")
    search(page, "ынтымақтастықты")
    first = str(hits(page).first.get_attribute("href")).removeprefix("./")
    page.keyboard.press("Enter")
    reader.is_at(first)


def test_a_hit_on_the_same_page_closes_the_box_and_shows_its_place(desk_reader: Reader) -> None:
    page = desk_reader.open("all-society.html")
    search(page, "қайрымдылық")
    page.locator('.search-results a[href$="#s5-2"]').click()
    desk_reader.is_at("all-society.html#s5-2")
    is_closed(page)
    stands_in_view(page.locator("#s5-2"))


def test_on_a_phone_too_a_hit_on_the_same_page_shows_its_place(opens: Opens) -> None:
    reader = opens(PHONE)
    page = reader.open("all-society.html")
    open_by_finger(page)
    page.keyboard.type("дәлме-дәл")
    page.locator('.search-results a[href$="#s5-3"]').tap()
    reader.is_at("all-society.html#s5-3")
    is_closed(page)
    expect(page.locator("body")).not_to_have_css("position", "fixed")
    stands_in_view(page.locator("#s5-3"))


def test_on_a_narrow_screen_the_key_opens_a_box_that_fits(opens: Opens) -> None:
    page = opens(PHONE).open("whole.html")
    page.keyboard.press("/")
    page.keyboard.type("кедей")
    expect(hits(page).first).to_be_visible()
    is_at_rest(page)
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [390, 390]


def test_the_button_empties_the_box(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html")
    search(page, "кедей")
    page.get_by_role("search").get_by_role("button").click()
    expect(box(page)).to_have_value("")
    expect(hits(page)).to_have_count(0)
    expect(box(page)).to_be_focused()


def test_a_finger_opens_the_box_and_leaves_it(opens: Opens) -> None:
    page = opens(PHONE).open("whole.html")
    expect(box(page)).not_to_be_in_viewport()
    open_by_finger(page)
    page.keyboard.type("致富")
    is_open(page)
    page.get_by_role("search").get_by_role("button").tap()
    expect(box(page)).to_have_value("")
    page.locator(".md-search__form label[for=__search]").tap()
    is_closed(page)
    expect(page.locator("body")).not_to_have_css("position", "fixed")


def test_no_search_data_are_asked_for_before_the_first_use(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html")
    page.keyboard.press("End")
    data = [f"{desk_reader.root}assets/search/{code}.js" for code in ("kk", "zh")]
    assert not set(data) & set(desk_reader.requests)
    search(page, "кедей")
    assert [url for url in desk_reader.requests if "assets/search/" in url] == data
    box(page).fill("扶贫")
    assert [url for url in desk_reader.requests if "assets/search/" in url] == data


def test_the_language_of_the_page_comes_first(wide_reader: Reader) -> None:
    search(wide_reader.open("zh/whole.html"), "扶贫")
    asked = [url[-5:] for url in wide_reader.requests if "assets/search/" in url]
    assert asked == ["zh.js", "kk.js"]


def test_search_needs_no_network(opens: Opens) -> None:
    reader = opens(FOLDER)
    page = reader.open("zh/index.html")
    search(page, "贫困村")
    hits(page).first.click()
    reader.is_at("zh/all-society.html#s5-3")
    assert all(url.startswith("file://") for url in reader.requests if not url.startswith("data:"))


def test_data_that_do_not_come_are_admitted(opens: Opens) -> None:
    reader = opens(PHONE)
    reader.expected = ["assets/search/", "net::ERR_FAILED"]
    reader.context.route(re.compile("/assets/search/kk.js"), lambda route: route.abort())
    page = reader.open("zh/index.html")
    page.keyboard.press("/")
    page.keyboard.type("扶贫")
    expect(status(page)).to_have_text(language("zh").say("search_failed"))
    expect(hits(page).first).to_be_visible()  # what did come is searched


def test_without_scripts_the_box_says_so(plain_reader: Reader) -> None:
    for address, says in WITHOUT_SCRIPTS:
        page = plain_reader.open(address)
        box(page).click()
        expect(status(page)).to_be_in_viewport()
        expect(status(page)).to_have_text(says, use_inner_text=True)


def test_without_scripts_the_box_says_so_on_a_phone(opens: Opens) -> None:
    reader = opens(PHONE.without_scripts())
    for address, says in WITHOUT_SCRIPTS:
        page = reader.open(address)
        button(page).tap()
        box(page).tap()
        expect(status(page)).to_be_in_viewport()
        expect(status(page)).to_have_text(says, use_inner_text=True)


def test_html_in_a_query_is_text(desk_reader: Reader) -> None:
    page = desk_reader.open("index.html")
    search(page, "扶贫")
    shown = page.get_by_role("search").locator("img, .search-results script")
    for query in ("<img src=x onerror=alert(1)>", "кедей<script>alert(1)</script>", '" onfocus="'):
        box(page).fill(query)
        expect(shown).to_have_count(0)
        expect(box(page)).to_have_value(query)


def test_typing_on_shows_the_last_query_only(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    page.keyboard.press("/")
    for query in ("扶", "扶贫", "扶贫协", "扶贫协作"):
        box(page).fill(query)
    expect(hits(page)).to_have_count(2)
    assert found(page) == {"zh": ["s2", "s2-1"]}


def test_letters_typed_into_a_field_do_not_open_the_box_anew(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    search(page, "扶贫")
    page.keyboard.press("Home")
    page.keyboard.type("/fs")
    expect(box(page)).to_have_value("/fs扶贫")
