"""Text is text: marks of HTML, Markdown and templates in a source come out as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from qostil.markdown import read_page
from tests.sites.html import bare, parse, segments
from tests.sites.projects import MACHINE, built, copy_project, qostil_, replace, write

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ config }}",
    "{% raw %}",
    "{# x #}",
    "# x",
    "- x",
    "1. x",
    "> x",
    "| a | b |",
    "```",
    "~~~",
    ":::",
    "!!! note",
    "---",
    "***",
    "[x]: http://x",
    "*[x]: y",
    '--8<-- "x"',
    "{: .x }",
    "{#x}",
    "<!--s1-1-->",
    "<!-- x",
    "-->",
    "[^1]",
    "[^1]: x",
    "&lt b",  # a browser reads it without the semicolon too
    "&amp b",
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "<http://example.org>",
    "**x** __y__ *z* _w_ `v`",
    "x\\*y \\\\ \\",
    "$x$ ==y== ~~z~~ ^w^",
    "]]>",
    "<?php x ?>",
    "x</span></p></article>",
]
ON = "деген белгінің осы мәтінде ешқандай мағынасы жоқ, ол тек белгі ретінде тұр, саны"
HAN = "这个记号在这篇文章里没有任何特别的意思,它只是一个普通的记号而已,读者看到的就是它本身,第"
# Each mark opens a line of its own, and stands in the middle of one.
KAZAKH = [f"{mark} {ON} {n}." for n, mark in enumerate(HOSTILE)] + [
    f"Мұнда тұрған {mark} {ON} {n}." for n, mark in enumerate([*HOSTILE, "&lt;"])
]
CHINESE = [f"{mark} {HAN}{n}个。" for n, mark in enumerate(HOSTILE)] + [
    f"请看这里的 {mark} {HAN}{n}个。" for n, mark in enumerate([*HOSTILE, "&lt;"])
]
TITLE = "<b>Қауіпсіз тақырып</b> {{ config }} `x` *y* #"

SETTINGS = f"""
file = "text.txt"
languages = ["kk", "zh"]
[title]
kk = '{TITLE}'
zh = '<i>标题</i>这是一个没有危险的标题而已 [x](javascript:1)'
[about]
kk = '<script>alert(2)</script> деген белгі туралы мәтін'
zh = '{{{{ config }}}} 关于记号的说明'
[provenance]
author = '<script>alert(3)</script>'
publisher = '" onmouseover="alert(4)'
"""
GLOSSARY = """
script:
  kk: мағына
  zh: 记号
html:
  kk: "<img src=x onerror=alert(5)>"
  zh: "{{ config }} 文"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("hostile"), *MACHINE)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", settings.partition("\nextra:\n")[0] + "\n")
    write(project / "source/text.toml", SETTINGS)
    write(project / "source/glossary.yml", GLOSSARY)
    write(project / "source/text.txt", "\n".join([*KAZAKH, *CHINESE]) + "\n")
    done = qostil_(project, "split")
    assert done.status == 0, done.shown
    built(project)
    return project


def pages(project: Path, folder: str) -> Iterator[LexborHTMLParser]:
    order = sorted(
        (project / "docs" / (folder or "kk")).glob("*.md"), key=lambda p: _number(p.stem)
    )
    for page in order:
        if page.stem != "index":
            yield parse(project / "site" / folder / f"{page.stem}.html")


def _number(name: str) -> int:
    return int("0" + "".join(c for c in name if c.isdigit()))


@pytest.mark.parametrize(("folder", "lines"), [("", KAZAKH), ("zh", CHINESE)], ids=["kk", "zh"])
def test_what_is_shown_is_the_source(project: Path, folder: str, lines: list[str]) -> None:
    shown = [s.text for tree in pages(project, folder) for s in segments(tree) if "-" in s.id]
    assert bare("".join(shown)) == bare("".join(lines))


@pytest.mark.parametrize("folder", ["", "zh"])
def test_no_element_comes_of_it(project: Path, folder: str) -> None:
    for tree in pages(project, folder):
        inside = {node.tag for node in tree.css("qostil-text *")}
        assert inside <= {"h1", "p", "span", "a", "small"}, inside
        beside = tree.css("article :is(.segment, .words) *")
        assert {node.tag for node in beside} <= {"a", "span"}
        for link in tree.css("article .segment a"):
            assert (link.attributes.get("href") or "").startswith(("glossary.html#", "../"))


@pytest.mark.parametrize("path", ["index.html", "zh/index.html", "glossary.html", "404.html"])
def test_titles_provenance_and_terms_are_inert(project: Path, path: str) -> None:
    tree = parse(project / "site" / path)
    assert not tree.css("article :is(script, img, b, i, em, code)")
    assert not [n for n in tree.css("*") if any(a.startswith("on") for a in n.attributes)]
    scripts = [n.text() for n in tree.css("script:not([src]):not([type])")]
    assert not any("alert(" in code for code in scripts)


def test_titles_are_shown_as_they_were_written(project: Path) -> None:
    tree = parse(project / "site/index.html")
    heading, title = tree.css_first("h1"), tree.css_first("title")
    assert heading
    assert title
    assert heading.text() == TITLE
    stated = [node.text() for node in tree.css(".provenance dd")]
    assert "<script>alert(3)</script>" in stated
    assert '" onmouseover="alert(4)' in stated


def test_terms_are_shown_as_they_were_written(project: Path) -> None:
    tree = parse(project / "site/glossary.html")
    terms = {node.text() for node in tree.css("dfn")}
    assert terms == {"мағына", "<img src=x onerror=alert(5)>"}
    assert "{{ config }} 文" in [node.text() for node in tree.css(".concept__equivalents a")]


@pytest.mark.parametrize("name", ["index.html", "zh/index.html"])
def test_the_navigation_shows_titles_as_text(project: Path, name: str) -> None:
    tree = parse(project / "site" / name)
    assert not tree.css(":is(header, nav, footer) :is(b, i, em, code)")


def test_a_sentence_with_a_long_foreign_name_builds(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    replace(project / "docs/zh/whole.md", "“人心齐,泰山移”。", "见 GitHub Actions 文档。")
    built(project)


def test_half_an_entity_is_shown_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "source/text.toml", SETTINGS)
    write(tmp_path / "source/text.txt", "Мұнда &#60 тұр.\n这里有 &#60 这个记号。\n")
    done = qostil_(tmp_path, "split")
    assert done.status == 0, done.shown
    page, problems = read_page(tmp_path / "docs/kk/section-1.md", "section-1.md", "kk")
    assert not problems
    assert [s.text for s in page.segments if not s.level] == ["Мұнда &#60 тұр."]
