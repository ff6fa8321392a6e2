"""A reader with a browser of their own, who notices everything that goes wrong in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    expect,
)

# Raises what the page's policy forbids to an error that the console shows with its cause.
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
_NO_BACKGROUND = "rgba(0, 0, 0, 0) none repeat scroll 0% 0% / auto padding-box border-box"


@dataclass(frozen=True)
class Way:
    """A way to read the site: over which scheme, in which window, with what of a browser."""

    name: str
    over: Literal["http", "file"]
    width: int
    height: int
    options: Mapping[str, Any] = field(default_factory=dict)

    def without_scripts(self) -> "Way":
        options = {**self.options, "java_script_enabled": False}
        return Way(f"{self.name}-plain", self.over, self.width, self.height, options)


WIDE = Way("http", "http", 1280, 900)
PHONE = Way("phone", "http", 390, 800, {"has_touch": True, "is_mobile": True})
FOLDER = Way("file", "file", 1280, 900, {"offline": True})
WAYS = [WIDE, PHONE, FOLDER]


class Reader:
    """One browser context. `problems` lists all that a reader's console would show in red."""

    def __init__(self, browser: Browser, root: str, way: Way) -> None:
        self.root = root
        self.problems: list[str] = []
        self.expected: list[str] = []
        self.requests: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport={"width": way.width, "height": way.height}, **way.options
        )
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(_TELL_VIOLATIONS)
        self.context.on("console", self._note_message)
        self.context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        self.context.on("request", self._note_request)
        self.context.on("requestfailed", self._note_failure)
        self.context.on("dialog", self._note_dialog)
        self.page = self.context.new_page()

    def open(self, address: str = "index.html") -> Page:
        self.page.goto(self.root + address)
        return self.page

    def is_at(self, address: str) -> None:
        """Hold that the page of this address below the site is open.

        From a folder, links may carry what the reader has set.
        """
        path, mark, place = (self.root + address).partition("#")
        url = rf"{re.escape(path)}(\?[^#]*)?{mark}{re.escape(place)}"
        expect(self.page).to_have_url(re.compile(f"^{url}$"))
        self.page.wait_for_load_state()  # only then has the browser gone to the place for good

    def close(self) -> None:
        """Put the browser away. Raises AssertionError for what went wrong and was not expected."""
        self.context.close()
        found = [p for p in self.problems if not any(re.search(e, p) for e in self.expected)]
        assert not found, "\n".join(found)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.problems.append(f"request outside the site: {request.url}")

    def _note_failure(self, request: Request) -> None:
        # A request is aborted when its page is left; what a policy stops tells so by itself.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url}: {request.failure}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def stands_in_view(place: Locator) -> None:
    """Hold that a place is seen and that its first line is not below the header."""
    expect(place).to_be_in_viewport()
    below = place.evaluate(
        "(e) => e.getClientRects()[0].top"
        " - document.querySelector('.md-header').getBoundingClientRect().bottom"
    )
    assert below > -1, f"the header covers {-below} px of the place"


def stands_out(place: Locator) -> None:
    """Hold that a place is highlighted."""
    expect(place).not_to_have_css("background", _NO_BACKGROUND)


def choose(page: Page, mode: str) -> None:
    """Choose a way to read with the mouse."""
    page.locator(f"label[for=view-{mode}]").click()


_FIRST_LETTER = """(element, needle) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const start = needle ? node.data.indexOf(needle) : node.data.search(/(?<=\\p{L})\\p{L}{2}/u);
    if (start < 0 || (!needle && node.parentElement.closest("a"))) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + 1);
    const box = range.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round);
  }
}"""


def letter(place: Locator, needle: str = "") -> tuple[int, int]:
    """Give where words of a place begin on the screen; else a letter of its first outside links.

    In whole pixels: Chromium takes a press between them for one beside the text.
    """
    place.scroll_into_view_if_needed()
    x, y = place.evaluate(_FIRST_LETTER, needle)
    return x, y


def tap(place: Locator) -> None:
    """Tap a segment beside its links, with the finger or the mouse, whichever is at hand."""
    page = place.page
    pointer = (
        page.touchscreen.tap if page.evaluate("navigator.maxTouchPoints") else page.mouse.click
    )
    pointer(*letter(place))
