"""A text and its translations side by side: what other programmes are given of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qostil.languages import Language
from qostil.model import HOME, Page, Segment


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """Segments that translate each other: all lines that share an id, over all languages.

    `ids`: all that they translate, in the leading language's order. `lines`: by language, none
    where it has no words for them. `aliases`: ids that nothing translates, kept for old links.
    `opens`: a paragraph of the leading language starts here.
    """

    ids: tuple[str, ...]
    lines: Mapping[str, tuple[Segment, ...]]
    aliases: tuple[str, ...] = ()
    opens: bool = False

    @property
    def id(self) -> str:
        """The id by which it is known where there can be only one."""
        return self.ids[0]

    @property
    def level(self) -> int:
        """0 for running text, 1 to 6 for a heading."""
        return max(line.level for lines in self.lines.values() for line in lines)

    @property
    def doubtful(self) -> bool:
        """Whether it is uncertain that the texts translate each other."""
        return any(line.doubtful for lines in self.lines.values() for line in lines)

    def is_editorial(self, code: str) -> bool:
        """Tell whether a language's text is not the source's own."""
        return any(line.editorial for line in self.lines.get(code, ()))

    def text(self, language: Language) -> str:
        """Give a language's whole text, or nothing."""
        glue = " " if language.spaced else ""
        return glue.join(line.text for line in self.lines.get(language.code, ()))


@dataclass(frozen=True)
class ParallelSection:
    """A section; `name` is its pages' path below each language's folder, without `.md`."""

    name: str
    pages: Sequence[Page]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Its title by language."""
        return {page.language: page.title for page in self.pages}

    @cached_property
    def units(self) -> Sequence[TranslationUnit]:
        """All its units, headings among them, in the order of the first page.

        What only other languages have stands where the first page has an alias for it, or else at
        the end.
        """
        groups = _Groups(s.ids for page in self.pages for s in page.segments)
        lines: dict[str, dict[str, list[Segment]]] = {}
        for page in self.pages:
            for segment in page.segments:
                for an_id in (*segment.ids, *segment.aliases):
                    lines.setdefault(groups.first(an_id), {})
                if segment.ids:
                    found = lines[groups.first(segment.ids[0])]
                    found.setdefault(page.language, []).append(segment)
        units = []
        placed: set[str] = set()  # an alias that several languages have gets one place
        for key, found in lines.items():
            aliases = (a for own in found.values() for line in own for a in line.aliases)
            old = [a for a in dict.fromkeys(aliases) if not lines[groups.first(a)]]
            if found:
                fresh = tuple(an_id for an_id in old if an_id not in placed)
                units.append(self._unit(groups.of(key), found, fresh))
                placed.update(fresh)
        return units

    def _unit(
        self, ids: Sequence[str], lines: Mapping[str, Sequence[Segment]], aliases: tuple[str, ...]
    ) -> TranslationUnit:
        leading = self.pages[0]
        opens = any(line.line in leading.openings for line in lines.get(leading.language, ()))
        texts = {code: tuple(found) for code, found in lines.items()}
        return TranslationUnit(tuple(ids), texts, aliases, opens)


class _Groups:
    """Ids that belong together because some line translates several of them."""

    def __init__(self, lines: Iterator[Sequence[str]]) -> None:
        """Take the ids of each line."""
        self._parents: dict[str, str] = {}
        for ids in lines:
            for an_id in ids:
                self._parents.setdefault(an_id, an_id)
                self._parents[self.first(an_id)] = self.first(ids[0])

    def first(self, an_id: str) -> str:
        """Give the id that stands for a group."""
        while self._parents.get(an_id, an_id) != an_id:
            parent = self._parents[an_id]
            self._parents[an_id] = self._parents[parent]
            an_id = parent
        return an_id

    @cached_property
    def _members(self) -> Mapping[str, Sequence[str]]:
        members: dict[str, list[str]] = {}
        for an_id in self._parents:
            members.setdefault(self.first(an_id), []).append(an_id)
        return members

    def of(self, key: str) -> Sequence[str]:
        """Give all ids of a group."""
        return self._members[key]


@dataclass(frozen=True)
class ParallelText:
    """The work: `name` is that of its files; `languages` in the site's order; sections in theirs.

    `original`: the language that was written first, as far as is known, or else the leading one.
    """

    name: str
    languages: Mapping[str, Language]
    original: str
    sections: Sequence[ParallelSection]

    @property
    def titles(self) -> Mapping[str, str]:
        """The work's title by language: that of its home page, if that is part of it."""
        home = HOME.removesuffix(".md")
        return next((s.titles for s in self.sections if s.name == home), self.sections[0].titles)

    @property
    def units(self) -> Iterator[tuple[ParallelSection, TranslationUnit]]:
        """Yield all units, each with its section."""
        for section in self.sections:
            for unit in section.units:
                yield section, unit
