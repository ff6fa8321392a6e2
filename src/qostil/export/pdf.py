"""PDF, side by side, as Chromium prints it: it sets every script, and tags what it prints."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from qostil.errors import InputError, Problem
from qostil.export.book import STYLE, Book, xhtml
from qostil.export.faces import Face, font_rules, font_stack
from qostil.languages import Language

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_VARIABLE = "QOSTIL_CHROMIUM"
_SECONDS = 600  # for the longest of texts


def print_pdf(book: Book, faces: Sequence[Face]) -> bytes:
    """Print the text of a book. Two runs differ: Chromium writes the time of day into a PDF.

    Raises InputError where there is no Chromium, or where it does not print.
    """
    chromium = _chromium()
    with TemporaryDirectory(prefix="qostil-") as name:
        folder = Path(name)
        fonts = {f"{number}.woff2": face for number, face in enumerate(faces, 1)}
        for address, face in fonts.items():
            (folder / address).write_bytes(face.data)
        # Page numbers are no part of the body, whose fonts they should have.
        rules = [font_rules(fonts), f"@page {{ font-family: {font_stack(faces)}; }}"]
        (folder / STYLE).write_text("\n".join([*rules, *_style(book.languages)]), "utf-8")
        titles = [(own, book.text.titles.get(own.code, "")) for own in book.languages]
        bodies = [chapter.body for chapter in book.sections]
        (folder / "book.xhtml").write_text(xhtml(titles, bodies), "utf-8")
        return _printed(chromium, folder / "book.xhtml")


def _style(languages: Sequence[Language]) -> Iterator[str]:
    """Yield the style, with a column for each language, also where another has no words."""
    yield files(__package__).joinpath("print.css").read_text("utf-8")
    for number, own in enumerate(languages, 1):
        column = f":is(h1, h2, h3, h4, h5, h6, .unit) > [lang='{own.code}']:not(.note)"
        yield f"{column} {{ grid-column: {number}; }}"


def _printed(chromium: str, page: Path) -> bytes:
    target = page.with_suffix(".pdf")
    options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-extensions"]
    options += [f"--user-data-dir={page.parent / 'profile'}"]
    # Its sandbox does not start for root, as whom containers run; the page is ours, and no script.
    options += ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [chromium, *options, f"--print-to-pdf={target}", page.as_uri()]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
        return target.read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise InputError(Problem(Path(chromium), 0, f"it did not print ({error})")) from error


def _chromium() -> str:
    found = os.environ.get(_VARIABLE) or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        do = f"install Chromium, or name one in {_VARIABLE}"
        raise InputError(Problem(Path("chromium"), 0, "it is not here", "for a PDF", do))
    return found
