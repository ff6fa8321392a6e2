"""The characters that a built site shows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from qostil.files import read_text

# What one reads in another language only by choice.
_BY_CHOICE = ".segment, .partner"
_HEADINGS = "h1, h2, h3, h4, h5, h6, th, b, strong"


@dataclass(frozen=True, slots=True)
class Usage:
    """Which characters a site shows.

    `pages`: by character, on how many pages it stands. `guests`: those that stand on a page of
    another language than their own, whatever the reader chooses: in titles, terms, the switch.
    `headings`: those of headings and of what else is bold.
    """

    pages: Mapping[str, int]
    guests: frozenset[str]
    headings: frozenset[str]

    @property
    def characters(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.pages)


def read_usage(site: Path) -> Usage:
    """Read every page of a built site."""
    pages: Counter[str] = Counter()
    guests: set[str] = set()
    headings: set[str] = set()
    for path in site.rglob("*.html"):
        html = read_text(path)
        # With its tags and scripts, which are ASCII: what counts as shown is hard to tell.
        pages.update(set(unescape(html)))
        tree = LexborHTMLParser(html)
        headings |= _characters(tree.css(_HEADINGS))
        guests |= _guests(tree)
    return Usage(pages, frozenset(guests), frozenset(headings))


def _guests(tree: LexborHTMLParser) -> set[str]:
    root = tree.css_first("html")
    own = root.attributes.get("lang") if root else None
    for node in tree.css(_BY_CHOICE):
        node.decompose()
    return _characters(node for node in tree.css("[lang]") if node.attributes["lang"] != own)


def _characters(nodes: Iterable[LexborNode]) -> set[str]:
    return {character for node in nodes for character in node.text()}
