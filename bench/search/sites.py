"""The same pages for each search: a folder to serve, with what its box needs.

The pages themselves are not built, which would take minutes for thousands: a box reads its index
only, and each index is written as its own tool would write it for these pages.
"""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from time import process_time

from bench.search.corpus import Text
from qostil.languages import language
from qostil.model import Page, Segment
from qostil.search import build_index, search_files

_ROOT = Path(__file__).parent.parent.parent
_PROJECT = ("mkdocs.yml", "hooks", "overrides", "docs", "source")
# What static-i18n sets for these languages; and what one may set by hand.
INSTALLED = {"lang": ["en", "zh"], "separator": "[\\s\\-]+"}
CORRECTED = {"lang": ["en"], "separator": "[\\s\\u200b\\-,.;:!?()«»“”。，、；：]+"}


def base_site(folder: Path) -> Path:
    """Build the repository's own site: its pages carry our box."""
    folder.mkdir(parents=True)
    for name in _PROJECT:
        source = _ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    _run(folder, "qostil.cli", "build")
    return folder / "site"


def ours(base: Path, folder: Path, text: Text) -> float:
    """Put a text's index into a copy of the site; gives the seconds of CPU that it took to make."""
    shutil.copytree(base, folder)
    shutil.rmtree(folder / "assets" / "search")
    started = process_time()
    indexes = {
        code: build_index(language(code), _pages(code, pages), lambda page: page.name)
        for code, pages in text.items()
    }
    for name, script in search_files(indexes, []):
        path = folder / "assets" / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
    return process_time() - started


def _pages(code: str, pages: Sequence[Sequence[str]]) -> list[Page]:
    return [
        Page(f"{number}.html", code, (tuple(_segments(number, segments)),))
        for number, segments in enumerate(pages)
    ]


def _segments(number: int, texts: Sequence[str]) -> list[Segment]:
    heading = len(texts) > 1
    return [
        Segment((f"s{number}-{place}",), text, level=int(heading and not place))
        for place, text in enumerate(texts)
    ]


def material(folder: Path, text: Text, settings: Mapping[str, object]) -> None:
    """Build a page with stock Material's box, and write the index as its plugin does."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Index\n", "utf-8")
    configuration = "site_name: x\ntheme: {name: material, font: false}\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    _run(folder, "mkdocs", "build", "--quiet")
    docs = [
        {"location": f"{code}/{number}.html", "title": str(number), "text": " ".join(segments)}
        for code, pages in text.items()
        for number, segments in enumerate(pages)
    ]
    path = folder / "site" / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    index = {**index, "config": {**index["config"], **settings}, "docs": docs}
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def pagefind(folder: Path, text: Text) -> None:
    """Write plain pages and Pagefind's index of them, and a page of each language that loads it.

    Raises ImportError where it is not installed (the extra `bench` has it).
    """
    for code, pages in text.items():
        (folder / code).mkdir(parents=True)
        for number, segments in enumerate(pages):
            (folder / code / f"{number}.html").write_text(_plain(code, " ".join(segments)), "utf-8")
    with ThreadPoolExecutor() as threads:  # Playwright has an event loop in this one
        threads.submit(asyncio.run, _pagefind(folder)).result()
    for code in text:
        (folder / f"{code}.html").write_text(_plain(code, ""), "utf-8")


async def _pagefind(folder: Path) -> None:
    async with import_module("pagefind.index").PagefindIndex() as index:
        await index.add_directory(str(folder))
        await index.write_files(output_path=str(folder / "pagefind"))


def _plain(code: str, text: str) -> str:
    head = f'<!doctype html><html lang="{code}"><meta charset="utf-8"><title>x</title>'
    return f"{head}<body><p>{text}</p></body></html>"


def _run(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)
