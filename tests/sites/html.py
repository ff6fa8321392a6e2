"""A built page, as a test wants to ask it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-results", "data-none", "data-start")


@dataclass(frozen=True)
class Segment:
    """A segment or a heading with an id: `editorial` if the page says so of it."""

    id: str
    language: str
    text: str


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text("utf-8"))


def attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def segments(tree: LexborHTMLParser) -> list[Segment]:
    """Give a page's segments and headings in their order."""
    return [
        Segment(attribute(node, "id"), attribute(node, "lang"), node.text())
        for node in tree.css("article .segment, article :is(h1, h2, h3)[id][lang]")
    ]


def ids(tree: LexborHTMLParser) -> list[str]:
    return [attribute(node, "id") for node in tree.css("article [id]")]


def interface(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield what a page says in words, each piece with the language that it says it is in."""
    root = tree.css_first("html")
    assert root
    yield from _said(root, attribute(root, "lang"))


def _said(node: LexborNode, language: str) -> Iterator[tuple[str, str]]:
    language = attribute(node, "lang") or language
    if node.tag in ("script", "style", "svg", "kbd"):  # no words
        return
    for name in _SPOKEN:
        if attribute(node, name):
            yield language, attribute(node, name)
    if node.tag == "meta" and attribute(node, "name") == "description":
        yield language, attribute(node, "content")
    child = node.first_child
    while child:
        if child.is_text_node:
            if child.text_content and child.text_content.strip():
                yield language, child.text_content.strip()
        elif child.is_element_node:
            yield from _said(child, language)
        child = child.next


def bare(text: str) -> str:
    """Give a text without its white space."""
    return re.sub(r"\s+", "", text)
