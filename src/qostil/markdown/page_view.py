"""What the renderer asks of a page; who renders it answers."""

from collections.abc import Sequence
from typing import Protocol
from xml.etree.ElementTree import Element

from qostil.languages import Language
from qostil.markdown.marks import Mark


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
