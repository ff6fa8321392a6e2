"""The checks of a built site: a small whole one, then the same broken in one way at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qostil.check import check_site
from qostil.errors import InputError

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
EXPECTED = {
    "index.html": [("s1", "Тау"), ("s1-1", "Биік тау."), ("s1-2", "Қар бар.")],
    "zh/index.html": [("s1", "山"), ("s1-1", "高山。"), ("s1-2", "有雪。")],
}


def page(code: str, other: str, title: str, first: str, second: str) -> str:
    return f"""<!doctype html><html lang="{code}"><head>{POLICY}
<link rel="stylesheet" href="{"../" if code == "zh" else ""}a.css">
</head><body><a href="{other}" hreflang="x">…</a><article>
<h1 id="s1" lang="{code}">{title}</h1>
<p><span class="segment" id="s1-1" lang="{code}">{first}</span><a href="{other}#s1-1">…</a>
<span class="segment" id="s1-2" lang="{code}">{second}</span></p>
<a href="https://example.org/">…</a> <a href="mailto:a@example.org">…</a> <a href="#s1-2">…</a>
</article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "zh").mkdir()
    kazakh = page("kk", "zh/index.html", "Тау", "Биік тау.", "Қар бар.")
    chinese = page("zh", "../index.html", "山", "高山。", "有雪。")
    (tmp_path / "index.html").write_text(kazakh, "utf-8")
    (tmp_path / "zh" / "index.html").write_text(chinese, "utf-8")
    (tmp_path / "a.css").write_text("p {color: red; background: url(a.png)}", "utf-8")
    error_page = f'<html lang="kk">{POLICY}<a href="/repo/x.html">…</a></html>'
    (tmp_path / "404.html").write_text(error_page, "utf-8")
    return tmp_path


def problems(site: Path) -> list[str]:
    return [str(p.below(site)) for p in check_site(site, ["kk", "zh"], EXPECTED)]


def change(site: Path, file: str, old: str, new: str) -> None:
    text = (site / file).read_text("utf-8")
    assert text.count(old) == 1
    (site / file).write_text(text.replace(old, new), "utf-8")


def test_a_whole_site_has_nothing_wrong(site: Path) -> None:
    assert problems(site) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("index.html", POLICY, "", "no Content-Security-Policy"),
        ("404.html", POLICY, "", "no Content-Security-Policy"),
        ("index.html", "Қар бар.", 'Қар <b id="s1">бар</b>.', "the id s1 stands 2 times"),
        (
            "index.html",
            "zh/index.html#s1-1",
            "zh/index.html#s9",
            "leads to no place on zh/index.html",
        ),
        ("index.html", '"#s1-2"', '"#s9"', "the link #s9 leads to no place on index.html"),
        ("zh/index.html", "../index.html#s1-1", "../b.html", "the link ../b.html leads nowhere"),
        ("index.html", '"#s1-2"', '"/zh/index.html"', "starts at the host's root"),
        ("index.html", '"#s1-2"', '"javascript:alert(1)"', "a link with the scheme javascript"),
        ("index.html", '"#s1-2"', '"data:text/html,x"', "a link with the scheme data"),
        (
            "index.html",
            "</head>",
            '<script src="b.js"></script></head>',
            "b.js, which is not there",
        ),
        ("index.html", '"a.css"', '"b.css"', "it loads b.css, which is not there"),
        ("index.html", '"a.css"', '"https://x.org/a.css"', "it loads https://x.org/a.css"),
        ("index.html", "</p>", '<img src="//x.org/a.png"></p>', "it loads //x.org/a.png"),
        (
            "index.html",
            "</head>",
            '<link rel="preconnect" href="https://x.org"></head>',
            "it loads",
        ),
        ("a.css", "url(a.png)", "url(https://x.org/a.png)", "it loads https://x.org/a.png"),
        ("a.css", "p {", "@import '//x.org/b.css'; p {", "it loads //x.org/b.css"),
        ("index.html", '<html lang="kk">', '<html lang="en">', "<html lang='en'>"),
        ("index.html", 'id="s1-2" lang="kk"', 'id="s1-2" lang="zh"', "s1-2 is marked as zh"),
        ("index.html", "Қар бар.", "Қар.", "the segment s1-2 reads “Қар.”"),
        ("index.html", "Биік тау.", "Биік тау. Биік тау.", "the segment s1-1 reads"),
        ("zh/index.html", "有雪。", "有雪", "the segment s1-2 reads “有雪”"),
        ("zh/index.html", "高山。", "高&amp;山。", "the segment s1-1 reads “高&山。”"),
    ],
)
def test_a_site_that_is_broken_in_one_way_has_that_one_problem(
    site: Path, file: str, old: str, new: str, problem: str
) -> None:
    change(site, file, old, new)
    (found,) = problems(site)
    assert found.startswith(f"{file}: ")
    assert problem in found


@pytest.mark.parametrize("tag", ["<html>", '<html lang="kk">', '<html lang="en">'])
def test_a_page_in_a_language_s_folder_says_that_language(site: Path, tag: str) -> None:
    change(site, "zh/index.html", '<html lang="zh">', tag)
    assert any(p.startswith("zh/index.html: <html lang=") for p in problems(site))


def test_white_space_makes_no_difference_to_a_segment(site: Path) -> None:
    change(site, "index.html", "Биік тау.", "Биік\n  <b>т</b>ау.")
    assert problems(site) == []


def test_a_segment_in_the_letters_of_the_other_language_is_marked_wrong(site: Path) -> None:
    change(site, "index.html", "Қар бар.", "有雪。")
    assert [p for p in problems(site) if "s1-2 is marked as kk: “有雪。”" in p]


def test_a_segment_may_hold_a_foreign_name_or_a_number_alone(site: Path) -> None:
    change(site, "index.html", "Қар бар.", "UNESCO 1948")
    assert not [p for p in problems(site) if "is marked as" in p]


def _without_segment(site: Path) -> None:
    change(site, "index.html", '<span class="segment" id="s1-2" lang="kk">Қар бар.</span>', "")
    change(site, "index.html", 'href="#s1-2"', 'href="#s1"')


def _with_another_segment(site: Path) -> None:
    for file, code, text in (("index.html", "kk", "Тағы."), ("zh/index.html", "zh", "又。")):
        added = f'<span class="segment" id="s1-3" lang="{code}">{text}</span></p>'
        change(site, file, "</p>", added)


def _with_segments_moved(site: Path) -> None:
    for file, code, text in (("index.html", "kk", "Қар бар."), ("zh/index.html", "zh", "有雪。")):
        second = f'<span class="segment" id="s1-2" lang="{code}">{text}</span>'
        change(site, file, second, "")
        change(site, file, "<p>", f"<p>{second}")


def _without_counterpart(site: Path) -> None:
    (site / "b.html").write_text((site / "index.html").read_text("utf-8"), "utf-8")


def _without_original(site: Path) -> None:
    (site / "zh" / "b.html").write_text((site / "zh" / "index.html").read_text("utf-8"), "utf-8")


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (
            _without_segment,
            {
                "index.html: ids differ from zh/index.html: s1-2",
                "index.html: the segment s1-2 is not there",
            },
        ),
        (
            _with_another_segment,
            {
                "index.html: the segments s1-3, which docs/ does not have",
                "zh/index.html: the segments s1-3, which docs/ does not have",
            },
        ),
        (
            _with_segments_moved,
            {
                "index.html: segments in the order s1 s1-2 s1-1",
                "zh/index.html: segments in the order s1 s1-2 s1-1",
            },
        ),
        (_without_counterpart, {"b.html: no page zh/b.html"}),
        (_without_original, {"b.html: no page b.html"}),
    ],
)
def test_pages_that_lack_what_they_should_have(
    site: Path, broken: Callable[[Path], None], expected: set[str]
) -> None:
    broken(site)
    assert {problem.partition(";")[0] for problem in problems(site)} == expected


def test_a_page_of_docs_that_was_not_built_is_missing(site: Path) -> None:
    expected = {**EXPECTED, "whole.html": [("s2", "Жалпы")]}
    (found,) = check_site(site, ["kk", "zh"], expected)
    assert str(found.below(site)).startswith("whole.html: no such page")


def test_where_there_is_no_site_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no index\.html is here"):
        check_site(tmp_path, ["kk"], {})
