"""A book in Markdown: three languages, one of them from right to left, and titles of all kinds."""

import re
from itertools import chain
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites.html import attribute, bare, parse, segments
from tests.sites.projects import MACHINE, built, copy_project, qostil_, replace, write

FOLDERS = {"kk": "", "zh": "zh/", "ar": "ar/"}
# The same in all languages; `{}` is a word of the language, where else a title is in letters of
# another.
TITLES = [
    "../../etc/passwd",
    "CON",
    "{{ config }} <script>alert(1)</script>",
    "🙂👩‍👩‍👧",
    "{} \u202eمرآة\u202c \u05e9\u05dc\u05d5\u05dd",
    "A" * 300,
    "{} \U00020000\U0002a6df \ue000",
    "<!--s9-9-->",
    "index",
    "index",
]
SENTENCES = {
    "kk": "Бұл {}-сөйлем осы жерде \u202eтеріс\u202c тұр, оны ешкім өзгертпейді.",
    "zh": "这里的第{}句话\u202e反过来\u202c写,没有人改动它。",
    "ar": "هذه الجملة رقم {} تقف \u202aهنا\u202c ولا يغيرها أحد.",
}
NAMES = {"kk": ("Кітап", "Тау", "Дала"), "zh": ("书", "山", "草原"), "ar": ("كتاب", "جبل", "سهل")}
SETTINGS = 'files = ["kk.md", "zh.md", "ar.md"]\nlanguages = ["kk", "zh", "ar"]\n'


def titles(code: str) -> list[str]:
    return [title.replace("{}", NAMES[code][0]) for title in TITLES]


def book(code: str) -> str:
    title, *chapters = NAMES[code]
    half, own = len(TITLES) // 2, titles(code)
    parts = [f"# {title}"]
    for chapter, names in zip(chapters, (own[:half], own[half:]), strict=True):
        parts.append(f"## {chapter}")
        for name in names:
            number = len(parts)
            parts += [f"### {name}", f"**{SENTENCES[code].format(number)}**"]
            parts += [f"- {SENTENCES[code].format(f'{number}.5')}"]
    return "\n\n".join(parts)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("book"), *MACHINE)
    settings = project / "mkdocs.yml"
    arabic = "\n        - locale: ar\n          name: العربية\n          site_name: كتاب"
    replace(settings, "          site_name: 大扶贫格局", f"          site_name: 书{arabic}")
    settings.write_text(re.sub(r"(?s)\nextra:\n.*", "\n", settings.read_text("utf-8")), "utf-8")
    for code in FOLDERS:
        write(project / f"source/{code}.md", book(code))
    write(project / "source/text.toml", SETTINGS)
    done = qostil_(project, "split")
    assert done.status == 0, done.shown
    assert done.shown.count("it is shown isolated") == 3 * 2 * len(TITLES) + 3
    built(project)
    return project


def pages(project: Path, code: str) -> list[LexborHTMLParser]:
    """Give the pages of a language's sections, in their order."""
    folder = project / "site" / FOLDERS[code]
    paths = chain.from_iterable(
        sorted(folder.glob(f"chapter-{n}/*.html"), key=_number) for n in (1, 2)
    )
    return [parse(path) for path in paths]


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("section-"))


@pytest.mark.parametrize("code", FOLDERS)
def test_what_is_shown_is_the_source(project: Path, code: str) -> None:
    shown = "".join(segment.text for tree in pages(project, code) for segment in segments(tree))
    marks = re.compile(r"^(?:#+|-) |\*\*", re.MULTILINE)
    _, _, rest = book(code).partition("\n")
    assert bare(shown) == bare(marks.sub("", rest))


@pytest.mark.parametrize("code", FOLDERS)
def test_no_element_comes_of_a_title(project: Path, code: str) -> None:
    for tree in pages(project, code):
        assert not tree.css("article :is(script, img)")
        headings = {node.text() for node in tree.css("article :is(h1, h2)[lang]")}
        assert headings <= {*titles(code), *NAMES[code]}


@pytest.mark.parametrize("code", FOLDERS)
def test_the_navigation_has_the_chapters_with_their_titles(project: Path, code: str) -> None:
    tree = parse(project / "site" / FOLDERS[code] / "index.html")
    nested = tree.css(".md-nav--primary .md-nav__item--nested > label")
    assert [node.text(strip=True) for node in nested] == list(NAMES[code][1:])


@pytest.mark.parametrize(("code", "direction"), [("kk", "ltr"), ("zh", "ltr"), ("ar", "rtl")])
def test_a_page_has_its_language_s_direction(project: Path, code: str, direction: str) -> None:
    for tree in pages(project, code):
        body = tree.css_first("body")
        assert body
        assert attribute(body, "dir") == direction


@pytest.mark.parametrize("code", FOLDERS)
def test_text_that_turns_its_direction_is_isolated(project: Path, code: str) -> None:
    turned = [node for tree in pages(project, code) for node in tree.css("article .segment")]
    assert len(turned) == 2 * len(TITLES)
    assert all(attribute(node, "dir") for node in turned)


def test_partners_are_found_across_folders(project: Path) -> None:
    tree = parse(project / "site/chapter-2/section-6.html")
    found = [attribute(node, "href") for node in tree.css("article .partner a.reference")]
    assert "../zh/chapter-2/section-6.html#s6-2" in found
    assert "../ar/chapter-2/section-6.html#s6-2" in found
