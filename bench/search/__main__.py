"""Hits, bytes and time of the search, beside stock Material's and Pagefind's.

python -m bench search
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, quantiles
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from bench.search import boxes, sites
from bench.search.boxes import Answer, Box
from bench.search.corpus import (
    Query,
    Text,
    chinese_queries,
    declaration,
    kazakh_queries,
    large_queries,
    large_text,
)

QUERIES = {"kk": kazakh_queries, "zh": chinese_queries}
Peer = tuple[str, Callable[[Path, Text], str], Callable[[str], str], Callable[..., Box]]


def peers(base: Path) -> list[Peer]:
    """Give each peer: its name, what writes its site and where, the page of a language, its box."""

    def ours(folder: Path, text: Text) -> str:
        seconds = sites.ours(base, folder / "ours", text)
        pages = sum(map(len, text.values()))
        print(f"Qostil: the index of {pages} pages is made in {seconds:.1f} s")
        return "ours"

    def installed(folder: Path, text: Text) -> str:
        sites.material(folder / "installed", text, sites.INSTALLED)
        return "installed/site"

    def corrected(folder: Path, text: Text) -> str:
        sites.material(folder / "corrected", text, sites.CORRECTED)
        return "corrected/site"

    def pagefind(folder: Path, text: Text) -> str:
        sites.pagefind(folder / "pagefind", text)
        return "pagefind"

    def folders(code: str) -> str:
        return "whole.html" if code == "kk" else f"{code}/whole.html"

    return [
        ("Qostil", ours, folders, boxes.Ours),
        ("Material as installed", installed, lambda _: "index.html", boxes.Material),
        ("Material, corrected", corrected, lambda _: "index.html", boxes.Material),
        ("Pagefind", pagefind, lambda code: f"{code}.html", boxes.Pagefind),
    ]


def main() -> None:
    """Run all, and print a table a text."""
    chromium = shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--enable-precise-memory-info"]
        ) as browser,
    ):
        base = sites.base_site(Path(name) / "base")
        text, large = declaration(), large_text()
        for peer in peers(base):
            try:
                found_in(browser, Path(name) / "declaration", text, peer)
                cost_of(browser, Path(name) / "large", large, peer)
            except ImportError as error:
                print(f"{peer[0]}: {error}")


def found_in(browser: Browser, folder: Path, text: Text, peer: Peer) -> None:
    """Print what a peer finds in the Declaration."""
    name, write, page_of, box_of = peer
    with boxes.served(folder / write(folder, text)) as root:
        for code, queries in QUERIES.items():
            asked = queries()
            page = browser.new_page()
            page.goto(root + page_of(code))
            box = box_of(page)
            box.first(asked[0].text)
            answers = box.ask(code, [query.text for query in asked])
            print(f"{name}: {code}, {len(asked)} queries: {_quality(asked, answers)}")
            page.close()


def _quality(queries: Sequence[Query], answers: Sequence[Answer]) -> str:
    """Say recall and precision, the mean over the queries; what finds nothing has no precision."""
    pairs = [(q.pages, set(a.pages)) for q, a in zip(queries, answers, strict=True)]
    recall = mean(len(wanted & found) / len(wanted) for wanted, found in pairs)
    precision = [len(wanted & found) / len(found) for wanted, found in pairs if found]
    nothing = sum(not found for _, found in pairs)
    right = f"{mean(precision):.3f}" if precision else "–"
    return f"recall {recall:.3f}, precision {right}, nothing found by {nothing}"


def cost_of(browser: Browser, folder: Path, text: Text, peer: Peer) -> None:
    """Print what a peer loads and how long it takes on the large text."""
    name, write, page_of, box_of = peer
    with boxes.served(folder / write(folder, text)) as root:
        for code in text:
            queries = large_queries(text, code)
            page = browser.new_page()
            traffic = boxes.watch(page)
            page.goto(root + page_of(code), wait_until="networkidle")
            before = dict(traffic.sizes)
            box, started = box_of(page), perf_counter()
            box.first(queries[0])
            first = perf_counter() - started
            loaded = sum(
                n for url, n in traffic.sizes.items() if _is_data(url) or url not in before
            )
            box.ask(code, queries)
            times = [answer.time for answer in box.ask(code, queries)]
            memory = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
            tasks = page.evaluate("tasks")
            print(
                f"{name}: {code}, first result {first:.2f} s, loaded for it {loaded / 1000:.0f} kB,"
                f" a query {quantiles(times, n=20)[18]:.1f} ms at the 95th percentile,"
                f" longest task {max(tasks, default=0):.0f} ms, memory {memory:.0f} MB"
            )
            page.close()


def _is_data(url: str) -> bool:
    """Tell what a page loads for its search as soon as it opens (Material)."""
    return "search" in url


if __name__ == "__main__":
    main()
