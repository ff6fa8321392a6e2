"""Other texts than the repository's: three languages, ordinary documentation, no text at all."""

import json
import zipfile
from pathlib import Path

import pytest

from qostil.languages import language
from tests.sites.html import attribute, ids, parse
from tests.sites.projects import MACHINE, built, copy_project, qostil_, write
from tests.sites.water import FOLDERS, GUIDE, LANGUAGES

XLIFF = ("kk-zh.xlf", "kk-en.xlf")


@pytest.fixture(scope="module")
def site(water_site: Path) -> Path:
    return water_site


def partners(site: Path, code: str) -> dict[str, list[str]]:
    """Give, by the segments of a bead, the addresses of its partners."""
    beads = parse(site / f"{FOLDERS[code]}water.html").css("article .bead")
    return {
        " ".join(attribute(node, "id") for node in bead.css(".segment")): [
            attribute(node, "href") for node in bead.css(".partner a.reference")
        ]
        for bead in beads
    }


def beside(site: Path, code: str) -> dict[str, str]:
    """Give, by language, all that stands beside the beads of a page, a line a bead."""
    tree = parse(site / f"{FOLDERS[code]}water.html")
    found: dict[str, list[str]] = {}
    for partner in tree.css("article .partner"):
        said = [node.text() for node in partner.css(".words, .note")]
        found.setdefault(attribute(partner, "data-of"), []).append(" + ".join(said))
    return {other: "\n".join(lines) for other, lines in found.items()}


def test_each_segment_leads_to_both_other_languages(site: Path) -> None:
    """Chinese has one sentence for two, so these are one bead, also beside English."""
    led = partners(site, "kk")
    assert led == {
        "s1-1 s1-2": ["zh/water.html#s1-1", "en/water.html#s1-1", "en/water.html#s1-2"],
        "s1-3": ["zh/water.html#s1-3", "en/water.html#s1-3"],
        "s1-4": ["zh/water.html#s1-4", "en/water.html#s1-4"],
    }
    assert partners(site, "en")["s1-3"] == ["../water.html#s1-3", "../zh/water.html#s1-3"]


def test_a_sentence_for_two_has_both_addresses_and_stands_beside_both(site: Path) -> None:
    assert partners(site, "zh")["s1-1"] == [
        "../water.html#s1-1",
        "../water.html#s1-2",
        "../en/water.html#s1-1",
        "../en/water.html#s1-2",
    ]
    segment = parse(site / "zh/water.html").css_first("#s1-1")
    assert segment
    assert [attribute(node, "id") for node in segment.css("[id]")][-1:] == ["s1-2"]
    assert segment.text() == "水是生命之源，水应当清洁。"
    number = parse(site / "zh/water.html").css_first("article a.number")
    assert number
    assert number.text() == "1.1–1.2"
    assert beside(site, "kk")["zh"] == "水是生命之源，水应当清洁。\n河\n湖水"


def test_what_a_language_has_no_words_for_is_said_and_its_address_kept(site: Path) -> None:
    river = parse(site / "en/water.html").css_first("#s1-3")
    assert river
    assert river.css_first("#s1-4")
    assert "English" in beside(site, "kk")["en"].split("\n")[-1]
    assert "жоқ" in beside(site, "kk")["en"].split("\n")[-1]


def test_what_only_others_have_words_for_stands_at_its_place(site: Path) -> None:
    gap = parse(site / "en/water.html").css_first(".bead--gap")
    assert gap
    assert [node.text() for node in gap.css(".words")] == ["Көл суы", "湖水"]
    sign = gap.css_first(".own .sign")
    assert sign
    assert attribute(sign, "aria-label") == language("en").say("no_own")
    assert beside(site, "en")["kk"].split("\n") == [
        "Су – өмір көзі. + Су таза болуы керек.",
        "Өзен",
        "Көл суы",
    ]


def test_each_language_can_be_chosen_to_stand_beside(site: Path) -> None:
    for code in LANGUAGES:
        tree = parse(site / f"{FOLDERS[code]}water.html")
        offered = [attribute(node, "value") for node in tree.css("input[name=with]")]
        assert sorted([*offered, code]) == sorted(LANGUAGES)
        assert len(tree.css("input[name=with][checked]")) == 1


@pytest.mark.parametrize("name", ["index", "water", "guide", "glossary"])
def test_ids_are_the_same_in_all_languages(site: Path, name: str) -> None:
    found = [sorted(ids(parse(site / f"{FOLDERS[code]}{name}.html"))) for code in LANGUAGES]
    assert found[0] == found[1] == found[2] != []


def test_ordinary_pages_keep_their_lists_and_code_and_share_their_headings(site: Path) -> None:
    for code in LANGUAGES:
        tree = parse(site / f"{FOLDERS[code]}guide.html")
        assert not tree.css("article .segment, article .partner")
        assert len(tree.css("article ol > li")) == 2
        assert [n.text().strip() for n in tree.css("article pre code")] == ["make site"]
        headings = tree.css("article :is(h1, h2)")
        assert [attribute(n, "id") for n in headings] == ["h1", "h2", "h3"]
        toc = [attribute(n, "href") for n in tree.css(".md-nav--secondary a.md-nav__link")]
        assert set(toc) == {"#h2", "#h3"}


def test_a_line_break_between_han_is_no_space(site: Path) -> None:
    paragraph = parse(site / "zh/guide.html").css_first("article p")
    assert paragraph
    assert paragraph.text() == "引言，第二行。"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_has_three_entries_in_one_order(site: Path, code: str) -> None:
    for name in ("index", "water", "guide", "glossary"):
        links = parse(site / f"{FOLDERS[code]}{name}.html").css(".languages__link")
        up = "" if code == "kk" else "../"
        assert [attribute(link, "hreflang") for link in links] == list(LANGUAGES)
        leads = [attribute(link, "href") for link in links]
        assert [(up + f"{FOLDERS[c]}{name}.html") for c in LANGUAGES] == [
            href if href.startswith("../") or not up else f"../{code}/{href}" for href in leads
        ]


def test_the_glossary_has_an_equivalent_in_each_language(site: Path) -> None:
    entry = parse(site / "zh/glossary.html").css_first("#lake")
    assert entry
    links = entry.css(".concept__equivalents a")
    assert [(attribute(a, "href"), a.text()) for a in links] == [
        ("../glossary.html#lake", "көл"),
        ("../en/glossary.html#lake", "lake"),
    ]
    english = parse(site / "en/glossary.html").css_first("#lake .concept__places")
    assert english
    assert "not" in english.text().lower()


def test_markdown_in_a_segment_is_markdown(site: Path) -> None:
    segment = parse(site / "en/water.html").css_first("#s1-1")
    assert segment
    assert segment.css_first("em")
    assert segment.text() == "Water is the source of life."


def exported(site: Path, folder: Path, *forms: str) -> dict[str, bytes]:
    done = qostil_(site.parent, "export", *forms, "--out", str(folder))
    assert done.status == 0, done.shown
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_exported_has_all_three_languages(site: Path, tmp_path: Path) -> None:
    """Chinese has one sentence for two, so these are one unit, also in the other languages."""
    made = exported(site, tmp_path, "--json", "--xliff", "--epub", "--html")
    [name] = {name.partition(".")[0] for name in made}
    assert set(made) == {f"{name}.{kind}" for kind in ("json", "epub", "html", *XLIFF)}
    units = json.loads(made[f"{name}.json"])["sections"][1]["units"]
    assert [unit["ids"] for unit in units] == [["s1"], ["s1-1", "s1-2"], ["s1-3"], ["s1-4"]]
    assert units[1]["text"] == {
        "kk": "Су – өмір көзі. Су таза болуы керек.",
        "zh": "水是生命之源，水应当清洁。",
        "en": "Water is the source of life. Water should be clean.",
    }
    assert set(units[3]["text"]) == {"kk", "zh"}
    with zipfile.ZipFile(tmp_path / f"{name}.epub") as book:
        chapter = book.read("EPUB/text-water.xhtml").decode()
        assert chapter.count(' lang="en"') == 3
        assert 'id="s1-2"' in chapter
        assert "Сәйкес сөйлем жоқ (English)" in chapter
    html = made[f"{name}.html"].decode()
    assert {f'id="{code}/guide"' in html for code in LANGUAGES} == {True}


def test_documentation_without_a_text_is_exported_as_a_page_only(tmp_path: Path) -> None:
    site = built(without_a_text(tmp_path / "project"))
    [html] = exported(site, tmp_path / "out", "--html").values()
    assert b'id="zh/a/b"' in html
    assert b'href="#zh/index"' in html
    done = qostil_(site.parent, "export", "--epub")
    assert (done.status, "docs: no page has ids" in done.shown) == (1, True)


def without_a_text(folder: Path) -> Path:
    """Make a project of documentation only: no source, no glossary, no samples."""
    project = copy_project(folder, *MACHINE)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", settings.partition("\nextra:\n")[0] + "\n")
    for code in ("kk", "zh"):
        write(project / "docs" / code / "index.md", GUIDE[code])
        write(project / "docs" / code / "a" / "b.md", GUIDE[code] + "\n[up](../index.md)\n")
    return project


def test_documentation_without_a_text_or_a_glossary_builds(tmp_path: Path) -> None:
    site = built(without_a_text(tmp_path))
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages == {"404.html", "index.html", "a/b.html", "zh/index.html", "zh/a/b.html"}
    links = parse(site / "zh/a/b.html").css(".languages__link")
    assert [attribute(link, "href") for link in links] == ["../../a/b.html", "b.html"]
