"""`qostil export`: the work in one file, for readers and for other programmes."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from qostil.commands.outcome import OK, Verbs
from qostil.commands.talk import say
from qostil.errors import InputError, Problem
from qostil.exchange.json import write_json
from qostil.exchange.memory import memory_units
from qostil.exchange.tmx import write_tmx
from qostil.exchange.xliff import write_xliff
from qostil.export.book import Book
from qostil.export.document import Document
from qostil.export.epub import Epub
from qostil.export.faces import Face, used_faces
from qostil.export.pdf import print_pdf
from qostil.export.site import SitePage
from qostil.files import read_text, write_all_aside
from qostil.glossary.tbx import write_tbx
from qostil.mkdocs.build import SITE, build_time
from qostil.model import CONTENTS, GLOSSARY
from qostil.parallel import ParallelText
from qostil.project import Project, load_project, parallel_text

_EPILOG = """\
The ids are the site's in every form. A page, a book and a print are made of the built site.

examples:
  qostil build && qostil export --html --epub    for readers, into dist/
  qostil export --tmx --tbx --xliff --json       for other programmes
  qostil export --pdf --out ~/texts              into a folder of yours
"""
FOLDER = "dist"
FONTS = "assets/fonts"  # of the built site


@dataclass(frozen=True)
class Work:
    """What is exported: the project, its text, and its built site."""

    project: Project

    @cached_property
    def name(self) -> str:
        """The name of all files, without what their forms add."""
        return parallel_text(self.project).name

    @cached_property
    def text(self) -> ParallelText:
        """The text side by side. Raises InputError where there is none, only documentation."""
        text = parallel_text(self.project)
        if not text.sections:
            found = "no page has ids"
            raise InputError(Problem(self.project.docs, 0, found, "a text, as qostil split makes"))
        return text

    @property
    def pages(self) -> list[SitePage]:
        """The built site's pages in reading order. Raises InputError where there is no site."""
        site = self.project.root / SITE
        if not (site / "index.html").is_file():
            raise InputError(Problem(site, 0, "no site is here", "a built one", "run qostil build"))
        pages = [
            SitePage(site, self.project.address(code, name), code, name)
            for code, own in self.project.pages.items()
            for name in [*(page.name for page in own), GLOSSARY, *self._letters(code), CONTENTS]
        ]
        return [page for page in dict.fromkeys(pages) if (site / page.address).is_file()]

    def _letters(self, code: str) -> Iterator[str]:
        return (letter.page for letter in self.project.letters[code])

    @cached_property
    def book(self) -> Book:
        """The text as a book, with the licences of the site's fonts."""
        return Book(self.project, self.text, [*map(read_text, self._fonts("*.txt"))])

    @property
    def faces(self) -> list[Face]:
        """The fonts of the site that the book needs."""
        shown = "".join(chapter.content for chapter in self.book.chapters)
        return used_faces(self._fonts("*.css"), shown)

    def _fonts(self, pattern: str) -> list[Path]:
        return sorted((self.pages[0].site / FONTS).glob(pattern))


Files = Iterator[tuple[str, str | bytes]]


def _html(work: Work) -> Files:
    pages = work.pages
    yield f"{work.name}.html", str(Document(pages[0].site, pages))


def _epub(work: Work) -> Files:
    epub = Epub(work.book, work.faces, build_time(work.project.root))
    yield f"{work.name}.epub", bytes(epub)


def _pdf(work: Work) -> Files:
    yield f"{work.name}.pdf", print_pdf(work.book, work.faces)


def _tmx(work: Work) -> Files:
    lines = write_tmx(memory_units(work.text), work.text.original, version("qostil"))
    yield f"{work.name}.tmx", "\n".join(lines) + "\n"


def _tbx(work: Work) -> Files:
    title = next(iter(work.text.titles.values()))
    yield f"{work.name}.tbx", write_tbx(work.project.glossary.values(), title)


def _json(work: Work) -> Files:
    yield f"{work.name}.json", write_json(work.text, work.project.glossary.values())


def _xliff(work: Work) -> Files:
    for code in work.text.languages:
        if code != work.text.original:
            name = f"{work.name}.{work.text.original}-{code}.xlf"
            yield name, write_xliff(work.text, code)


FORMS: dict[str, tuple[Callable[[Work], Files], str]] = {
    "html": (_html, "the whole built site as one page, for a phone or an e-mail"),
    "epub": (_epub, "the text as a book, EPUB 3, in all languages side by side"),
    "pdf": (_pdf, "the text for printing, side by side (needs Chromium)"),
    "tmx": (_tmx, "a translation memory, TMX 1.4b"),
    "tbx": (_tbx, "the glossary, TBX-Basic (ISO 30042)"),
    "xliff": (_xliff, "XLIFF 2.1, a file for each language but the original"),
    "json": (_json, "all segments and terms, for programmes of one's own"),
}


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser(
        "export",
        help="write the work as one file: a page, a book, a translation memory, …",
        epilog=_EPILOG,
    )
    for name, (_, about) in FORMS.items():
        parser.add_argument(f"--{name}", action="store_true", help=about)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=f"where to (default: {FOLDER}/, where files of these names are replaced)",
    )
    parser.add_argument(
        "--force", action="store_true", help="with --out: replace files that are there"
    )
    parser.set_defaults(run=run, refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write the forms that are asked for; none takes its place before all are written."""
    asked = [write for name, (write, _) in FORMS.items() if getattr(options, name)]
    if not asked:
        options.refuse(f"name a form: {', '.join(f'--{name}' for name in FORMS)}")
    work = Work(load_project(options.root))
    folder = options.out or options.root / FOLDER
    made = {folder / name: content for write in asked for name, content in write(work)}
    if options.out and not options.force:
        _refuse_to_replace(made)
    write_all_aside(made)
    for path in made:
        say(options, f"{path}: {path.stat().st_size / 1000:.0f} kB")
    return OK


def _refuse_to_replace(paths: Iterable[Path]) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        raise InputError(
            Problem(path, 0, "a file is there already", "", "add --force to replace it")
            for path in there
        )
