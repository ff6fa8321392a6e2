"""Pages of the built site, made ready to stand in one document."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from qostil.export.styles import data_address
from qostil.files import read_text

Attributes = Sequence[tuple[str, str | None]]
_REFERRING = {"for", "aria-controls", "aria-describedby", "aria-labelledby"}
_PATHS = {"data-data", "data-root"}  # of the search form: the folders of its data and of the site


@dataclass(frozen=True)
class SitePage:
    """A page of the site: `address` below the site's root; `language` and `name` as in docs/."""

    site: Path
    address: str
    language: str
    name: str

    @property
    def id(self) -> str:
        """What it is called in a document of many: `zh/east-west`."""
        return f"{self.language}/{self.name.removesuffix('.md')}"

    @cached_property
    def html(self) -> str:
        """The page as it was built."""
        return read_text(self.site / self.address)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as elements, which nobody changes."""
        return LexborHTMLParser(self.html)

    def part(self, selector: str, drop: str = "") -> str:
        """Give an element that every page has, without those inside it that `drop` selects."""
        element = LexborHTMLParser(self.html).css_first(selector)
        if element is None:
            raise LookupError(f"{self.address} has no {selector}")
        for node in element.css(drop) if drop else ():
            node.decompose()
        return element.html or ""

    def path(self, address: str) -> str:
        """Give the path below the site's root that a relative address means."""
        return normpath(join(dirname(self.address), unquote(urlsplit(address).path)))


class Binder:
    """Lets pages stand in one document: each id has its page's before it, links lead inside."""

    def __init__(self, pages: Sequence[SitePage]) -> None:
        """Take all pages of the document."""
        self._ids: Mapping[str, str] = {page.address: page.id for page in pages}

    def chrome(self, page: SitePage, selector: str, drop: str = "") -> str:
        """Give what a page has around its content; its ids stay, for there is one of it."""
        return _rewritten(
            page.part(selector, drop), lambda tag, pairs: self._bound(page, tag, pairs)
        )

    def content(self, page: SitePage, selector: str, drop: str = "") -> str:
        """Give a part of what only this page has."""

        def change(tag: str, pairs: Attributes) -> Attributes:
            return [
                (name, _named(page, name, value)) for name, value in self._bound(page, tag, pairs)
            ]

        return _rewritten(page.part(selector, drop), change)

    def _bound(self, page: SitePage, tag: str, pairs: Attributes) -> Attributes:
        changed: list[tuple[str, str | None]] = []
        for name, value in pairs:
            if value and name in _PATHS:
                changed.append((name, page.path(value)))
            elif tag == "a" and name == "href":
                changed += [(name, href) for href in [self._href(page, value or "")] if href]
            elif name == "src":
                held = data_address(page.site / page.path(value or ""))
                changed += [(name, held)] if held else []
            else:
                changed.append((name, value))
        return changed

    def _href(self, page: SitePage, href: str) -> str:
        """Give where a link leads in the document; nothing where what it names is not in it."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = page.path(href) if parts.path else page.address
        if path not in self._ids:
            return ""
        fragment = f"/{parts.fragment}" if parts.fragment else ""
        return f"#{quote(self._ids[path])}{fragment}"


def _named(page: SitePage, name: str, value: str | None) -> str | None:
    """Give an attribute's value with the ids in it as they are in the document."""
    if value and name == "id":
        return f"{page.id}/{value}"
    if value and name in _REFERRING:
        return " ".join(f"{page.id}/{an_id}" for an_id in value.split())
    return value


class _Copy(HTMLParser):
    """Copies HTML as it stands, with changed attributes and single spaces."""

    def __init__(self, change: Callable[[str, Attributes], Attributes]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._change = change
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._preformatted += tag == "pre"
        pairs = self._change(tag, attrs)
        same = list(pairs) == list(attrs)
        self.parts.append((self.get_starttag_text() or "") if same else _tag(tag, pairs))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._preformatted -= tag == "pre"
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data if self._preformatted else re.sub(r"[ \t\n]+", " ", data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


def _rewritten(html: str, change: Callable[[str, Attributes], Attributes]) -> str:
    copy = _Copy(change)
    copy.feed(html)
    copy.close()
    return "".join(copy.parts).strip()


def _tag(tag: str, pairs: Attributes) -> str:
    given = (name if value is None else f'{name}="{escape(value)}"' for name, value in pairs)
    return f"<{' '.join([tag, *given])}>"
