"""A term with very many places: the first are in its entry, all are on a page of their own."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

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
    site = built(project(tmp_path))
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
