"""The Python-Markdown extension: lines with ids become segments.

A block processor in the place of the paragraph's makes one `<span class="segment">` a line, and one
`<span class="bead">` around those that translate together, before inline Markdown runs inside each;
so neither disturbs the other. When all else is done, a tree processor hangs on what the page's view
knows: the partners' texts, the links to the glossary.

    <span class="bead">
      <span class="own"><a class="number"/><span class="segment" id lang>…</span></span>
      <span class="partner" lang>…</span>
    </span>
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from qostil.ids import reference
from qostil.languages import Language, without_stray_spaces
from qostil.markdown.decoration import CODE, Stretch, decorate, mark_wide
from qostil.markdown.marks import Mark, parse_mark

SEGMENT = "segment"
BEAD = "bead"
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_OPAQUE = CODE | {"a"}  # no link goes into these


class PageView(Protocol):
    """What the page that is being rendered knows beyond its own text."""

    @property
    def language(self) -> Language:
        """The page's language."""
        ...

    def sizes(self, marks: Sequence[Mark]) -> Sequence[int]:
        """Give how many lines each bead of a block has, from its lines' marks, in order."""
        ...

    def beside(self, marks: Sequence[Mark]) -> Sequence[Element]:
        """Give what stands beside the lines of a bead: what the other languages have for them."""
        ...

    def behind(self, mark: Mark) -> Sequence[Element]:
        """Give what stands behind a segment: notes on it."""
        ...

    def missing(self, mark: Mark) -> Sequence[Element]:
        """Give the beads that come after a line, of which only other languages have lines."""
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
        rest = iter([(text.strip(), mark or Mark()) for text, mark in lines])
        for size in view.sizes([mark or Mark() for _, mark in lines]):
            block.append(_bead(list(islice(rest, size)), view.language))
        block[-1].tail = ""


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


def _bead(lines: Sequence[tuple[str, Mark]], language: Language) -> Element:
    """Make a bead of its lines; what stands beside them comes when all Markdown is done."""
    glue = " " if language.spaced else ""
    bead = Element("span", {"class": BEAD})
    own = SubElement(bead, "span", {"class": "own"})
    for text, mark in lines:
        own.append(_segment(text, mark, language))
        own[-1].tail = glue
    own[-1].tail = ""
    bead.tail = glue
    return bead


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
    """Hangs on the headings, beads and segments what the page's view knows of them."""

    def __init__(self, md: Markdown, extension: SegmentExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        view = self.extension.view
        if view:
            _visit(root, view)


def _visit(parent: Element, view: PageView) -> None:
    """Go through the tree in the text's order."""
    children: list[Element] = []
    for child in parent:
        if child.get("class") == BEAD:
            children += _complete_bead(child, view)
        elif child.tag in _HEADINGS:
            mark = _take_mark(child)
            children += [child, *_below(mark, view)] if mark else [child]
        else:
            _visit(child, view)
            children.append(child)
    parent[:] = children


def _below(mark: Mark, view: PageView) -> Iterator[Element]:
    yield from view.below(mark)
    missing = view.missing(mark)
    if missing:
        paragraph = Element("p")
        paragraph.extend(missing)
        yield paragraph


def _complete_bead(bead: Element, view: PageView) -> list[Element]:
    """Fill a bead; gives it with those after it that this language has no lines in."""
    own = bead[0]
    marks: list[Mark] = []
    children: list[Element] = []
    for segment in own:
        marks.append(_take_mark(segment) or Mark())
        _decorate_segment(segment, marks[-1], view)
        children += _with_notes(segment, marks[-1], view)
    own[:] = children
    bead.extend(view.beside(marks))
    beads = [bead, *(gap for mark in marks for gap in view.missing(mark))]
    for element in beads[1:]:
        element.tail = bead.tail
    return beads


def _with_notes(segment: Element, mark: Mark, view: PageView) -> Iterator[Element]:
    """Yield a segment between its number and what is said of it; the space comes behind them all."""
    if mark.ids:
        yield _number(mark)
    notes = view.behind(mark)
    if notes:
        notes[-1].tail, segment.tail = segment.tail, ""
    yield segment
    yield from notes


def _decorate_segment(segment: Element, mark: Mark, view: PageView) -> None:
    text = "".join(segment.itertext())
    terms = [Stretch(start, end, _link(href)) for start, end, href in view.terms(mark, text)]
    decorate(segment, terms, _OPAQUE)
    mark_wide(segment, view.language.wide)


def _link(href: str) -> Callable[[], Element]:
    return lambda: Element("a", {"class": "term", "href": href})


def _number(mark: Mark) -> Element:
    """Make the number by which a segment is cited, with its own address."""
    number = Element("a", {"class": "number", "href": f"#{mark.ids[0]}"})
    number.text = reference(*mark.ids)
    return number


def _take_mark(element: Element) -> Mark | None:
    return parse_mark(element.attrib.pop("data-mark", ""))[1]
