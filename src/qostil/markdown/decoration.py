"""Stretches of an element's text wrapped in elements, whatever markup runs through them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

CODE = frozenset({"code", "pre"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` of an element's whole text, and what makes the elements around its pieces."""

    start: int
    end: int
    make: Callable[[], Element]


def decorate(root: Element, stretches: Sequence[Stretch], opaque: frozenset[str] = CODE) -> None:
    """Wrap the stretches (in order, apart) of an element's text; nothing inside `opaque` tags.

    One that markup runs through is wrapped piece by piece.
    """
    if stretches:
        _Decorator(stretches, opaque).visit(root, root.tag in opaque)


@dataclass
class _Decorator:
    stretches: Sequence[Stretch]
    opaque: frozenset[str]
    offset: int = 0  # of the text that was passed
    next: int = 0  # the first stretch that does not end before it

    def visit(self, element: Element, is_opaque: bool) -> None:
        element.text, children = self._wrapped(element.text or "", is_opaque)
        for child in list(element):
            self.visit(child, is_opaque or child.tag in self.opaque)
            child.tail, made = self._wrapped(child.tail or "", is_opaque)
            children += [child, *made]
        element[:] = children

    def _wrapped(self, text: str, is_opaque: bool) -> tuple[str, list[Element]]:
        """Give the text up to the first piece, and the pieces with what follows each."""
        pieces = list(self._pieces(len(text)))
        self.offset += len(text)
        if is_opaque or not pieces:
            return text, []
        made = []
        ends = [start for start, _, _ in pieces[1:]] + [len(text)]
        for (start, stop, make), following in zip(pieces, ends, strict=True):
            element = make()
            element.text, element.tail = text[start:stop], text[stop:following]
            made.append(element)
        return text[: pieces[0][0]], made

    def _pieces(self, length: int) -> Iterator[tuple[int, int, Callable[[], Element]]]:
        """Yield the pieces of stretches that lie in the next `length` characters."""
        reach = self.offset + length
        while self.next < len(self.stretches) and self.stretches[self.next].start < reach:
            stretch = self.stretches[self.next]
            start, stop = max(stretch.start, self.offset), min(stretch.end, reach)
            if start < stop:
                yield start - self.offset, stop - self.offset, stretch.make
            if stretch.end > reach:
                return
            self.next += 1


def mark_wide(element: Element, wide: Mapping[str, str]) -> None:
    """Wrap the narrow marks that stand among Han, so that a page can show them as wide ones.

    `wide`: by the mark as it is, the one to be shown. The text itself stays as it is.
    """
    text = "".join(element.itertext()) if wide else ""
    decorate(element, list(_narrow_marks(text, wide)))


def _narrow_marks(text: str, wide: Mapping[str, str]) -> Iterator[Stretch]:
    marks = "".join(map(re.escape, wide))
    # Behind a letter, or behind what closes after one, that is no Latin letter and no digit.
    for found in re.finditer(rf"(?<=[^\x00-\x7f])[{marks}]" if wide else "(?!)", text):
        yield Stretch(found.start(), found.end(), _wide(wide[found[0]]))


def _wide(shown: str) -> Callable[[], Element]:
    return lambda: Element("span", {"class": "wide", "data-wide": shown})
