"""Pages of a built site, made ready to stand in one document."""

from pathlib import Path

import pytest

from qostil.export.site import Binder, SitePage

PAGE = """<!doctype html><html lang="zh"><body><header id="top"><a href="../index.html">x</a>
<form data-data="../../assets/search" data-root="../.."></form><hr></header>
<article>{}</article></body></html>"""


def bound(site: Path, content: str, selector: str = "article") -> str:
    """Give what comes of the content of the page zh/a/b.html, beside the home pages."""
    (site / "zh/a").mkdir(parents=True)
    (site / "zh/a/b.html").write_text(PAGE.format(content), "utf-8")
    (site / "dot.png").write_bytes(b"dot")
    page = SitePage(site, "zh/a/b.html", "zh", "a/b.md")
    homes = [SitePage(site, "index.html", "kk", "index.md")]
    homes.append(SitePage(site, "zh/index.html", "zh", "index.md"))
    binder = Binder([*homes, page])
    bind = binder.content if selector == "article" else binder.chrome
    return bind(page, selector, "hr").removeprefix("<article>").removesuffix("</article>")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<p id="s1-1">山</p>', '<p id="zh/a/b/s1-1">山</p>'),
        ('<a href="#s1-1">1</a>', '<a href="#zh/a/b/s1-1">1</a>'),
        ('<a href="../index.html">1</a>', '<a href="#zh/index">1</a>'),
        ('<a href="../../index.html#s0-1">1</a>', '<a href="#kk/index/s0-1">1</a>'),
        ('<a href="https://example.org/">1</a>', '<a href="https://example.org/">1</a>'),
        ('<a href="../../offline.zip">1</a>', "<a>1</a>"),
        ('<label for="x" aria-describedby="x y">1</label>',
         '<label for="zh/a/b/x" aria-describedby="zh/a/b/x zh/a/b/y">1</label>'),
        ('<img src="../../dot.png" alt="">', '<img src="data:image/png;base64,ZG90" alt="">'),
        ('<img src="../gone.png" alt="a">', '<img alt="a">'),
        ("<p>a\n\n   b &lt;i&gt;&nbsp;</p>", "<p>a b &lt;i&gt;&nbsp;</p>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ('<template><i id="x">&amp;</i></template>',
         '<template><i id="zh/a/b/x">&amp;</i></template>'),
        ("a<hr>b", "ab"),
    ],
)  # fmt: skip
def test_ids_and_links_are_the_document_s(content: str, expected: str, tmp_path: Path) -> None:
    assert bound(tmp_path, content) == expected


def test_around_the_pages_ids_stay(tmp_path: Path) -> None:
    assert bound(tmp_path, "", "header") == (
        '<header id="top"><a href="#zh/index">x</a> '
        '<form data-data="assets/search" data-root="."></form></header>'
    )
