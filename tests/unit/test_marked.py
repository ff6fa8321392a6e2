"""Markdown as a source: what stays Markdown, and that all else is text, exact and inert."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.markdown import inline, plain, read_page, write_page
from qostil.model import Page, Segment, bare
from qostil.source.marked import read_marked
from tests.unit.cases import text_cases
from tests.unit.rendering import rendered, shown
from tests.unit.timing import grows_linearly

# Marks of Markdown, HTML and templates among letters; what is closed is as likely as what is not.
PIECES = [
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    ";",
    "!",
    "#",
    "- ",
    "1. ",
    "|",
]
PIECES += ["\\", "{", "}", "{{ x }}", "{% x %}", "{: .x }", "<b>", "<script>", "](javascript:x)"]
PIECES += [
    "](https://example.org)",
    "&amp;",
    "&lt;",
    "<!--s1-1-->",
    "[^1]",
    "~~~",
    ":::",
    " ",
    "тау",
    "人",
]
INLINE = st.lists(st.sampled_from(PIECES), min_size=1).map("".join).map(str.strip).filter(bool)


def shape(text: str) -> list[str]:
    found = []
    for p in read_marked(Path("a.md"), text.split("\n")):
        kind = str(p.level) if p.level else "md" if p.markdown else "text"
        found.append(" ".join(filter(None, [kind, p.prefix and f"[{p.prefix}]", p.text])))
    return found


def page(*sources: str, prefix: str = "") -> str:
    segments = [
        Segment((f"s1-{n}",), plain(inline(source)), source=source, prefix=prefix)
        for n, source in enumerate(sources, 1)
    ]
    return write_page(Page("a.md", "kk", (tuple(segments),)))


@pytest.mark.parametrize(("source", "expected"), text_cases("marked.txt"))
def test_what_a_markdown_text_is_made_of(source: str, expected: str) -> None:
    assert shape(source) == expected.split("\n")


@given(st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "# ", "> ", "    ", "```\n", "===\n"])))
def test_no_letter_is_lost_over_markdown(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(p.text for p in read_marked(Path("a.md"), text.split("\n")))
    assert list(filter(str.isalpha, kept)) == list(filter(str.isalpha, text))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**қалың** *көлбеу* `код`", "<strong>қалың</strong> <em>көлбеу</em> <code>код</code>"),
        ("[мәтін](https://example.org/a_b)", '<a href="https://example.org/a_b">мәтін</a>'),
        ("`<b>` &amp; \\*", "<code>&lt;b&gt;</code> &amp; *"),
        ("<b>x</b> {{ x }} {: .x }", "&lt;b&gt;x&lt;/b&gt; {{ x }} {: .x }"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![x](https://example.org/x.png)", "![x](https://example.org/x.png)"),
        ("[x](b.md) [y][z]", "[x](b.md) [y][z]"),
        ("# x", "# x"),
        ("- x", "- x"),
        ("* x", "* x"),
        ("1. x", "1. x"),
        ("<https://example.org>", "&lt;https://example.org&gt;"),
    ],
)
def test_inline_markdown_stays_and_all_else_is_text(source: str, html: str) -> None:
    assert f'<span class="segment" id="s1-1" lang="kk">{html}</span>' in rendered(page(source))


@given(INLINE)
def test_nothing_but_inline_markdown_comes_of_it(source: str) -> None:
    found = shown(rendered(page(source)))
    assert {tag for tag, _ in found.elements} <= {"p", "span", "strong", "em", "code", "a"}
    assert not found.comments
    hrefs = {attributes["href"] for tag, attributes in found.elements if tag == "a"}
    assert hrefs <= {"https://example.org", "#s1-1"}


@given(INLINE)
def test_the_text_read_back_is_the_text_shown(source: str) -> None:
    number = "1.1"
    assert bare(shown(rendered(page(source))).text) == number + bare(plain(inline(source)))


READABLE = INLINE.filter(lambda source: bool(plain(inline(source)).strip()))


@given(st.lists(READABLE, min_size=1, max_size=3), st.sampled_from(["", "- ", "> ", "1. "]))
def test_what_is_written_is_read_as_segments(
    tmp_path_factory: pytest.TempPathFactory, sources: list[str], prefix: str
) -> None:
    path = tmp_path_factory.mktemp("marked") / "a.md"
    path.write_text("\n".join(page(source, prefix=prefix) for source in sources), "utf-8")
    found, _ = read_page(path, "a.md", "kk")
    assert [s.text for s in found.segments] == [plain(inline(source)).strip() for source in sources]


@pytest.mark.parametrize("piece", ["*", "* a", "`", "[", "[a](", "&", "\\", "<", "_a ", "{"])
def test_a_long_line_is_written_in_linear_time(piece: str) -> None:
    assert grows_linearly(inline, piece, times=5_000)
