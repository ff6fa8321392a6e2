"""One Chromium for all tests, and a fresh context of it for each."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.reading import FOLDER, WAYS, WIDE, Reader, Way
from tests.browser.serving import served

Serves = Callable[[Path], str]


class Opens(Protocol):
    """Opens a reader in any way, of the repository's own site or of another one."""

    def __call__(self, way: Way, built: Path | None = None) -> Reader: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("QOSTIL_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.fail("there is no Chromium: install it, or name one in QOSTIL_CHROMIUM")
    # Whatever a page might ask another host for, it gets no answer.
    options = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serves() -> Iterator[Serves]:
    """Serve a built site; gives the address of its root."""
    with ExitStack() as servers:
        yield cache(lambda built: servers.enter_context(served(built)))


@pytest.fixture
def opens(browser: Browser, serves: Serves, site: Path) -> Iterator[Opens]:
    """Open readers; at the test's end each must have seen nothing go wrong."""
    readers: list[Reader] = []

    def open_reader(way: Way, built: Path | None = None) -> Reader:
        folder = built or site
        root = serves(folder) if way.over == "http" else f"{folder.as_uri()}/"
        readers.append(Reader(browser, root, way))
        return readers[-1]

    yield open_reader
    for reader in readers:
        reader.close()


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def reader(request: pytest.FixtureRequest, opens: Opens) -> Reader:
    """A reader in each way: http wide, http on a phone, and from a folder without a network."""
    return opens(request.param)


@pytest.fixture(params=[WIDE, FOLDER], ids=lambda way: way.name)
def desk_reader(request: pytest.FixtureRequest, opens: Opens) -> Reader:
    """A reader with a wide window, where a phone would show nothing new."""
    return opens(request.param)


@pytest.fixture
def wide_reader(opens: Opens) -> Reader:
    return opens(WIDE)


@pytest.fixture(params=[WIDE, FOLDER], ids=lambda way: way.name)
def plain_reader(request: pytest.FixtureRequest, opens: Opens) -> Reader:
    """A reader whose browser runs no scripts."""
    way: Way = request.param
    return opens(way.without_scripts())
