"""What the search box in the browser searches, and the same search in Python.

An index holds a language's segments in order. `overrides/assets/js/search/index.js` reads it and
finds by the same rules as `Index.find`; a test holds both to the same hits.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qostil.languages import Language
from qostil.languages.scripts import IDEOGRAPH
from qostil.model import Page

_TOKEN = re.compile(rf"{IDEOGRAPH.pattern}+|(?:(?!{IDEOGRAPH.pattern})\w)+")


@dataclass(frozen=True, eq=False)
class Index:
    """A language's segments: `pages` as (address, title), `segments` as (page, id, text)."""

    language: Language
    pages: tuple[tuple[str, str], ...]
    segments: tuple[tuple[int, str, str], ...]

    def find(self, query: str) -> list[str]:
        """Give the ids of the segments that have every word of the query, in order.

        A run of Han is found wherever it stands; a word is found in any of its forms, and where a
        word starts with it.
        """
        tokens = _TOKEN.findall(_fold(query))
        if not tokens:
            return []
        return [
            an_id
            for (_, an_id, _), words in zip(self.segments, self._words, strict=True)
            if all(self._has(words, token) for token in tokens)
        ]

    def first_words(self) -> list[str]:
        """Give the first word or run of Han of the first segment that has one, to try a search."""
        tokens = (_TOKEN.findall(_fold(text)) for _, _, text in self.segments)
        return next(([found[0]] for found in tokens if found), [])

    @cached_property
    def _words(self) -> list[tuple[str, frozenset[str]]]:
        """Each segment's folded text and words."""
        folded = [_fold(text) for _, _, text in self.segments]
        return [(text, frozenset(_TOKEN.findall(text))) for text in folded]

    def _has(self, segment: tuple[str, frozenset[str]], token: str) -> bool:
        text, words = segment
        if IDEOGRAPH.match(token):
            return token in text
        keys = self.language.keys(token)
        return any(w.startswith(token) or not keys.isdisjoint(self.language.keys(w)) for w in words)

    def as_data(self) -> dict[str, Any]:
        """Give the index as the browser reads it."""
        return {
            "name": self.language.name,
            "direction": self.language.direction,
            "inflection": self.language.inflection.as_data() if self.language.inflection else None,
            "pages": self.pages,
            "segments": self.segments,
        }


def build_index(language: Language, pages: Iterable[Page], address: Callable[[Page], str]) -> Index:
    """Index all segments with an id of a language's pages; `address` is relative to the site."""
    listed = [page for page in pages if page.has_ids]
    return Index(
        language,
        tuple((address(page), page.title) for page in listed),
        tuple(
            (number, segment.ids[0], segment.text)
            for number, page in enumerate(listed)
            for segment in page.segments
            if segment.ids
        ),
    )


def script(index: Index) -> str:
    """Give the index as a classic script: on file:// a page can load nothing else."""
    data = json.dumps(index.as_data(), ensure_ascii=False, separators=(",", ":"))
    return f"qostilSearch({json.dumps(index.language.code)},{data})\n"


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
