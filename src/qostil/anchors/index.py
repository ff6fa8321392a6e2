"""The index of all ids over all languages, built before any page is rendered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qostil.errors import Problem
from qostil.model import Page, Segment


@dataclass(frozen=True, slots=True)
class Place:
    """Where a language's page resolves an id; `is_alias`: no line there translates it."""

    page: Page
    segment: Segment
    is_alias: bool


class Anchors:
    """Ids to places. `docs` is the folder of the pages, for messages."""

    def __init__(self, pages: Mapping[str, Sequence[Page]], docs: Path) -> None:
        """Index all pages of all languages; the first place of an id counts."""
        self._docs = docs
        self._pages = pages
        self._names = {code: {page.name for page in of} for code, of in pages.items()}
        self._places: dict[str, dict[str, Place]] = {code: {} for code in pages}
        self._doubled: list[tuple[str, Place, Place]] = []
        for code, language_pages in pages.items():
            for page in language_pages:
                self._index(self._places[code], page)

    def _index(self, places: dict[str, Place], page: Page) -> None:
        for segment in page.segments:
            for an_id in (*segment.ids, *segment.aliases):
                place = Place(page, segment, is_alias=an_id in segment.aliases)
                first = places.setdefault(an_id, place)
                if first is not place:
                    self._doubled.append((an_id, first, place))

    def place(self, language: str, an_id: str) -> Place | None:
        """Give where a language has an id, or None."""
        return self._places[language].get(an_id)

    def partners(self, language: str, an_id: str) -> Iterator[tuple[str, Place]]:
        """Yield the other languages that resolve an id, each with the place."""
        for code, places in self._places.items():
            if code != language and an_id in places:
                yield code, places[an_id]

    def problems(self) -> list[Problem]:
        """Give all that is wrong between the languages, in the order of files and lines."""
        return sorted(
            [*self._doubled_ids(), *self._missing_pages(), *self._missing_ids(), *self._headings()]
        )

    def _file(self, page: Page) -> Path:
        return self._docs / page.language / page.name

    def _doubled_ids(self) -> Iterator[Problem]:
        for an_id, first, again in self._doubled:
            found = f"the id {an_id} for the second time"
            place = f"{self._file(first.page).as_posix()}:{first.segment.line}"
            expected = f"each id once in a language (the first is at {place})"
            yield Problem(
                self._file(again.page), again.segment.line, found, expected, "give one a new id"
            )

    def _missing_pages(self) -> Iterator[Problem]:
        for code, pages in self._pages.items():
            for page in pages:
                for other in sorted(set(self._pages) - {code}):
                    if page.name not in self._names[other]:
                        missing = (self._docs / other / page.name).as_posix()
                        found = f"a page without its counterpart {missing}"
                        yield Problem(
                            self._file(page), 0, found, "the same file name in every language"
                        )

    def _missing_ids(self) -> Iterator[Problem]:
        for code, places in self._places.items():
            for an_id, place in places.items():
                for other in sorted(set(self._pages) - {code}):
                    yield from self._missing(an_id, place, other)

    def _missing(self, an_id: str, place: Place, other: str) -> Iterator[Problem]:
        """Yield a problem if the page's counterpart in another language does not have an id."""
        name = place.page.name
        there = self._places[other].get(an_id)
        file, line = self._file(place.page), place.segment.line
        if there and there.page.name != name:
            found = f"the id {an_id}, which {other} has in {there.page.name}"
            yield Problem(file, line, found, "an id on the same page in every language")
        elif not there and name in self._names[other]:
            counterpart = (self._docs / other / name).as_posix()
            found = f"the id {an_id} is missing in {counterpart}"
            do = (
                f"if {other} has no words for it, put ={an_id} in the comment of the line before it"
            )
            yield Problem(file, line, found, "each id in every language", do)

    def _headings(self) -> Iterator[Problem]:
        """Yield pages of documentation whose headings don't correspond, so can't share ids."""
        first, *others = self._pages
        plain = {page.name: page for page in self._pages[first] if not page.has_ids}
        for other in others:
            for page in self._pages[other]:
                model = plain.get(page.name)
                if model and _levels(page) != _levels(model):
                    found = f"headings of the levels {_levels(page)}"
                    expected = f"those of {self._file(model).as_posix()}, {_levels(model)}"
                    yield Problem(
                        self._file(page), 0, found, expected, "so that they share their addresses"
                    )


def _levels(page: Page) -> list[int]:
    return [segment.level for segment in page.segments if segment.level]
