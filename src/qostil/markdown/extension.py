"""The Python-Markdown extension: lines with ids become segments.

A block processor in the place of the paragraph's makes one element a line, and one around those
that translate together, before inline Markdown runs inside each; so neither disturbs the other.
When all else is done, a tree processor hangs on what the page's view knows: the partners' texts,
the links to the glossary.
"""

from itertools import islice
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from qostil.languages import without_stray_spaces
from qostil.markdown.beads import HEADINGS, complete, make_bead, set_ids
from qostil.markdown.marks import Mark, parse_mark
from qostil.markdown.page_view import PageView


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
            block.append(make_bead(list(islice(rest, size)), view.language))
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
            set_ids(heading, mark)


class _HeadingIds(Treeprocessor):
    """Headings without an id get one by their place, the same in every language."""

    def run(self, root: Element) -> None:
        for place, heading in enumerate(e for e in root.iter() if e.tag in HEADINGS):
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
            complete(root, view)
