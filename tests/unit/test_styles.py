"""Style sheets cut down to one page."""

from base64 import b64encode
from pathlib import Path

import pytest

from qostil.export.styles import Usage, used_styles

PAGE = '<html lang="kk"><body dir="ltr"><p class="note" id="a" data-on="x">тау <b>山</b></p>'
USAGE = Usage.of(PAGE, ['root.classList.add("is-open"); data.on = "y"'])
URL = "data:image/svg+xml;charset=utf-8,<svg;>"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{color:red}table{color:blue}", "p{color:red}"),
        (".note{top:0}.other{top:1px}", ".note{top:0}"),
        (".other,p.note,p.other{top:0}", "p.note{top:0}"),
        ("p:not(.other):hover{top:0}", "p:not(.other):hover{top:0}"),
        (":is(.other,.note) b::before{top:0}", ":is(.other,.note) b::before{top:0}"),
        (".is-open{top:0}", ".is-open{top:0}"),  # a script may set it
        ("#a{top:0}#z{top:0}", "#a{top:0}"),
        ("[data-on=x]{top:0}[data-on=y]{top:1px}[data-on=z]{top:2px}",
         "[data-on=x]{top:0}[data-on=y]{top:1px}"),
        ("[dir=ltr] p{left:0}[dir=rtl] p{right:0}", "[dir=ltr] p{left:0}"),
        ("@media print{table{top:0}}@media screen{p{top:0}}", "@media screen{p{top:0}}"),
        (f'p{{--a:url("{URL}");--b:1;left:var(--b)}}', "p{--b:1;left:var(--b)}"),
        ("@keyframes k{from{top:0}}", "@keyframes k{from{top:0}}"),
        ("p{background:url(https://example.org/a.svg)}", ""),
        ("p{background:url(missing.svg)}", ""),
    ],
)  # fmt: skip
def test_only_what_can_apply_to_the_page_is_kept(css: str, kept: str, tmp_path: Path) -> None:
    assert used_styles([(css, tmp_path)], USAGE) == kept


def face(weight: int, ranges: str, file: str) -> str:
    return f'@font-face{{font-weight:{weight};src:url("{file}");unicode-range:{ranges}}}'


def test_fonts_come_along_if_the_page_shows_their_characters(tmp_path: Path) -> None:
    (tmp_path / "small.woff2").write_bytes(b"font")
    (tmp_path / "large.woff2").write_bytes(b"f" * 20_000)
    held = f"data:font/woff2;base64,{b64encode(b'font').decode()}"
    han, latin, cyrillic = "U+4E00-9FFF", "U+20-7A, U+A0", "u+4??"
    wanted = [face(400, han, "small.woff2"), face(700, cyrillic, "small.woff2")]
    unwanted = [face(400, "U+600-6FF", "small.woff2"), face(400, han, "large.woff2")]
    css = used_styles(
        [("".join([*unwanted, *wanted, face(400, latin, "gone.woff2")]), tmp_path)], USAGE
    )
    assert css.count("@font-face") == len(wanted)
    assert css.count(held) == len(wanted)
    assert "600" not in css
    assert "large" not in css
