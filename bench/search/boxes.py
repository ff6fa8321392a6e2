"""The search boxes in a real browser: each is asked, and says which pages it finds."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Protocol

from playwright.sync_api import Error, Page, Response

_NOTE_TASKS = """
window.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach((e) => tasks.push(e.duration)))
  .observe({ type: "longtask", buffered: true });
"""
# Searches as the box does, one a task, and gives the pages with the milliseconds.
_ASK_OURS = """async ([code, queries]) => {
  const rows = [];
  for (const query of queries) {
    await new Promise((resolve) => setTimeout(resolve));
    const start = performance.now();
    const { groups } = await qostil.searcher.search(query);
    const time = performance.now() - start;
    const group = groups.find(({ index }) => index.code === code);
    const found = group ? [...group.found, ...group.apart] : [];
    rows.push([Array.from(new Set(found.map((n) => group.index.pageOf[n]))), time]);
  }
  return rows;
}"""
_ASK_PAGEFIND = """async (queries) => {
  const rows = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    const time = performance.now() - start;
    const data = await Promise.all(results.map((result) => result.data()));
    rows.push([data.map(({ url }) => Number(url.match(/(\\d+).html/)[1])), time]);
  }
  return rows;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The numbers of the pages that are found, the best first, and the milliseconds it took."""

    pages: list[int]
    time: float


class Box(Protocol):
    """A search box on an open page."""

    def first(self, query: str) -> None:
        """Type for the first time, and wait for a result."""
        ...

    def ask(self, code: str, queries: list[str]) -> list[Answer]:
        """Search for pages of a language."""
        ...


@dataclass
class Ours:
    page: Page

    def first(self, query: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(query)
        self.page.locator(".search-results a").first.wait_for()

    def ask(self, code: str, queries: list[str]) -> list[Answer]:
        return [Answer(*row) for row in self.page.evaluate(_ASK_OURS, [code, queries])]


@dataclass
class Material:
    """Stock Material's box, which hears of a text only by a key."""

    page: Page

    def first(self, query: str) -> None:
        self.page.keyboard.press("/")
        self._type(query)
        self._answer(10_000)

    def ask(self, code: str, queries: list[str]) -> list[Answer]:
        return [self._ask(code, query) for query in queries]

    def _type(self, query: str) -> None:
        self.page.keyboard.insert_text(query)
        self.page.keyboard.press("End")

    def _answer(self, patience: int = 400) -> None:
        """Wait for the count; where the box takes nothing of the query for a word, none comes."""
        with suppress(Error):
            self._meta(r"\d|[Nn]o ", patience)

    def _ask(self, code: str, query: str) -> Answer:
        box = self.page.get_by_role("textbox")
        box.fill("")
        box.press("Backspace")
        self._meta("Type to start")
        start = perf_counter()
        self._type(query)
        self._answer()
        time = (perf_counter() - start) * 1000
        links = self.page.locator(".md-search-result__link").evaluate_all(
            "(all) => all.map((link) => link.href)"
        )
        found = [re.search(rf"/{code}/(\d+)\.html", link) for link in links]
        return Answer([int(place[1]) for place in found if place], time)

    def _meta(self, pattern: str, patience: int = 30_000) -> None:
        meta = self.page.locator(".md-search-result__meta", has_text=re.compile(pattern))
        meta.wait_for(timeout=patience)


@dataclass
class Pagefind:
    """Pagefind's own calls: what its box would ask. It searches the language of the page."""

    page: Page

    def first(self, query: str) -> None:
        self.page.evaluate(
            "async (query) => { window.pagefind = await import('/pagefind/pagefind.js');"
            " await pagefind.init(); const { results } = await pagefind.search(query);"
            " await Promise.all(results.slice(0, 10).map((result) => result.data())) }",
            query,
        )

    def ask(self, code: str, queries: list[str]) -> list[Answer]:
        del code
        return [Answer(*row) for row in self.page.evaluate(_ASK_PAGEFIND, queries)]


@dataclass
class Traffic:
    """What a page loads, in bytes as a server sends them compressed."""

    sizes: dict[str, int] = field(default_factory=dict)

    def note(self, response: Response) -> None:
        data = response.body() if response.ok else b""
        self.sizes[response.url] = min(len(data), len(gzip.compress(data, 6)))

    @property
    def total(self) -> int:
        return sum(self.sizes.values())


def watch(page: Page) -> Traffic:
    """Note from now on what a page loads and its long tasks."""
    traffic = Traffic()
    page.on("response", traffic.note)
    page.add_init_script(_NOTE_TASKS)
    return traffic


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        del format, args


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives its address."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
