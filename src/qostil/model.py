"""The words that all stages share: segment, bead, page, occurrence.

A segment is the smallest stretch that translates as one; its id is the same in all languages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import inf
from pathlib import Path

from qostil.ids import section_number

HOME = "index.md"
# Generated; people's own pages have other names.
GLOSSARY = "glossary.md"
CONTENTS = "sections.md"
PLACES = "glossary/"  # in it a page for each term that has very many places
LETTERS = f"{PLACES}letters/"  # in it a page for each letter of a long glossary


def bare(text: str) -> str:
    """Give a text without white space: what must never be lost, doubled or moved."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading of the source, and where it comes from.

    `text` is one line, without white space around it. `level`: 0 for running text, 1 to 6 for a
    heading. `key`: what a numbered heading says in any language (`article 1`), or nothing. `row`:
    paragraphs of the same row were given as translations of each other; 0 where nobody said so.
    `markdown`: the text is inline Markdown, and `prefix` what stands before it, as `- ` or `> `.
    """

    text: str
    level: int = 0
    file: Path = Path()
    line: int = 0
    key: str = ""
    row: int = 0
    markdown: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the source that is aligned as one: a sentence or a clause up to `;`.

    `text` is the source's own, without the white space around it; `paragraph` counts from 0, and
    `level` is the paragraph's. In Markdown `text` is what a reader sees, `source` how it is written
    and `prefix` what its line starts with.
    """

    text: str
    paragraph: int
    level: int = 0
    source: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Bead:
    """What the aligner finds: runs of units that translate each other, one run per language.

    `spans` holds `(start, stop)` per language, in the order in which the texts were given; an
    empty span says that the language has nothing there. `confidence` is a probability.
    """

    spans: tuple[tuple[int, int], ...]
    confidence: float

    @property
    def shape(self) -> tuple[int, ...]:
        """Give the number of units on each side: (1, 1), (2, 1), (0, 1)."""
        return tuple(stop - start for start, stop in self.spans)


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of a page.

    `ids`: what it translates, one id as a rule. `aliases`: ids that this page resolves at this
    line although the line does not translate them: kept for old links, or because this language
    has no words for them. `level`: 0 for running text, 1 to 6 for a heading. `text` is plain:
    what a reader sees, without Markdown; `source` and `prefix` are the Markdown that it came from,
    if it did. `line` is its place in the file, 0 before it has one.
    """

    ids: tuple[str, ...]
    text: str
    aliases: tuple[str, ...] = ()
    editorial: bool = False
    doubtful: bool = False
    level: int = 0
    line: int = field(default=0, compare=False)
    source: str = field(default="", compare=False)
    prefix: str = field(default="", compare=False)


Block = tuple[Segment, ...]  # a paragraph, a list item, or a heading by itself


@dataclass(frozen=True)
class Page:
    """A section in one language. `name` is its path below `docs/<language>/`, as in `a/b.md`."""

    name: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def segments(self) -> Iterator[Segment]:
        """Yield headings and running text, in the file's order."""
        return chain.from_iterable(self.blocks)

    @cached_property
    def title(self) -> str:
        """Give the text of the first heading, or nothing."""
        return next((s.text for s in self.segments if s.level), "")

    @cached_property
    def section(self) -> float:
        """Give the number of the section that it is; ordinary pages come after all of them."""
        if self.name == HOME:
            return 0
        return section_number(self.ids[0]) if self.ids else inf

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Give all ids and aliases on the page, in order."""
        return tuple(an_id for s in self.segments for an_id in (*s.ids, *s.aliases))

    @cached_property
    def openings(self) -> frozenset[int]:
        """Give the lines with which its blocks start."""
        return frozenset(block[0].line for block in self.blocks)

    @cached_property
    def is_bare(self) -> bool:
        """Tell whether it has a heading that answers for other ids, and no text."""
        segments = list(self.segments)
        return len(segments) == 1 and bool(segments[0].level and segments[0].aliases)

    @cached_property
    def has_ids(self) -> bool:
        """Tell whether this is a page of a text, not ordinary documentation."""
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term found in a text: `[start, end)` in code points; nested if it lies in a longer one."""

    concept: str
    term: str
    start: int
    end: int
    nested: bool = False
