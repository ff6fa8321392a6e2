"""What a command says while it works: results on standard output, all else on standard error."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from tqdm import tqdm

from qostil.progress import Progress, silent
from qostil.project import Project

T = TypeVar("T")
_DELAY = 1.0  # seconds: what is done by then shows nothing
_FORMAT = "{desc}: |{bar}| {n_fmt} of {total_fmt}, {elapsed}, {remaining} to go"
_PAUSE = 10.0  # seconds between two lines where there is no terminal


def say(options: argparse.Namespace, message: str) -> None:
    """Say a result, unless the command was told to be quiet."""
    if not options.quiet:
        print(message)


def progress(options: argparse.Namespace) -> Progress:
    """Give what shows how far a step is: a bar on a terminal, plain lines elsewhere."""
    if options.quiet:
        return silent
    show = _bar if sys.stderr.isatty() else _lines
    return _Announced(show) if options.verbose else show


@dataclass(frozen=True)
class _Announced:
    """Progress that also says what each step is, when it starts."""

    show: Progress

    def __call__(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterable[T]:
        print(doing, file=sys.stderr)
        return self.show(items, doing, total)


def _bar(items: Iterable[T], doing: str, total: int | None = None) -> Iterable[T]:
    total = total or _size(items)
    shown = _FORMAT if total else None
    return tqdm(items, doing, total, leave=False, file=sys.stderr, bar_format=shown, delay=_DELAY)


def _lines(items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    total = total or _size(items)
    count, due, is_shown = 0, monotonic() + _DELAY, False
    for item in items:
        if monotonic() > due:
            _tell(doing, count, total)
            due, is_shown = monotonic() + _PAUSE, True
        yield item
        count += 1
    if is_shown:  # or else it would look as if it had stopped there
        _tell(doing, count, total)


def _tell(doing: str, count: int, total: int | None) -> None:
    print(f"{doing}: {count}" + (f" of {total}" if total else ""), file=sys.stderr)


def _size(items: Iterable[object]) -> int | None:
    return len(items) if isinstance(items, Sized) else None


def tell_text(
    options: argparse.Namespace, notes: Iterable[str], project: Project | None = None
) -> None:
    """Tell what was found out of a text, and what it came to."""
    for note in notes:
        say(options, note)
    if project:
        pages = next(iter(project.pages.values()))
        segments = [segment for page in pages for segment in page.segments if not segment.level]
        doubtful = sum(segment.doubtful for segment in segments)
        said = f"sections: {len(pages) - 1}; segments in {pages[0].language}: {len(segments)}"
        say(options, said + (f", doubtful among them: {doubtful}" if doubtful else ""))
