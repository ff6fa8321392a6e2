"""The Python-Markdown extension: lines with ids become segments.

A block processor in the place of the paragraph's makes one `<span class="segment">` a line before
inline Markdown runs inside each, so neither disturbs the other. When all else is done, a tree
processor hangs on what the page's view knows: links to the partners, links to the glossary.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from qostil.languages import Language, without_stray_spaces
from qostil.markdown.marks import Mark, parse_mark

SEGMENT = "segment"
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_OPAQUE = {"a", "code", "pre"}  # no link goes into these


class PageView(Protocol):
    """What the page that is being rendered knows beyond its own text."""

    @property
    def language(self) -> Language:
        """The page's language."""
        ...

    def behind(self, mark: Mark) -> Sequence[Element]:
        """Give what stands behind a segment: links to its partners, notes on it."""
        ...

    def below(self, mark: Mark) -> Sequence[Element]:
        """Give what stands below a heading that has an id."""
        ...

    def terms(self, mark: Mark, text: str) -> Sequence[tuple[int, int, str]]:
        """Give `(start, end, href)` of the glossary terms to link in a segment, in order."""
        ...


class SegmentExtension(Extension):
    """Set `view` before each page is rendered; None leaves pages as Markdown makes them."""

    view: PageView | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Put the processors in the places of those they replace."""
        md.parser.blockprocessors.register(_Paragraphs(md.parser, self), "paragraph", 10)
        md.parser.blockprocessors.register(_Headings(md.parser, self), "hashheader", 70)
        # Before toc (5) gives slugs, which differ between languages or are empty for Han.
        md.treeprocessors.register(_HeadingIds(md), "qostil_heading_ids", 6)
        # After all else: MkDocs (0) would look for the partners' files, which it does not know.
        md.treeprocessors.register(_Links(md, self), "qostil_links", -10)


class _Paragraphs(ParagraphProcessor):
    def __init__(self, parser: BlockParser, extension: SegmentExtension) -> None:
        super().__init__(parser)
        self.extension = extension

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = [parse_mark(line) for line in blocks[0].strip("\n").split("\n")]
        view = self.extension.view
        if not view or not any(mark for _, mark in lines):
            if view and not view.language.spaced:
                blocks[0] = without_stray_spaces(blocks[0])
            super().run(parent, blocks)
            return
        blocks.pop(0)
        is_tight_item = self.parser.state.isstate("list")
        block = parent if is_tight_item else SubElement(parent, "p")
        for text, mark in lines:
            span = _segment(text.strip(), mark or Mark(), view.language)
            span.tail = " " if view.language.spaced else ""
            block.append(span)
        span.tail = ""


class _Headings(HashHeaderProcessor):
    def __init__(self, parser: BlockParser, extension: SegmentExtension) -> None:
        super().__init__(parser)
        self.extension = extension

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        heading = parent[-1]
        text, mark = parse_mark(heading.text or "")
        if mark and self.extension.view:
            heading.text = text.strip()
            heading.set("lang", self.extension.view.language.code)
            _set_ids(heading, mark)


def _segment(text: str, mark: Mark, language: Language) -> Element:
    span = Element("span", {"class": SEGMENT, "lang": language.code})
    span.text = text
    _set_ids(span, mark)
    return span


def _set_ids(element: Element, mark: Mark) -> None:
    """Give the element its first id, and an empty anchor for each further one and each alias."""
    first, *rest = mark.ids or ("",)
    if first:
        element.set("id", first)
    text, element.text = element.text, ""
    for an_id in (*rest, *mark.aliases):
        SubElement(element, "span", {"id": an_id, "class": "anchor"})
    if len(element):
        element[-1].tail = text
    else:
        element.text = text
    # The mark travels to the tree processor in the tree; it is taken out there.
    element.set("data-mark", str(mark))


class _HeadingIds(Treeprocessor):
    """Headings without an id get one by their place, the same in every language."""

    def run(self, root: Element) -> None:
        for place, heading in enumerate(e for e in root.iter() if e.tag in _HEADINGS):
            if "id" not in heading.attrib:
                heading.set("id", f"h{place + 1}")


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, extension: SegmentExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        view = self.extension.view
        for parent in list(root.iter()):
            for place in reversed(range(len(parent))):
                element = parent[place]
                mark = _take_mark(element)
                if not view or not mark:
                    continue
                if element.tag in _HEADINGS:
                    _insert(parent, place + 1, view.below(mark))
                else:
                    text = "".join(element.itertext())
                    _link_terms(element, view.terms(mark, text))
                    _insert(parent, place + 1, view.behind(mark))


def _take_mark(element: Element) -> Mark | None:
    return parse_mark(element.attrib.pop("data-mark", ""))[1]


def _insert(parent: Element, place: int, elements: Sequence[Element]) -> None:
    """Put elements behind the one before `place`; the space behind that comes behind them all."""
    if not elements:
        return
    before = parent[place - 1]
    elements[-1].tail, before.tail = before.tail, ""
    for offset, element in enumerate(elements):
        parent.insert(place + offset, element)


def _link_terms(span: Element, terms: Sequence[tuple[int, int, str]]) -> None:
    """Wrap each term in a link, piece by piece where markup runs through it."""
    if not terms:
        return
    offset = 0
    for holder, is_tail, text, opaque in list(_texts(span)):
        here = [(max(s, offset), min(e, offset + len(text)), href) for s, e, href in terms]
        here = [(s - offset, e - offset, href) for s, e, href in here if s < e]
        if here and not opaque:
            _wrap(span, holder, is_tail, text, here)
        offset += len(text)


def _texts(element: Element, opaque: bool = False) -> Iterator[tuple[Element, bool, str, bool]]:
    """Yield all texts below an element: their holder, whether they are its tail, the text."""
    opaque = opaque or element.tag in _OPAQUE
    if element.text:
        yield element, False, element.text, opaque
    for child in element:
        yield from _texts(child, opaque)
        if child.tail:
            yield child, True, child.tail, opaque


def _wrap(
    span: Element, holder: Element, is_tail: bool, text: str, terms: Sequence[tuple[int, int, str]]
) -> None:
    links = []
    for number, (start, end, href) in enumerate(terms):
        link = Element("a", {"class": "term", "href": href})
        link.text = text[start:end]
        following = terms[number + 1][0] if number + 1 < len(terms) else len(text)
        link.tail = text[end:following]
        links.append(link)
    lead = text[: terms[0][0]]
    if is_tail:
        holder.tail = lead
        parent = next(p for p in span.iter() if any(child is holder for child in p))
        place = list(parent).index(holder) + 1
    else:
        holder.text = lead
        parent, place = holder, 0
    for number, link in enumerate(links):
        parent.insert(place + number, link)
