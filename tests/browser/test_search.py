"""The search box finds what Python finds, in all languages, on every way of reading."""

import json
import re
from itertools import islice, product
from typing import Any

from playwright.sync_api import Locator, Page, expect

from qostil.languages import language
from qostil.model import Page as TextPage
from qostil.model import Segment
from qostil.project import Project
from qostil.search import Index, build_index, search_files
from tests.browser.conftest import Opens
from tests.browser.reading import FOLDER, PHONE, WIDE, Reader, stands_in_view, stands_out
from tests.sites.projects import ROOT
from tests.unit.cases import lines

QUERIES = [
    *("кедей", "Кедей", "КЕДЕЙЛЕРДІ", "кедейлерден", "кедейлік", "ынтымақтастығын", "жер"),
    *("кәсіпорындар", "аймағы", "ауыл", "қоғам", "қоғамы", "міндетті", "орын", "орны", "ресурс"),
    *("кедей аймақ", "аймақ кедей", "кедей заң", "шығ", "қ", "ке", "«береке»", "кедей-кепшік", "ё"),
    *(
        "贫",
        "格局",
        "扶贫协作",
        "级层",
        "企业 任务",
        "扶贫,格局",
        "三位一体",
        "“三位一体”",
        "龘",
        "富致",
    ),
    *("中国 кедей", "扶贫кедей", "2", "2.1", "english", "<b>", "&amp;", "...", "%D0", "\\", ".*"),
    *("кедей  сүйемелдеу", "саласындық", "көшіріледі", "本", "кедей\u0301", "ке\u0301дей"),
    *(
        "к\u0306едей",
        "кедей\u00adлер",
        "\u202eкедей\u202c",
        "кедей 🙂",
        "👩‍👩‍👧",
        "𐐨лар",
        "𠀀",
        "ЁЛКА",
    ),
    *(
        "кедей " * 2000,
        "扶贫" * 5000,
        "қ" * 300,
        "«кедей",
        "«»",
        '""',
        "（扶贫）",
        "扶 贫",
        "扶贫 困",
    ),
    *("тусиру", "улес", "озек", "мемлекеттик", "қытайда", "кытайдан", "кедейлердын", "шыгыста"),
]
FIND = """async ([codes, queries]) => {
  const rows = [];
  for (const query of queries) {
    for (const code of codes) {
      for (const near of [false, true]) {
        const index = await qostil.searcher.index(code);
        const { found, apart } = await index.find(qostil.parse(query), near);
        const segments = await Promise.all([...found, ...apart].map((n) => index.segment(n)));
        rows.push(segments.map(({ ids }) => ids[0]));
      }
    }
  }
  return rows;
}"""
# The same with files that are not on the site.
FIND_IN = """async ([code, files, queries]) => {
  const index = new qostil.Index(code, files[code], async (name) => files[code + "/" + name]);
  const rows = [];
  for (const query of queries) {
    const { found, apart } = await index.find(qostil.parse(query), query.length > 4);
    const segments = await Promise.all([...found, ...apart].map((n) => index.segment(n)));
    rows.push(segments.map(({ ids }) => ids[0]));
  }
  return rows;
}"""


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
    has_answered(page)


def search_on(page: Page, query: str) -> None:
    """Put another query into the open box, and wait for its answer."""
    status(page).evaluate("(e) => (e.textContent = '')")
    box(page).fill(query)
    has_answered(page)


def has_answered(page: Page) -> None:
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


def runs_of_the_source() -> list[str]:
    source = (ROOT / "source/da-fupin-geju.kk-zh.txt").read_text("utf-8")
    runs = [run for long in re.findall(r"[\u4e00-\u9fff]{2,}", source) for run in {long, long[1:4]}]
    return sorted(set(runs))


HITS = [
    ("кедей", "kk", "whole.html#s1-2", "кедей"),
    ("ынтымақтастық", "kk", "east-west.html#s2-1", "ынтымақтастығын"),
    ("中央企業", "zh", "zh/state-enterprises.html#s4-2", "中央企业"),
]


def test_a_hit_is_marked_and_opens_at_its_segment(desk_reader: Reader) -> None:
    for query, code, address, marked in HITS:
        page = desk_reader.open("all-society.html")
        search(page, query)
        hit = page.locator(f'.search-results ol[lang={code}] a[href$="{address}"]')
        expect(hit.locator("mark", has_text=marked).first).to_be_visible()
        hit.click()
        desk_reader.is_at(address)
        place = page.locator(f"#{address.partition('#')[2]}")
        stands_in_view(place)
        stands_out(place)


def test_every_query_finds_what_python_finds(desk_reader: Reader, text: Project) -> None:
    """The cases a reader can edit, odd ones, every run of Han of the source, every word."""
    cases = [line[3:] for line in lines("search.txt") if line.startswith(("kk ", "zh "))]
    queries = [*cases, *QUERIES, *lines("hostile.txt"), *runs_of_the_source(), *words_of(text)]
    assert len(queries) > 400
    page = desk_reader.open("zh/glossary.html")
    search(page, "кедей")
    expected = [
        text.indexes[code].find(query, near)
        for query in queries
        for code in ("kk", "zh")
        for near in (False, True)
    ]
    assert sum(map(bool, expected)) > 800
    rows = page.evaluate(FIND, [["kk", "zh"], queries])
    asked = product(queries, ("kk", "zh"), (False, True))
    for what, row, wanted in zip(asked, rows, expected, strict=True):
        assert row == wanted, what


FOLDED = ["strasse", "eleves", "coeur", "sira", "haus", "häusern", "колдун", "evlerde"]
OTHERS = {
    "en": [line for line in lines("units.en.txt") if not line.startswith(("==", "---"))],
    "ru": [line for line in lines("units.ru.txt") if not line.startswith(("==", "---"))],
    "xx": [
        "Élan vital",
        "Elan",
        "naïve élans",
        "ça va",
        "Straße",
        "ΣΊΣΥΦΟΣ",
        "İstanbul",
        "e\u0301t",
    ],
    "de": ["Die Straße", "Strassen über Häuser", "ein Haus"],
    "fr": ["Les élèves ont à cœur", "l’élève", "Eleve"],
    "tr": ["Sıra evler", "evlerin", "İyi şiir"],
    "ky": ["Көлдүн суусу", "көл", "кол"],
    "ja": ["日本語の文章です。", "東京タワー", "ひらがなとカタカナ"],
    "th": ["สวัสดีชาวโลก", "ภาษาไทย"],
    "hi": ["यह किताब है।", "किताबें"],
    "ar": ["هذا كِتَابٌ جديد", "كتاب"],
    "ko": ["한국어 문장", "한글"],
    "zh-Hant": ["東西部扶貧協作", "脫貧致富", "头发與發展"],
}


def index_of(code: str, texts: list[str]) -> Index:
    segments = [Segment((f"s1-{number}",), text) for number, text in enumerate(texts, 1)]
    return build_index(
        language(code), [TextPage("a.md", code, (tuple(segments),))], lambda page: page.name
    )


def data_of(index: Index) -> dict[str, Any]:
    """Give what the files hold, by name."""
    files = search_files({index.language.code: index}, [])
    return {
        name.removesuffix(".js"): json.loads(f"[{script[script.index('(') + 1 : -2]}]")[2]
        for name, script in files
    }


def test_texts_of_any_language_are_found_as_python_finds_them(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    search(page, "кедей")  # then the client is there
    for code, texts in OTHERS.items():
        index = index_of(code, texts)
        words = sorted({word for text in texts for word in re.findall(r"[\w\u0900-\u097f]+", text)})
        cut = [word[:-1] for word in words] + [word[1:] + "ing" for word in words[::3]]
        queries = [*words, *cut, *texts, "头發", "头发", "脱贫", "elan", "house", "дом", *FOLDED]
        expected = [index.find(query, len(query) > 4) for query in queries]
        rows = page.evaluate(FIND_IN, [code, data_of(index), queries])
        for query, row, wanted in zip(queries, rows, expected, strict=True):
            assert row == wanted, (code, query)


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


def test_what_is_found_is_counted_and_shown_with_its_partner(desk_reader: Reader) -> None:
    for code, address in (("kk", "index.html"), ("zh", "zh/index.html")):
        own = language(code)
        page = desk_reader.open(address)
        search(page, "“扶贫协作”")
        expect(status(page)).to_have_text(own.say("search_results", count=2))
        hit = page.locator('.search-results ol[lang=zh] a[href$="#s2-1"]')
        expect(hit.locator(".place")).to_contain_text("2.1")
        expect(hit.locator(".counterpart[lang=kk]")).to_contain_text("ынтымақтастығын")
        search_on(page, "кедейліктен құтылу және бай болу")
        by = own.say("search_by_glossary", terms="脱贫致富")
        expect(page.get_by_text(by)).to_be_visible()
        assert found(page) == {"kk": ["s1-2"], "zh": ["s1-2"]}
        assert next(iter(found(page))) == ("kk" if code == "kk" else "zh")
        search_on(page, "龘")
        expect(status(page)).to_have_text(own.say("search_none"))
        search_on(page, "脱贫至富")
        expect(status(page)).to_have_text(own.say("search_near", count=1))
        search_on(page, "Чжунхуа отбасыларына")
        expect(page.get_by_text(own.say("search_apart"))).to_be_visible()
        assert found(page) == {"kk": ["s5-1"]}


def test_more_is_shown_on_demand_and_what_is_shown_can_be_narrowed(desk_reader: Reader) -> None:
    page = desk_reader.open("zh/whole.html")
    search(page, "扶贫")
    in_chinese = page.locator(".search-results ol[lang=zh] a")
    expect(in_chinese).to_have_count(10)
    page.get_by_role("button", name=language("zh").say("search_more")).first.click()
    expect(in_chinese).to_have_count(13)
    expect(in_chinese.nth(10)).to_be_focused()
    sections = page.get_by_label(language("zh").say("search_filter_section"))
    languages = page.get_by_label(language("zh").say("search_filter_language"))
    sections.select_option(label="国有企业的扶贫任务")
    expect(status(page)).to_have_text(language("zh").say("search_results", count=5))
    assert found(page) == {"zh": ["s4", "s4-1", "s4-2"], "kk": ["s4-1", "s4-2"]}
    languages.select_option(label="Қазақша")
    expect(in_chinese).to_have_count(0)
    assert found(page) == {"kk": ["s4-1", "s4-2"]}
    search_on(page, "任务")  # what was chosen stays chosen
    assert found(page) == {"kk": ["s4", "s4-1", "s4-2"]}
    search_on(page, "下沉")  # nothing of it is in Kazakh: what was chosen no longer stands
    expect(languages).to_be_hidden()
    assert found(page) == {"zh": ["s5-3"]}


def test_a_link_leads_to_a_search(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html?q=" + "ынтымақтастық")
    has_answered(page)
    assert found(page)["kk"] == ["s2", "s2-1", "s2-2", "s2-3"]
    expect(box(page)).to_have_value("ынтымақтастық")
    search_on(page, "扶贫 & <b>")
    share = page.locator(".search-share")
    assert page.evaluate(
        "(a) => new URL(a.href).searchParams.get('q')", share.element_handle()
    ) == ("扶贫 & <b>")
    share.click()
    expect(status(page)).to_have_text(language("kk").say("search_shared"))


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
    page.keyboard.press("Escape")
    is_closed(page)
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("Tab")
    expect(hits(page).first).to_be_hidden()  # out of the keyboard's way
    page.keyboard.press("/")
    is_open(page)
    expect(box(page)).to_have_value("ынтымақтастық")
    page.keyboard.press("Home")
    page.keyboard.type("/fs")
    expect(box(page)).to_have_value("/fsынтымақтастық")
    search_on(page, "ынтымақтастық")
    page.keyboard.press("ArrowUp")
    expect(hits(page).last).to_be_focused()
    target = hits(page).last.get_attribute("href")
    page.keyboard.press("Enter")
    desk_reader.is_at(str(target).removeprefix("./"))


def test_enter_opens_the_first_hit_even_before_it_is_shown(desk_reader: Reader) -> None:
    page = desk_reader.open("whole.html")
    search(page, "ынтымақтастықты")
    first = str(hits(page).first.get_attribute("href")).removeprefix("./")
    box(page).fill("")
    page.keyboard.insert_text("ынтымақтастықты")
    page.keyboard.press("Enter")
    desk_reader.is_at(first)


def test_a_hit_on_the_same_page_closes_the_box_and_shows_its_place(wide_reader: Reader) -> None:
    page = wide_reader.open("all-society.html")
    search(page, "қайрымдылық")
    page.locator('.search-results a[href$="#s5-2"]').click()
    wide_reader.is_at("all-society.html#s5-2")
    is_closed(page)
    stands_in_view(page.locator("#s5-2"))


def test_an_input_method_is_waited_for(wide_reader: Reader) -> None:
    page = wide_reader.open("zh/index.html")
    search(page, "龘")
    keys = page.context.new_cdp_session(page)
    box(page).fill("")
    expect(status(page)).to_have_text(language("zh").say("search_start"))
    composing = {"text": "下沉", "selectionStart": 2, "selectionEnd": 2}
    keys.send("Input.imeSetComposition", composing)
    expect(box(page)).to_have_value("下沉")
    expect(status(page)).to_have_text(language("zh").say("search_start"))
    keys.send("Input.insertText", {"text": "下沉"})
    expect(hits(page)).to_have_count(1)


def test_on_a_phone_a_finger_opens_the_box_searches_and_leaves_it(opens: Opens) -> None:
    reader = opens(PHONE)
    page = reader.open("all-society.html")
    expect(box(page)).not_to_be_in_viewport()
    open_by_finger(page)
    page.keyboard.type("致富")
    is_open(page)
    page.get_by_role("search").get_by_role("button", name="Тазалау").tap()
    expect(box(page)).to_have_value("")
    expect(hits(page)).to_have_count(0)
    expect(box(page)).to_be_focused()
    page.locator(".md-search__form label[for=__search]").tap()
    is_closed(page)
    expect(page.locator("body")).not_to_have_css("position", "fixed")
    page.keyboard.press("/")
    page.keyboard.type("дәлме-дәл")
    expect(hits(page).first).to_be_visible()
    is_at_rest(page)
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [390, 390]
    page.locator('.search-results a[href$="#s5-3"]').tap()
    reader.is_at("all-society.html#s5-3")
    is_closed(page)
    expect(page.locator("body")).not_to_have_css("position", "fixed")
    stands_in_view(page.locator("#s5-3"))


def test_nothing_is_asked_for_before_the_first_use_and_the_page_s_language_first(
    desk_reader: Reader,
) -> None:
    page = desk_reader.open("zh/whole.html")
    page.keyboard.press("End")
    assert not [url for url in desk_reader.requests if "search/" in url]
    search(page, "扶贫")
    asked = [url.partition("assets/search/")[2] for url in desk_reader.requests]
    asked = [name.partition("?")[0] for name in asked if name]
    assert asked[:3] == ["zh.js", "kk.js", "glossary.js"]
    assert len(asked) == len(set(asked))  # each once
    search_on(page, "扶贫协作")
    again = [url for url in desk_reader.requests if "assets/search/" in url]
    assert len(again) == len(asked)


def test_search_needs_no_network(opens: Opens) -> None:
    reader = opens(FOLDER)
    page = reader.open("zh/index.html")
    search(page, "贫困村")
    hits(page).first.click()
    reader.is_at("zh/all-society.html#s5-3")
    assert all(url.startswith("file://") for url in reader.requests if not url.startswith("data:"))


def test_data_that_do_not_come_are_admitted_and_asked_for_again(opens: Opens) -> None:
    reader = opens(PHONE)
    reader.expected = ["assets/search/", "net::ERR_FAILED"]
    missing = re.compile("/assets/search/kk.js")
    reader.context.route(missing, lambda route: route.abort())
    page = reader.open("zh/index.html")
    page.keyboard.press("/")
    page.keyboard.type("扶贫")
    expect(status(page)).to_have_text(language("zh").say("search_failed"))
    expect(hits(page).first).to_be_visible()  # what did come is searched
    reader.context.unroute(missing)
    search_on(page, "扶贫协作")
    search_on(page, "ынтымақтастық")
    assert len(found(page)["kk"]) == 4


def test_without_scripts_the_box_says_so(opens: Opens) -> None:
    for way, (address, says) in product((WIDE, PHONE), WITHOUT_SCRIPTS):
        page = opens(way.without_scripts()).open(address)
        if button(page).is_visible():
            button(page).tap()
        box(page).click()
        expect(status(page)).to_be_in_viewport()
        expect(status(page)).to_have_text(says, use_inner_text=True)


def test_whatever_is_typed_stays_text(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    search(page, "扶贫")
    wild = ("<img src=x onerror=alert(1)>", "кедей<script>alert(1)</script>", '" onfocus="', "[(*+")
    for query in (*wild, "\u202eкедей", "🙂" * 50, "\ud800кедей", "кедей " * 1700):
        page.evaluate(
            "(query) => { const box = document.forms['qostil-search'].elements.query;"
            " box.value = query; box.dispatchEvent(new Event('input')) }",
            query,
        )
        page.evaluate("() => qostil.searcher.search('扶贫')")
        expect(page.get_by_role("search").locator("img, .search-results script")).to_have_count(0)
    expect(hits(page).first).to_be_visible()


def test_results_change_as_one_types_and_are_never_gone_between(wide_reader: Reader) -> None:
    page = wide_reader.open("index.html")
    search(page, "扶")
    page.evaluate(
        "() => { const output = document.querySelector('.search-results'); window.least = 9;"
        " const look = () => (window.least = Math.min(window.least, output.children.length));"
        " new MutationObserver(look).observe(output, { childList: true }) }"
    )
    for query in ("扶贫", "扶贫协", "扶贫协作"):
        box(page).fill(query)
    expect(hits(page)).to_have_count(2)
    assert found(page) == {"zh": ["s2", "s2-1"]}
    assert page.evaluate("window.least") > 0
