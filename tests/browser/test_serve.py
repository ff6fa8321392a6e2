"""`mkdocs serve` shows every edit, once."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Browser, expect

from tests.sites.projects import copy_project, environment, replace

DEADLINE = 60.0  # seconds, of which none is waited for in vain


class Log:
    """What a process writes, line by line, as it comes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.lines: list[str] = []
        self._queue: Queue[str] = Queue()
        self.thread = Thread(target=self._read, args=(process,), daemon=True)
        self.thread.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        for line in process.stdout:
            self._queue.put(line)
        self._queue.put("")

    def wait_for(self, words: str) -> None:
        """Read on to the next line that has these words."""
        while words not in (line := self._queue.get(timeout=DEADLINE)):
            assert line, "".join(self.lines)
            self.lines.append(line)
        self.lines.append(line)

    def count(self, words: str) -> int:
        return sum(words in line for line in self.lines)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, Log]]:
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", address],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        log = Log(process)
        try:
            log.wait_for("Serving on")
            yield f"http://{address}/", log
        finally:
            process.terminate()
            log.thread.join()


def test_edits_of_text_glossary_and_looks_show_up_and_each_builds_once(
    browser: Browser, tmp_path: Path
) -> None:
    project = copy_project(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    expect.set_options(timeout=DEADLINE * 1000)
    try:
        with serving(project) as (root, log):
            page.goto(f"{root}whole.html")
            page.locator("#s1-2").filter(has_text="жедел").wait_for()
            before = page.locator("#s1-2").inner_text()

            replace(project / "docs/kk/whole.md", "жедел", "өте жылдам")
            expect(page.locator("#s1-2")).to_have_text(before.replace("жедел", "өте жылдам"))

            page.goto(f"{root}glossary.html")
            replace(project / "source/glossary.yml", "  kk: кедей аймақ\n", "  kk: кедей өңір\n")
            expect(page.locator("#poor-area dfn")).to_have_text("кедей өңір")

            style = project / "overrides/assets/css/qostil.css"
            style.write_text(style.read_text("utf-8") + "\n#poor-area { opacity: 0.5; }\n", "utf-8")
            expect(page.locator("#poor-area")).to_have_css("opacity", "0.5")

            # Were one of these builds to set off another, it would have come before this one.
            replace(project / "docs/kk/whole.md", "өте жылдам", "жедел")
            page.goto(f"{root}whole.html")
            expect(page.locator("#s1-2")).to_have_text(before)
            log.wait_for("Reloading browsers")
            while log.count("Reloading browsers") < 4:
                log.wait_for("Reloading browsers")
            assert log.count("Building documentation...") == 1 + 4
            assert log.count("WARNING") == 0
    finally:
        expect.set_options(timeout=5_000)
        context.close()
