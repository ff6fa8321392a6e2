"""The index of a language: its segments in order, and how they are found.

`Index.find` is the reference; the box in the browser (`overrides/assets/js/search/`) finds by the
same rules in what `writing` wrote of the index, and a test holds both to the same hits.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qostil.languages import Language
from qostil.model import Page
from qostil.search.lexicon import Lexicon
from qostil.search.matching import matches
from qostil.search.query import parse
from qostil.search.ranking import ranked
from qostil.search.tokens import pieces


class Entry(NamedTuple):
    """A segment: the number of its page, its ids, its text."""

    page: int
    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, eq=False)
class Index:
    """A language's segments in order; `pages` as (address, title)."""

    language: Language
    pages: tuple[tuple[str, str], ...]
    segments: tuple[Entry, ...]

    def find(self, query: str, near: bool = False) -> list[str]:
        """Give the first id of each segment that is found, the best first.

        With `near`, one letter of a word that the text does not have may differ.
        """
        parts = [matches(self.lexicon, part, near) for part in parse(query)]
        pages = [entry.page for entry in self.segments]
        return [self.segments[n].ids[0] for n in ranked(self.lexicon, pages, parts)]

    def first_words(self) -> list[str]:
        """Give the first word or run of the first segment that has one, to try a search."""
        found = (piece for entry in self.segments for _, piece in pieces(entry.text))
        return [piece for piece in [next(found, "")] if piece]

    @cached_property
    def lexicon(self) -> Lexicon:
        """Where each term stands."""
        return Lexicon.of(self.language, (entry.text for entry in self.segments))


def build_index(language: Language, pages: Iterable[Page], address: Callable[[Page], str]) -> Index:
    """Index all segments with an id of a language's pages; `address` is relative to the site."""
    listed = [page for page in pages if page.has_ids]
    return Index(
        language,
        tuple((address(page), page.title) for page in listed),
        tuple(
            Entry(number, segment.ids, segment.text)
            for number, page in enumerate(listed)
            for segment in page.segments
            if segment.ids
        ),
    )
