"""The whole site as one HTML document, which loads nothing and needs no network.

It is made of the built site: what a page shows there, it shows here. The site's scripts run as they
are; pages.js puts before them one page at a time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.resources import files
from pathlib import Path

from rjsmin import jsmin

from qostil.export.site import Binder, SitePage
from qostil.export.styles import Usage, used_styles
from qostil.files import read_text
from qostil.policy import closed_policy, inline_scripts

_THEME = "assets/javascripts/"  # the theme's scripts; its pages work without them
_ONLINE = "[data-online]"
_TWICE = ".attested__partner"  # pages.js takes it from the text when the glossary is shown
_NOT_HERE = f"script, label[for=__drawer], [data-md-component=palette], {_ONLINE}"
_ON_DEMAND = ("assets/js", "assets/search")
_COLOURS = 'data-md-color-primary="custom" data-md-color-accent="custom"'


@dataclass(frozen=True, slots=True)
class _Script:
    """A script of the site; `name`: its address there. One that is held runs when asked for."""

    name: str
    code: str
    is_held: bool = False

    def __str__(self) -> str:
        kind = 'type="text/plain" ' if self.is_held else ""
        return f'<script {kind}data-file="{escape(self.name)}">{self.code}</script>'


@dataclass(frozen=True)
class Document:
    """`pages`: those of the site, below one another if no scripts run; the first comes first."""

    site: Path
    pages: Sequence[SitePage]

    def __str__(self) -> str:
        """Give the whole document; the same site gives the same bytes."""
        scripts = list(self._scripts())
        chrome, content = "\n".join(self._chrome()), "\n".join(self._content())
        body = f"{chrome}\n{content}"
        style = self._style(body, scripts)
        policy = closed_policy((script.code for script in scripts), [style])
        lines = [
            "<!doctype html>",
            f'<html lang="{self.pages[0].language}" class="no-js">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            *self._about(),
            f"<style>{style}</style>",
            "</head>",
            f'<body dir="{_direction(self.pages[0])}" data-md-color-scheme="default" {_COLOURS}>',
            body,
            *map(str, scripts),
            "</body>",
            "</html>",
        ]
        return "\n".join(lines) + "\n"

    def _about(self) -> Iterator[str]:
        first = self.pages[0]
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield '<meta name="generator" content="Qostil">'
        yield f"<title>{escape(_title(first))}</title>"
        if _canonical(first):
            yield f'<link rel="canonical" href="{escape(_canonical(first))}">'

    @cached_property
    def _binder(self) -> Binder:
        return Binder(self.pages)

    @cached_property
    def _homes(self) -> Sequence[SitePage]:
        """The first page of each language."""
        return list({page.language: page for page in reversed(self.pages)}.values())[::-1]

    def _chrome(self) -> Iterator[str]:
        """Yield what stands around all pages: the first language's header, and each one's."""
        headers = {
            page.language: self._binder.chrome(page, "header", _NOT_HERE) for page in self._homes
        }
        yield self._binder.chrome(self.pages[0], "#__search")
        yield headers[self.pages[0].language]
        for code, header in headers.items():
            yield f'<template class="header" lang="{code}">{header}</template>'

    def _content(self) -> Iterator[str]:
        yield '<div class="md-container"><main class="md-main">'
        yield from map(self._page, self.pages)
        yield "</main></div>"
        meta = self._binder.chrome(self.pages[0], ".md-footer-meta")
        yield f'<footer class="md-footer">{meta}</footer>'

    def _page(self, page: SitePage) -> str:
        article = self._binder.content(page, "article", f"{_ONLINE}, {_TWICE}")
        footer = self._binder.content(page, ".md-footer", ".md-footer-meta")
        data = {"address": page.address, "title": _title(page), "canonical": _canonical(page)}
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
        return (
            f'<section class="page" id="{page.id}" lang="{page.language}" dir="{_direction(page)}" '
            f'{attributes}><div class="md-main__inner md-grid"><div class="md-content">{article}'
            f"</div></div>{footer}</section>"
        )

    def _scripts(self) -> Iterator[_Script]:
        """Yield those that are held, and behind them those that run, in the site's order."""
        names = [n for n in self._loaded("script[src]", "src") if not n.startswith(_THEME)]
        for folder in _ON_DEMAND:
            for path in sorted((self.site / folder).rglob("*.js")):
                name = path.relative_to(self.site).as_posix()
                if name not in names:
                    yield _Script(name, _safe(read_text(path)), is_held=True)
        for page in self._homes:
            yield _Script(f"choices/{page.language}", _choices(page), is_held=True)
        own = files(__package__).joinpath("pages.js").read_text("utf-8")
        yield _Script("choices", _choices(self.pages[0]))
        yield _Script("pages.js", _safe(str(jsmin(own))))
        for name in names:
            yield _Script(name, _safe(read_text(self.site / name)))

    def _style(self, body: str, scripts: Sequence[_Script]) -> str:
        usage = Usage.of(
            f"<html><head><body {_COLOURS}>{body}", [script.code for script in scripts]
        )
        linked = [self.site / name for name in self._loaded("link[rel=stylesheet]", "href")]
        # Those that scripts bring with their first use come behind.
        sheets = [*dict.fromkeys([*linked, *sorted((self.site / "assets" / "css").glob("*.css"))])]
        own = files(__package__).joinpath("pages.css").read_text("utf-8")
        return used_styles(
            [(read_text(path), path.parent) for path in sheets] + [(own, Path())], usage
        )

    def _loaded(self, selector: str, attribute: str) -> list[str]:
        """Give the site's files that pages load by an element, in order, each once."""
        found = (
            page.path(node.attributes.get(attribute) or "")
            for page in self.pages
            for node in page.tree.css(selector)
        )
        return list(dict.fromkeys(found))


def _title(page: SitePage) -> str:
    title = page.tree.css_first("title")
    return title.text().strip() if title else ""


def _direction(page: SitePage) -> str:
    body = page.tree.body
    return (body and body.attributes.get("dir")) or "ltr"


def _canonical(page: SitePage) -> str:
    link = page.tree.css_first("link[rel=canonical]")
    return (link.attributes.get("href") or "") if link else ""


def _choices(page: SitePage) -> str:
    """Give what a page does before it is painted: the reader's choices, in its language."""
    code = next((c for c in inline_scripts(page.html) if "qostil.takeChoices" in c), "")
    return _safe(code.strip())


def _safe(code: str) -> str:
    """Give a script that no HTML reader takes for the end of its element, with the same meaning."""
    return re.sub(r"<(?=/script|!--)", r"<\\", code, flags=re.IGNORECASE)
