"""A project as a whole: its folder, its text, its pages; the one way in which the stages meet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from math import inf
from pathlib import Path, PurePosixPath

from qostil.anchors import Anchors
from qostil.data import Node, read_yaml, unknown_keys
from qostil.errors import InputError, Problem
from qostil.fonts import BUNDLED, FontSettings, read_font_settings
from qostil.glossary import (
    Entry,
    Glossary,
    Letter,
    Matcher,
    Parallel,
    by_letter,
    entries,
    read_glossary,
    renderings,
)
from qostil.languages import CODE, CODES, Language, language
from qostil.markdown import read_page
from qostil.model import CONTENTS, GLOSSARY, HOME, PLACES, Occurrence, Page
from qostil.project.parallels import parallels
from qostil.project.record import FILE_NAME, read_record
from qostil.search import Index, build_index, search_files
from qostil.source import TextSettings, read_settings

_SETTINGS = ("source", "samples", "terms", "fonts")
_TERMS = ("first", "all", "none")
CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Samples:
    """Queries that the build tries on its own search data, with their line in mkdocs.yml."""

    queries: Sequence[str]
    line: int


@dataclass(frozen=True)
class SiteSettings:
    """What we read of mkdocs.yml: settings of ours (`extra.qostil`) and static-i18n's languages.

    `source`: the folder of text.toml and glossary.yml. `samples`: sample queries by language.
    `terms`: which occurrences of a concept a page marks, the first one, all or none.
    `fonts`: which fonts the site has. `languages`: the site's, the default one first; empty where
    mkdocs.yml names none.
    """

    source: str = "source"
    samples: Mapping[str, Samples] = field(default_factory=dict)
    fonts: FontSettings = BUNDLED
    languages: Sequence[str] = ()
    terms: str = "first"


def read_site_settings(path: Path) -> SiteSettings:
    """Read mkdocs.yml, if it is there. Raises InputError for unknown keys in `extra.qostil`."""
    if not path.exists():
        return SiteSettings()
    node = read_yaml(path, at=("extra", "qostil"))
    fields = node.mapping(path, "extra.qostil") if node.value else {}
    keys = [(key, value.line) for key, value in fields.items()]
    unknown = unknown_keys(path, keys, _SETTINGS, "extra.qostil")
    if unknown:
        raise InputError(unknown)
    samples = fields.get("samples", Node({}, node.line))
    return SiteSettings(
        source=fields["source"].scalar(path, "source") if "source" in fields else "source",
        samples={
            code: Samples([q.scalar(path, "a sample query") for q in found.items()], found.line)
            for code, found in (samples.mapping(path, "samples") if samples.value else {}).items()
        },
        fonts=read_font_settings(path, fields["fonts"]) if "fonts" in fields else BUNDLED,
        languages=_site_languages(path),
        terms=_terms(path, fields),
    )


def _terms(path: Path, fields: Mapping[str, Node]) -> str:
    given = fields.get("terms", Node(_TERMS[0], 0))
    which = given.scalar(path, "terms")
    if which not in _TERMS:
        found = f"terms: {which}"
        raise InputError(Problem(path, given.line, found, f"one of {', '.join(_TERMS)}"))
    return which


def _site_languages(path: Path) -> list[str]:
    """Give the languages that static-i18n is given, the default one first."""
    languages = read_yaml(path, at=("plugins", "i18n", "languages")).items()
    listed = [item.value for item in languages if isinstance(item.value, dict)]
    listed.sort(key=lambda fields: fields.get("default", Node("", 0)).value != "true")
    return [str(fields["locale"].value) for fields in listed if "locale" in fields]


def source_folder(root: Path) -> Path:
    """Give the folder of a project's text.toml and glossary.yml."""
    return root / read_site_settings(root / CONFIGURATION).source


def site_languages(root: Path) -> Sequence[str]:
    """Give the languages of a project's site, the default one first; none where none is named."""
    return read_site_settings(root / CONFIGURATION).languages


@dataclass(frozen=True)
class Project:
    """Everything that a build needs, read before the first page is rendered.

    `pages`: by language, the default one first; in the order of their sections. `problems`: what is
    wrong in the project and does not keep it from being built.
    """

    root: Path
    settings: SiteSettings
    text: TextSettings | None
    languages: Mapping[str, Language]
    pages: Mapping[str, Sequence[Page]]
    glossary: Glossary
    problems: Sequence[Problem]
    _found: dict[tuple[str, str], Sequence[Occurrence]] = field(default_factory=dict, repr=False)

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / "docs"

    @cached_property
    def anchors(self) -> Anchors:
        """All ids of all languages."""
        return Anchors(self.pages, Path("docs"))

    @cached_property
    def matchers(self) -> Mapping[str, Matcher]:
        """By language, what finds the glossary's terms."""
        return {code: Matcher(self.glossary.values(), own) for code, own in self.languages.items()}

    @cached_property
    def entries(self) -> Mapping[str, Sequence[Entry]]:
        """By language, the glossary in its order with all occurrences."""
        rendered = renderings(self.parallels, self.found)
        return {
            code: entries(self.glossary, own, self.pages[code], partial(self.found, code), rendered)
            for code, own in self.languages.items()
        }

    def found(self, code: str, text: str) -> Sequence[Occurrence]:
        """Give the glossary's terms in a sentence of a language; each is looked through once."""
        if (code, text) not in self._found:
            self._found[code, text] = self.matchers[code].find(text)
        return self._found[code, text]

    @cached_property
    def parallels(self) -> Sequence[Parallel]:
        """Each line of running text, in every language, with its partners'."""
        return list(parallels(self.pages, self.languages, self.anchors))

    @cached_property
    def long_entries(self) -> Mapping[str, Mapping[str, Entry]]:
        """By language and key, the entries with very many places in any language."""
        listed = [entry for own in self.entries.values() for entry in own]
        keys = {entry.key for entry in listed if entry.is_long}
        return {
            code: {entry.key: entry for entry in own if entry.key in keys}
            for code, own in self.entries.items()
        }

    @cached_property
    def letters(self) -> Mapping[str, Sequence[Letter]]:
        """By language, the letters of its glossary's index with their entries."""
        return {code: by_letter(own) for code, own in self.entries.items()}

    def entry_page(self, code: str, key: str) -> str:
        """Give the name of the page that a concept's entry stands on in a language."""
        return self._entry_pages[code][key]

    @cached_property
    def _entry_pages(self) -> Mapping[str, Mapping[str, str]]:
        return {
            code: {entry.key: letter.page for letter in letters for entry in letter.entries}
            for code, letters in self.letters.items()
        }

    def entries_on(self, code: str, name: str) -> Sequence[Entry]:
        """Give the glossary's entries that occur on a page, in the language's order."""
        return self._entries_by_page[code].get(name, ())

    @cached_property
    def _entries_by_page(self) -> Mapping[str, Mapping[str, Sequence[Entry]]]:
        by_page: dict[str, dict[str, list[Entry]]] = {code: {} for code in self.languages}
        for code, listed in self.entries.items():
            for entry in listed:
                for name in dict.fromkeys(a.page.name for a in entry.attestations):
                    by_page[code].setdefault(name, []).append(entry)
        return by_page

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """By language, the search index; addresses are relative to the site's root."""
        return {
            code: build_index(
                own, self.pages[code], lambda page: self.address(page.language, page.name)
            )
            for code, own in self.languages.items()
        }

    def search_files(self) -> Iterator[tuple[str, str]]:
        """Yield what the search box loads, as (path below assets/search/, script)."""
        concepts = [
            {code: [term.text for term in terms] for code, terms in concept.terms.items()}
            for concept in self.glossary.values()
        ]
        return search_files(self.indexes, concepts)

    def address(self, code: str, name: str) -> str:
        """Give a page's address below the site's root: the default language has no folder."""
        page = f"{name.removesuffix('.md')}.html"
        return page if code == next(iter(self.languages)) else f"{code}/{page}"

    def expected(self) -> dict[str, list[tuple[str, str]]]:
        """Give, by the address of each page, the ids and texts of its segments, for the check."""
        return {
            self.address(code, page.name): [(s.ids[0], s.text) for s in page.segments if s.ids]
            for code, pages in self.pages.items()
            for page in pages
        }

    @property
    def page_count(self) -> int:
        """How many pages the site will have: those of docs/, those made of it, and the 404."""
        return 1 + sum(
            len(self.pages[code])
            + any(self.sections(code))
            + bool(self.glossary)
            + sum(letter.page != GLOSSARY for letter in self.letters[code])
            + len(self.long_entries[code])
            for code in self.languages
        )

    def sections(self, code: str) -> Sequence[Page]:
        """Give a language's pages of the text without its home page and those that are retired."""
        return [
            page
            for page in self.pages[code]
            if page.has_ids and page.name != HOME and not self.is_retired(page.name)
        ]

    def is_retired(self, name: str) -> bool:
        """Tell whether a page is only kept for its addresses: no language has text on it."""
        pages = [self.page(code, name) for code in self.languages]
        return all(page and page.is_bare for page in pages)

    def page(self, code: str, name: str) -> Page | None:
        """Give a language's page by its name."""
        return self._by_name[code].get(name)

    def versions(self, name: str) -> Sequence[Page]:
        """Give a page in all languages that have it."""
        found = (self.page(code, name) for code in self.languages)
        return [page for page in found if page]

    def chapter_title(self, code: str, names: Sequence[str]) -> str:
        """Give the title of a folder of pages: its first page's, or of a range, from first to last.

        The first page of a chapter starts with the chapter's heading.
        """
        titles = [page.title for name in names if (page := self.page(code, name))]
        is_range = names[0].startswith("sections-") and len(titles) > 1
        title = f"{titles[0]} – {titles[-1]}" if is_range else titles[0]
        return title or names[0].partition("/")[0]

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, Page]]:
        return {code: {page.name: page for page in pages} for code, pages in self.pages.items()}

    def failed_samples(self) -> list[Problem]:
        """Give the sample queries that find nothing in their language's index.

        A language without samples is tried with the first word of its text.
        """
        path = self.root / CONFIGURATION
        problems = []
        for code, index in self.indexes.items():
            samples = self.settings.samples.get(code, Samples(index.first_words(), 0))
            for query in samples.queries:
                if not index.find(query):
                    found = f"the sample query {query!r} finds nothing in {code}"
                    problems.append(Problem(path, samples.line, found, "a segment at least"))
        return problems


def load_project(root: Path) -> Project:
    """Read a project: settings, text.toml, every page of every language, the glossary.

    The languages are those of mkdocs.yml, or where it names none, of text.toml. Raises InputError
    where something can't be read at all.
    """
    settings = read_site_settings(root / CONFIGURATION)
    source = root / settings.source
    text = read_settings(source / "text.toml") if (source / "text.toml").exists() else None
    codes = settings.languages or _text_languages(text)
    wrong = [*_wrong_languages(root, text, codes), *_unknown_codes(root, settings, codes)]
    if wrong:
        raise InputError(wrong)
    languages = {code: language(code) for code in codes}
    glossary, problems = read_glossary(source / "glossary.yml", codes)
    order = _recorded_order(source / FILE_NAME)
    pages: dict[str, list[Page]] = {}
    for code in codes:
        pages[code] = []
        for name in _page_names(root / "docs" / code):
            page, found = read_page(root / "docs" / code / name, name, code)
            pages[code].append(page)
            problems += found
        pages[code].sort(key=lambda page: _place(page, order))
        problems += _misnamed(root, code, pages[code], glossary)
    project = Project(root, settings, text, languages, pages, glossary, ())
    problems += [replace(p, file=root / p.file) for p in project.anchors.problems()]
    return replace(project, problems=sorted(p.below(root) for p in problems))


def _text_languages(text: TextSettings | None) -> Sequence[str]:
    if not text:
        return []
    return [text.pivot, *(code for code in text.languages if code != text.pivot)]


def _wrong_languages(
    root: Path, text: TextSettings | None, codes: Sequence[str]
) -> Iterator[Problem]:
    """Yield what keeps the languages from being built: none, an odd code, or two lists."""
    path = root / CONFIGURATION
    if not codes:
        found = "no languages are named"
        yield Problem(path, 0, found, "the plugin i18n with languages", "qostil works in a project")
    for code in codes:
        if not CODE.fullmatch(code):
            yield Problem(path, 0, f"the language {code!r}", CODES)
    if text and codes and set(text.languages) != set(codes):
        found = f"the languages {', '.join(codes)}"
        expected = f"those of {text.path.relative_to(root).as_posix()}: {', '.join(text.languages)}"
        yield Problem(path, 0, found, expected, "name the same in both")


def _unknown_codes(root: Path, settings: SiteSettings, codes: Sequence[str]) -> list[Problem]:
    """Give a problem for each setting of a language that the site does not have."""
    path = root / CONFIGURATION
    samples = [(code, samples.line) for code, samples in settings.samples.items()]
    fonts = [(code, font.line) for code, font in settings.fonts.named.items()]
    return [
        *unknown_keys(path, samples, codes, "extra.qostil.samples"),
        *unknown_keys(path, fonts, codes, "extra.qostil.fonts"),
    ]


def _misnamed(
    root: Path, code: str, pages: Sequence[Page], glossary: Glossary
) -> Iterator[Problem]:
    """Yield pages whose names are taken or that no reader would find, and a missing home page."""
    names = {page.name for page in pages}
    folder = root / "docs" / code
    if HOME not in names:
        yield Problem(folder / HOME, 0, "no such page", "a home page in every language")
    if GLOSSARY in names and glossary:
        found = "a page with the name of the one that is made from glossary.yml"
        yield Problem(folder / GLOSSARY, 0, found, "another name")
    for name in sorted(name for name in names if name.startswith(PLACES) and glossary):
        found = "a page in the folder of those that are made from glossary.yml"
        yield Problem(folder / name, 0, found, "another folder")
    if CONTENTS in names:
        found = "a page with the name of the one that lists all sections"
        yield Problem(folder / CONTENTS, 0, found, "another name")
    for name in names:
        if PurePosixPath(name).name == "README.md":
            yield Problem(folder / name, 0, "a page called README.md", HOME, "rename it")


def _page_names(folder: Path) -> list[str]:
    """Give the names of all pages; MkDocs passes over files that start with a dot."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    return sorted(name for name in names if not re.search(r"(^|/)\.", name))


def _recorded_order(path: Path) -> Mapping[str, int]:
    """Give the places of pages in the text, as the last split had them."""
    record = read_record(path)
    names = [page.partition("/")[2] for page in (record.pages if record else {})]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _place(page: Page, order: Mapping[str, int]) -> tuple[float, float, str]:
    """Order pages: the home page, the text's sections as split had them, people's own by number."""
    if page.name == HOME:
        return (-1, 0, "")
    return (order.get(page.name, inf), page.section, page.name)
