"""Text as Markdown: written, read back and rendered, it is the same text and nothing else.

Lines that mean something elsewhere: tests/cases/hostile.txt. What the reader and the renderer make
of a page: reading.txt, rendering.txt.
"""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qostil.languages import language
from qostil.markdown import Mark, escape, parse_mark, plain, read_page, write_page
from qostil.model import Page, Segment
from tests.unit.cases import lines, text_cases
from tests.unit.rendering import View, rendered, shown
from tests.unit.timing import grows_linearly

LANGUAGES = {code: language(code) for code in ("kk", "zh")}
HOSTILE = lines("hostile.txt")
ORDINARY = "Береке бар жерде тау да көшеді."

PIECES = [
    *"\\`*_{}[]()<>#+-.!|~:=&;?@^$%/\"' ",
    *("а", "人", "1", "s1-1", "x", "\u00a0", "\u200b", "\u202e", "𠀀"),
    *("<!--", "-->", "<!--s1-1-->", "&lt;", "&#60;", "&amp;", "{{", "}}", "{%", "%}", "{: ", "{#"),
    *(
        "](",
        "[^1]",
        "]: ",
        "![",
        "<b>",
        "</span>",
        "http://",
        "https:",
        "!!! ",
        "???",
        ":::",
        "---",
    ),
    *("```", "~~~", "1. ", "- ", "> ", "| ", "# ", " #", "*[", "[TOC]", "--8<--", "__", "**"),
]
HOSTILE_TEXTS = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).map(str.strip)
).filter(bool)


def bare(text: str) -> str:
    return "".join(text.split())


def page_of(*texts: str, level: int = 0) -> Page:
    """Give a page with a heading and one paragraph, a segment a text; or the texts as headings."""
    head = (Segment(("s1",), ORDINARY, editorial=True, level=1),)
    segments = [
        Segment((f"s1-{number}",), text, level=level) for number, text in enumerate(texts, 1)
    ]
    body = [(segment,) for segment in segments] if level else [tuple(segments)]
    return Page("a.md", "kk", (head, *body))


def read(tmp_path: Path, text: str) -> tuple[Page, list[str]]:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    page, problems = read_page(path, "a.md", "kk")
    return page, [str(problem.below(tmp_path)) for problem in problems]


def assert_shows(page: Page) -> None:
    """Every segment is shown as it is; beside our own elements there is none."""
    html = rendered(write_page(page))
    seen = shown(html)
    numbers = [s.ids[0][1:].replace("-", ".") for s in page.segments if not s.level]
    shown_texts = [s.text if s.level else f"{numbers.pop(0)}{s.text}" for s in page.segments]
    assert bare(seen.text) == bare("".join(shown_texts))
    assert not seen.comments
    for tag, attributes in seen.elements:
        allowed = {"span": {"class", "lang", "id", "dir"}, "p": set(), "a": {"class", "href"}}
        assert attributes.keys() <= allowed.get(tag, {"lang", "id"}), html
        assert tag in ("p", "span", "h1", "h2") or attributes["class"] == "number", html
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert ids == [an_id for segment in page.segments for an_id in segment.ids]


# Text is text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_as_it_is(text: str) -> None:
    assert plain(escape(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    """Alone and in the middle of a paragraph."""
    assert_shows(page_of(text))
    assert_shows(page_of(ORDINARY, text, ORDINARY, text))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_heading_is_shown_as_it_is(text: str) -> None:
    assert_shows(page_of(text, level=2))


def test_all_hostile_lines_in_one_paragraph_are_shown_as_they_are() -> None:
    assert_shows(page_of(*HOSTILE))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_with_hostile_text_is_read_as_it_was_written(tmp_path: Path, text: str) -> None:
    page = page_of(text, ORDINARY, text)
    assert read(tmp_path, write_page(page)) == (page, [])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_heading_is_read_as_it_was_written(tmp_path: Path, text: str) -> None:
    page = page_of(text, level=2)
    assert read(tmp_path, write_page(page)) == (page, [])


@given(HOSTILE_TEXTS)
def test_any_text_is_read_back_without_loss(text: str) -> None:
    assert bare(plain(escape(text))) == bare(text)


@given(st.lists(HOSTILE_TEXTS, min_size=1, max_size=3))
def test_any_text_is_shown_without_loss_and_without_an_element_of_its_own(texts: list[str]) -> None:
    assert_shows(page_of(*texts))


@given(HOSTILE_TEXTS)
@example("#")
def test_any_heading_is_shown_without_loss(text: str) -> None:
    assert_shows(page_of(text, level=2))


@pytest.mark.parametrize("text", ["Береке бар.", "人心齐,泰山移。", "50 % (2.5)", "a-b", "№ 5"])
def test_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert escape(text) == plain(text) == text


# Pages


def test_a_written_page_has_a_segment_a_line_and_a_blank_line_between_blocks() -> None:
    blocks = (
        (Segment(("s5",), "Тақырып", editorial=True, level=1),),
        (Segment(("s5-1",), "Бір."), Segment(("s5-2", "s5-3"), "Екі.", ("s5-4",), doubtful=True)),
        (Segment(("s5-5",), "Үш."),),
    )
    assert write_page(Page("a.md", "kk", blocks)) == (
        "# Тақырып <!--s5 editorial-->\n"
        "\n"
        "Бір. <!--s5-1-->\n"
        "Екі. <!--s5-2 s5-3 =s5-4 doubtful-->\n"
        "\n"
        "Үш. <!--s5-5-->\n"
    )


@pytest.mark.parametrize(("text", "expected"), text_cases("reading.txt"))
def test_what_the_reader_makes_of_a_page(tmp_path: Path, text: str, expected: str) -> None:
    page, problems = read(tmp_path, text)
    blocks = ["\n".join(map(described, block)) for block in page.blocks]
    parts = ["\n\n".join(blocks), *(f"! {problem}" for problem in problems)]
    assert "\n".join(part for part in parts if part) == expected


def described(segment: Segment) -> str:
    """Give `line: ids =aliases words level | text`."""
    words = [
        *segment.ids,
        *(f"={alias}" for alias in segment.aliases),
        *(["editorial"] if segment.editorial else []),
        *(["doubtful"] if segment.doubtful else []),
        *([f"h{segment.level}"] if segment.level else []),
    ]
    return f"{segment.line}: {' '.join(words) or '-'} | {segment.text}"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Мәтін. <!--s2-1-->", Mark(("s2-1",))),
        ("Мәтін.<!-- s2-1 -->  ", Mark(("s2-1",))),
        ("Мәтін. <!--s2-1 s2-2 =s2-3 doubtful-->", Mark(("s2-1", "s2-2"), ("s2-3",), False, True)),
        ("# Тақырып <!--s2 editorial-->", Mark(("s2",), editorial=True)),
        ("Мәтін. <!--=s2-1-->", Mark((), ("s2-1",))),
        ("Мәтін. <!--s2-1 S2-2 s2_3-->", Mark(("s2-1",), wrong=("S2-2", "s2_3"))),
        ("Мәтін. <!--түсінік-->", None),
        ("Мәтін. <!--see 2.1-->", None),
        ("<!--s2-1--> Мәтін.", None),
        ("Мәтін.", None),
    ],
)
def test_the_mark_behind_a_line(line: str, mark: Mark | None) -> None:
    text, found = parse_mark(line)
    assert found == mark
    assert text == ("# Тақырып" if line.startswith("#") else "Мәтін.") if mark else text == line


IDS = st.lists(st.from_regex(r"s[0-9]{1,3}-[0-9]{1,3}[a-z]{0,2}", fullmatch=True), unique=True)


@given(IDS.filter(bool), IDS, st.booleans(), st.booleans())
def test_a_mark_is_read_as_it_is_written(
    ids: list[str], aliases: list[str], editorial: bool, doubtful: bool
) -> None:
    mark = Mark(tuple(ids), tuple(aliases), editorial, doubtful)
    assert parse_mark(f"Мәтін. {mark}") == ("Мәтін.", mark)


# Rendering


@pytest.mark.parametrize(("page", "html"), text_cases("rendering.txt"))
def test_what_the_renderer_makes_of_a_page(page: str, html: str) -> None:
    code, _, text = page.partition("\n")
    text, _, together = text.partition("\n+ ")
    glossary = {"тау": "g#tau", "үлгі": "g#ulgi", "泰山": "g#tai"}
    view = View(LANGUAGES[code], glossary, has_partners=True, together=together.split())
    assert rendered(text, view=view) == html


def test_without_a_view_a_page_is_what_markdown_makes_of_it() -> None:
    html = rendered("Мәтін.\n\n# Тақырып", view=View(LANGUAGES["kk"]))
    assert html == '<p>Мәтін.</p>\n<h1 id="h1">Тақырып</h1>'


# Time


@pytest.mark.parametrize(
    ("piece", "times"),
    [("Тау мен тас. ", 500), ("*_`[", 300), ("<&{{", 300), ("1. ", 500)],
)
def test_text_is_escaped_and_read_back_in_linear_time(piece: str, times: int) -> None:
    assert grows_linearly(escape, piece, times * 20)
    assert grows_linearly(lambda text: plain(escape(text)), piece, times)


@pytest.mark.parametrize(("piece", "times"), [(" ", 6_000), ("<!--s1 ", 300)])
def test_the_mark_of_a_long_line_is_found_in_linear_time(piece: str, times: int) -> None:
    assert grows_linearly(lambda text: parse_mark(f"а{text}б"), piece, times)


def test_a_long_heading_is_read_in_linear_time(tmp_path: Path) -> None:
    assert grows_linearly(lambda text: read(tmp_path, f"# а{text}б <!--s1-->"), " ", 4_000)
