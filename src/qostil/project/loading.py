"""A project as a whole: its folder, its text, its pages; the one way in which the stages meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from qostil.anchors import Anchors
from qostil.errors import InputError, Problem
from qostil.files import Node, read_yaml, unknown_keys
from qostil.glossary import Entry, Glossary, Matcher, entries, read_glossary
from qostil.languages import Language, language
from qostil.markdown import read_page
from qostil.model import Page
from qostil.search import Index, build_index
from qostil.source import TextSettings, read_settings

_SETTINGS = ("source", "samples")


@dataclass(frozen=True, slots=True)
class Samples:
    """Queries that the build tries on its own search data, with their line in mkdocs.yml."""

    queries: Sequence[str]
    line: int


@dataclass(frozen=True)
class SiteSettings:
    """Settings of ours in mkdocs.yml, under `extra.qostil`.

    `source`: the folder of text.toml and glossary.yml. `samples`: sample queries by language.
    """

    source: str = "source"
    samples: Mapping[str, Samples] = field(default_factory=dict)


def read_site_settings(path: Path) -> SiteSettings:
    """Read `extra.qostil` of a mkdocs.yml. Raises InputError for what is not known there."""
    node = read_yaml(path, at=("extra", "qostil"))
    if not node.value:
        return SiteSettings()
    fields = node.mapping(path, "extra.qostil")
    unknown = unknown_keys(
        path, [(k, v.line) for k, v in fields.items()], _SETTINGS, "extra.qostil"
    )
    if unknown:
        raise InputError(unknown)
    samples = fields.get("samples", Node({}, node.line))
    return SiteSettings(
        source=fields["source"].scalar(path, "source") if "source" in fields else "source",
        samples={
            code: Samples([q.scalar(path, "a sample query") for q in found.items()], found.line)
            for code, found in (samples.mapping(path, "samples") if samples.value else {}).items()
        },
    )


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
        return {
            code: entries(self.glossary, own, self.pages[code], self.matchers[code].find)
            for code, own in self.languages.items()
        }

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """By language, the search index; addresses are relative to the site's root."""
        return {
            code: build_index(
                own, self.pages[code], lambda page: self.address(page.language, page.name)
            )
            for code, own in self.languages.items()
        }

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

    def led_by(self, default: str) -> "Project":
        """Give the same project with another default language."""
        if default not in self.languages:
            return self
        order = [default, *(code for code in self.languages if code != default)]
        return replace(
            self,
            languages={code: self.languages[code] for code in order},
            pages={code: self.pages[code] for code in order},
        )

    def page(self, code: str, name: str) -> Page | None:
        """Give a language's page by its name."""
        return self._by_name[code].get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, Page]]:
        return {code: {page.name: page for page in pages} for code, pages in self.pages.items()}

    def failed_samples(self) -> list[Problem]:
        """Give the sample queries that find nothing in their language's index.

        A language without samples is tried with the first word of its text.
        """
        path = self.root / "mkdocs.yml"
        problems = []
        for code, index in self.indexes.items():
            samples = self.settings.samples.get(code, Samples(index.first_words(), 0))
            for query in samples.queries:
                if not index.find(query):
                    found = f"the sample query {query!r} finds nothing in {code}"
                    problems.append(Problem(path, samples.line, found, "a segment at least"))
        return problems


def load_project(root: Path, codes: Sequence[str] = ()) -> Project:
    """Read a project: settings, text.toml, every page of every language, the glossary.

    `codes`: the languages, the default one first; by default those of text.toml, the pivot first,
    or else the folders of docs/. Raises InputError where something can't be read at all.
    """
    settings = (
        read_site_settings(root / "mkdocs.yml")
        if (root / "mkdocs.yml").exists()
        else SiteSettings()
    )
    source = root / settings.source
    text = read_settings(source / "text.toml") if (source / "text.toml").exists() else None
    codes = codes or _codes(root, text)
    wrong = [*_mismatch(root, text, codes), *_unknown_samples(root, settings, codes)]
    if wrong:
        raise InputError(wrong)
    languages = {code: language(code) for code in codes}
    glossary, problems = read_glossary(source / "glossary.yml", codes)
    pages: dict[str, list[Page]] = {}
    for code in codes:
        pages[code] = []
        for name in _page_names(root / "docs" / code):
            page, found = read_page(root / "docs" / code / name, name, code)
            pages[code].append(page)
            problems += found
        pages[code].sort(key=_order)
    project = Project(root, settings, text, languages, pages, glossary, ())
    problems += [
        Problem(root / p.file, p.line, p.found, p.expected, p.do)
        for p in project.anchors.problems()
    ]
    return Project(
        root, settings, text, languages, pages, glossary, sorted(p.below(root) for p in problems)
    )


def _codes(root: Path, text: TextSettings | None) -> Sequence[str]:
    if text:
        return [text.pivot, *(code for code in text.languages if code != text.pivot)]
    docs = root / "docs"
    return sorted(p.name for p in docs.iterdir() if p.is_dir()) if docs.is_dir() else []


def _mismatch(root: Path, text: TextSettings | None, codes: Sequence[str]) -> list[Problem]:
    """Give a problem if mkdocs.yml and text.toml do not name the same languages."""
    if not text or set(text.languages) == set(codes):
        return []
    found = f"the languages {', '.join(codes)}"
    expected = f"those of {text.path.relative_to(root).as_posix()}: {', '.join(text.languages)}"
    return [Problem(root / "mkdocs.yml", 0, found, expected, "name the same in both")]


def _unknown_samples(root: Path, settings: SiteSettings, codes: Sequence[str]) -> list[Problem]:
    keys = [(code, samples.line) for code, samples in settings.samples.items()]
    return unknown_keys(root / "mkdocs.yml", keys, codes, "extra.qostil.samples")


def _page_names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def _order(page: Page) -> tuple[float, str]:
    """Order pages: the home page, sections by number, ordinary pages by name."""
    return page.section, page.name
