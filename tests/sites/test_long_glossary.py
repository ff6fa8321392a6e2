"""A term with very many places has a page for them; many terms have one for each letter."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from qostil.glossary.concordance import WHOLE
from qostil.project import load_project
from tests.sites.html import attribute, parse
from tests.sites.projects import MACHINE, built, copy_project, replace, write

MANY, FEW = 130, 30
TERM = "<b>тау</b> & {{ x }}"


def project(folder: Path) -> Path:
    copy_project(folder, *MACHINE)
    replace(folder / "mkdocs.yml", "kk: [кедей, ынтымақтастық, кәсіпорны]", "kk: [тау]")
    replace(folder / "mkdocs.yml", "zh: [扶贫, 致富, 中央企业]", "zh: [山]")
    terms = f"mountain:\n  kk: ['{TERM}', тау]\n  zh: 山\nriver:\n  kk: өзен\n  zh: 河\n"
    write(folder / "source" / "glossary.yml", terms)
    said = {"kk": ("Биік тауда қар бар.", "Өзен терең."), "zh": ("高山有雪。", "河深。")}
    for code, (mountain, river) in said.items():
        lines = [f"{mountain} <!--s1-{n}-->" for n in range(1, MANY + 1)]
        lines += [f"{river} <!--s1-{n}-->" for n in range(MANY + 1, MANY + FEW + 1)]
        write(folder / "docs" / code / "index.md", f"# {code} <!--s0-1-->\n")
        write(folder / "docs" / code / "all.md", "# X <!--s1-->\n\n" + "\n\n".join(lines) + "\n")
    return folder


def places(tree: LexborHTMLParser, within: str = "article") -> list[str]:
    return [attribute(node, "href") for node in tree.css(f"{within} .attested__own a")]


def test_very_many_places_are_on_a_page_of_their_own(tmp_path: Path) -> None:
    made = project(tmp_path)
    site = built(made)
    assert load_project(made).page_count == len(list(site.rglob("*.html")))
    glossary = parse(site / "glossary.html")
    assert len(places(glossary, "#mountain")) == 20
    links = [attribute(node, "href") for node in glossary.css("#mountain details > p a")]
    assert links == ["glossary/mountain.html"]
    # Some more are only folded.
    assert len(places(glossary, "#river > details > ul")) == 20
    assert len(places(glossary, "#river > details > details")) == FEW - 20
    for folder, own in (("", TERM), ("zh/", "山")):
        own_page = parse(site / folder / "glossary" / "mountain.html")
        heading = own_page.css_first("h1")
        assert heading
        assert heading.text() == own
        addresses = [f"../all.html#s1-{n}" for n in range(1, MANY + 1)]
        assert places(own_page) == addresses
        back = own_page.css_first("article a[href='../glossary.html#mountain']")
        assert back
        navigation = [attribute(node, "href") for node in own_page.css(".md-nav--primary a")]
        assert "../glossary.html" in navigation
        assert not any("mountain" in href for href in navigation)
    assert not (site / "glossary" / "river.html").exists()


def many_concepts(folder: Path) -> Path:
    """Give each concept a Kazakh term under А, Ә, Б or Т and a Chinese one under A, B or S."""
    copy_project(folder, *MACHINE)
    replace(folder / "mkdocs.yml", "kk: [кедей, ынтымақтастық, кәсіпорны]", "kk: [тау]")
    replace(folder / "mkdocs.yml", "zh: [扶贫, 致富, 中央企业]", "zh: [山]")
    terms = [f"c{n}: {{kk: {'аәб'[n % 3]}тау{n}, zh: {'爱北'[n % 2]}{n}}}" for n in range(WHOLE)]
    terms += ["mountain: {kk: тау, zh: 山, see_also: c1}"]
    write(folder / "source" / "glossary.yml", "\n".join(terms))
    for code, text in (("kk", "Биік тау."), ("zh", "高山。")):
        write(folder / "docs" / code / "index.md", f"# {code} <!--s1-->\n\n{text} <!--s1-1-->\n")
    return folder


def test_each_letter_of_a_long_glossary_has_a_page(tmp_path: Path) -> None:
    made = many_concepts(tmp_path)
    site = built(made)
    assert load_project(made).page_count == len(list(site.rglob("*.html")))
    letters = {"": ["А", "Ә", "Б", "Т"], "zh/": ["A", "B", "S"]}
    for folder, names in letters.items():
        glossary = parse(site / folder / "glossary.html")
        assert [node.text() for node in glossary.css(".letters a")] == names
        keys = [attribute(node, "id") for node in glossary.css(".concept")]
        links = [attribute(node, "href") for node in glossary.css(".concept a")]
        assert len(keys) == len(links) == WHOLE + 1
        for key, link in zip(keys, links, strict=True):
            assert link.endswith(f".html#{key}")
        pages = list(dict.fromkeys(link.partition("#")[0] for link in links))
        shown = [n for page in pages for n in parse(site / folder / page).css("section.concept")]
        assert [attribute(node, "id") for node in shown] == keys

    # Every way to an entry leads to its letter's page; another language has other letters.
    own = parse(site / "glossary/letters/04.html")
    assert [attribute(node, "href") for node in own.css("#mountain a")] == [
        "../../zh/glossary/letters/03.html#mountain",
        "02.html#c1",
        "../../index.html#s1-1",
    ]
    switch = {attribute(n, "hreflang"): attribute(n, "href") for n in own.css(".languages__link")}
    assert switch == {"kk": "04.html", "zh": "../../zh/glossary.html"}
    term = parse(site / "index.html").css("article .segment a")[-1]
    assert attribute(term, "href") == "glossary/letters/04.html#mountain"
