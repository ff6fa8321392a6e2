"""The glossary is reached from the text, leads back into it, and is in the language's order."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qostil.languages import language
from qostil.project import Project
from tests.browser.conftest import Opens
from tests.browser.reading import FOLDER, Reader, stands_in_view, stands_out
from tests.browser.test_switch import switch
from tests.sites.projects import built
from tests.sites.test_long_glossary import many_concepts

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

# A page, a term on it as it stands there, its entry, and the language.
TERMS = [
    ("east-west.html", "табиғи ресурстардың", "glossary.html#natural-resources", "kk"),
    ("zh/all-society.html", "贫困村", "zh/glossary.html#poor-village", "zh"),
]


def kazakh_order(term: str) -> list[int]:
    """Give a term's places; CLDR lists white space and marks before the letters."""
    return [f" -,{KAZAKH}".index(character) for character in term.lower()]


def test_a_term_in_the_text_leads_to_its_entry(reader: Reader, text: Project) -> None:
    for address, term, leads, words in TERMS:
        page = reader.open(f"{address}?view=one")
        page.get_by_role("link", name=term).first.click()
        page.locator("qostil-card .entry a").click()
        reader.is_at(f"{leads.replace('#', '?view=one#')}")
        concept = leads.partition("#")[2]
        stands_in_view(page.locator(f"#{concept}"))
        stands_out(page.locator(f"#{concept}"))
        heading = page.locator(f"#{concept}").get_by_role("heading")
        expect(heading).to_have_text(
            " / ".join(t.text for t in text.glossary[concept].terms[words])
        )


def test_an_entry_leads_to_the_same_concept_in_the_other_language(desk_reader: Reader) -> None:
    page = desk_reader.open("glossary.html")
    page.locator("#poor-area").get_by_role("link", name="贫困地区", exact=True).click()
    desk_reader.is_at("zh/glossary.html#poor-area")
    stands_in_view(page.locator("#poor-area"))
    page.locator("#poor-area").get_by_role("link", name="кедей аймақ", exact=True).click()
    desk_reader.is_at("glossary.html#poor-area")


def test_an_occurrence_shows_its_sentence_and_leads_to_it(reader: Reader) -> None:
    page = reader.open("zh/glossary.html")
    entry = page.locator("#natural-resources")
    place = entry.get_by_role("listitem")
    expect(place).to_be_hidden()
    entry.locator("summary").click()
    expect(place).to_contain_text("东部地区不仅要帮钱帮物")
    expect(place.locator("mark")).to_have_text("自然资源")
    place.get_by_role("link", name="2.2").click()
    reader.is_at("zh/east-west.html#s2-2")
    stands_in_view(page.locator("#s2-2"))
    stands_out(page.locator("#s2-2"))


def test_the_keyboard_opens_an_entry_and_goes_into_it(wide_reader: Reader) -> None:
    page = wide_reader.open("glossary.html")
    entry = page.locator("#natural-resources")
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(entry.get_by_role("listitem")).to_be_visible()
    page.keyboard.press("Tab")
    expect(entry.get_by_role("link", name="2.2")).to_be_focused()
    page.keyboard.press("Enter")
    wide_reader.is_at("east-west.html#s2-2")


def test_without_scripts_the_glossary_works(plain_reader: Reader) -> None:
    page = plain_reader.open("east-west.html")
    page.get_by_role("link", name="табиғи ресурстардың").click()
    entry = page.locator("#natural-resources")
    stands_in_view(entry)
    entry.locator("summary").click()
    entry.get_by_role("link", name="2.2").click()
    plain_reader.is_at("east-west.html#s2-2")
    page.go_back()
    entry.get_by_role("link", name="自然资源").click()
    plain_reader.is_at("zh/glossary.html#natural-resources")


def test_every_occurrence_in_the_text_leads_to_an_entry_that_lists_its_segment(
    wide_reader: Reader, text: Project
) -> None:
    for code, folder in (("kk", ""), ("zh", "zh/")):
        linked = set()
        for page in text.pages[code]:
            opened = wide_reader.open(f"{folder}{page.name.removesuffix('.md')}.html")
            found = opened.locator(".segment a.term").evaluate_all(
                "(links) => links.map((l) => [new URL(l.href).hash.slice(1),"
                " l.closest('.segment').id, l.textContent])"
            )
            linked |= {tuple(item) for item in found}
        opened = wide_reader.open(f"{folder}glossary.html")
        listed = opened.locator(".concept__places li").evaluate_all(
            "(items) => items.map((i) => [i.closest('.concept').id,"
            " new URL(i.querySelector('a').href).hash.slice(1),"
            " i.querySelector('mark').textContent])"
        )
        assert len(linked) > 40
        assert linked <= {tuple(item) for item in listed}


def test_kazakh_terms_stand_in_the_order_of_the_kazakh_alphabet(wide_reader: Reader) -> None:
    page = wide_reader.open("glossary.html")
    terms = page.locator(".concept__terms dfn:first-child").all_text_contents()
    assert len(terms) > 40
    assert {term[0] for term in terms} >= set("қөү")  # those that code points put at the end
    for before, after in pairwise(terms):
        assert kazakh_order(before) <= kazakh_order(after), (before, after)


def test_chinese_terms_stand_in_the_order_of_their_sounds(wide_reader: Reader) -> None:
    page = wide_reader.open("zh/glossary.html")
    terms = page.locator(".concept__terms dfn:first-child").all_text_contents()
    # Ān bāng dǎng dōng gè gòng guó háng píng… by ear; 行业 is háng here, and 重 is chóng or zhòng.
    by_ear = ["帮扶力度", "贫困村", "贫困地区", "贫困户", "人才", "专项扶贫", "资金", "自然资源"]
    assert [term for term in terms if term in by_ear] == by_ear


def test_a_place_stands_beside_its_partner_with_the_rendering_in_it(desk_reader: Reader) -> None:
    page = desk_reader.open("glossary.html")
    entry = page.locator("#cooperation")
    entry.locator("summary").click()
    partner = entry.get_by_role("listitem").filter(has_text="дарын иелерінің").locator("[lang=zh]")
    expect(partner).to_contain_text("东部地区不仅要帮钱帮物")
    expect(partner.locator(".rendering")).to_have_text("合作")
    expect(entry.locator("dd[lang=zh]")).to_have_text("协作 (2) · 合作 (1)")


def test_the_filter_leaves_the_entries_that_have_the_letters(reader: Reader) -> None:
    page = reader.open("glossary.html")
    shown = page.locator(".concept:visible .concept__equivalents")
    box = page.get_by_role("searchbox", name=language("kk").say("filter"))
    box.fill("贫困")
    expect(shown).to_have_text(["贫困地区", "贫困村", "贫困户"], use_inner_text=True)
    box.fill("КЕДЕЙ АУЫЛ")
    expect(shown).to_have_text(["贫困村"], use_inner_text=True)
    box.fill("zzz")
    expect(
        page.get_by_role("status").filter(has_text=language("kk").say("search_none"))
    ).to_be_visible()
    page.evaluate("location.hash = '#natural-resources'")
    stands_in_view(page.locator("#natural-resources"))
    expect(box).to_have_value("")


def test_an_index_of_letters_leads_to_their_first_entries(plain_reader: Reader) -> None:
    page = plain_reader.open("glossary.html")
    letters = page.get_by_role("navigation", name=language("kk").say("letters")).get_by_role("link")
    written = letters.all_text_contents()
    assert written == sorted(written, key=kazakh_order)
    assert {"Қ", "Ө", "Ү"} <= set(written)
    letters.get_by_text("Ө", exact=True).click()
    stands_in_view(page.locator("#effective-link"))
    page = plain_reader.open("zh/glossary.html")
    letters = page.get_by_role("navigation", name=language("zh").say("letters")).get_by_role("link")
    assert letters.all_text_contents()[:4] == ["B", "C", "D", "F"]
    expect(page.get_by_role("searchbox", name=language("zh").say("filter"))).to_be_hidden()


def test_the_glossary_tells_machines_its_terms(wide_reader: Reader, text: Project) -> None:
    page = wide_reader.open("zh/glossary.html")
    data = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert (data["@type"], data["inLanguage"]) == ("DefinedTermSet", "zh")
    assert {term["termCode"] for term in data["hasDefinedTerm"]} == set(text.glossary)


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_an_address_of_a_concept_opens_at_it(wide_reader: Reader, folder: str) -> None:
    page = wide_reader.open(f"{folder}glossary.html#natural-resources")
    stands_in_view(page.locator("#natural-resources"))
    stands_out(page.locator("#natural-resources"))


def test_a_long_glossary_is_filtered_as_a_whole_and_keeps_the_entry(
    opens: Opens, tmp_path: Path
) -> None:
    reader = opens(FOLDER, built(many_concepts(tmp_path)))
    page = reader.open("glossary.html")
    page.get_by_role("searchbox", name=language("kk").say("filter")).fill("山")
    concept = page.locator(".concept:visible")
    expect(concept).to_have_count(1)
    concept.get_by_role("link").click()
    reader.is_at("glossary/letters/04.html#mountain")
    switch(page, "zh")
    reader.is_at("zh/glossary/letters/03.html#mountain")
    page.get_by_role("link", name="北1", exact=True).click()
    reader.is_at("zh/glossary/letters/02.html#c1")
