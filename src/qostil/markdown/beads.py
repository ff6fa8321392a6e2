"""The elements that a bead is made of, and what comes to them once all Markdown is done.

`span.bead` holds `span.own` (for each line `a.number` and `span.segment`, with its id and language)
and then `span.partner`, one for each other language.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from qostil.ids import reference
from qostil.languages import Language
from qostil.markdown.decoration import CODE, Stretch, decorate, mark_wide
from qostil.markdown.marks import Mark, parse_mark
from qostil.markdown.page_view import PageView

SEGMENT = "segment"
BEAD = "bead"
HEADINGS = {f"h{level}" for level in range(1, 7)}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks that turn the text behind them, too
_OPAQUE = CODE | {"a"}  # no link goes into these


def _glue(language: Language) -> str:
    """Give what stands between two sentences."""
    return " " if language.spaced else ""


def make_bead(lines: Sequence[tuple[str, Mark]], language: Language) -> Element:
    """Make a bead of its lines; what stands beside them comes when all Markdown is done."""
    bead = Element("span", {"class": BEAD})
    own = SubElement(bead, "span", {"class": "own"})
    for text, mark in lines:
        own.append(_segment(text, mark, language))
        own[-1].tail = _glue(language)
    own[-1].tail = ""
    bead.tail = _glue(language)
    return bead


def _segment(text: str, mark: Mark, language: Language) -> Element:
    span = Element("span", {"class": SEGMENT, "lang": language.code})
    span.text = text
    if _TURNING.search(text):
        span.set("dir", language.direction)  # browsers isolate what has one
    set_ids(span, mark)
    return span


def set_ids(element: Element, mark: Mark) -> None:
    """Give the element its first id, and an empty anchor for each further one and each alias."""
    first, *rest = mark.ids or ("",)
    if first:
        element.set("id", first)
    text, element.text = element.text, ""
    for an_id in (*rest, *mark.aliases):
        SubElement(element, "span", {"id": an_id, "class": "anchor"})
    if len(element):
        element[-1].tail = text
    else:
        element.text = text
    # The mark travels to the tree processor in the tree; it is taken out there.
    element.set("data-mark", str(mark))


def complete(parent: Element, view: PageView) -> None:
    """Hang on all headings, beads and segments below an element what the page's view knows of them.

    They are asked for in the text's order.
    """
    children: list[Element] = []
    for child in parent:
        if child.get("class") == BEAD:
            children += _complete_bead(child, view)
        elif child.tag in HEADINGS:
            mark = _take_mark(child)
            children += [child, *_below(mark, view)] if mark else [child]
        else:
            complete(child, view)
            children.append(child)
    parent[:] = children


def _below(mark: Mark, view: PageView) -> Iterator[Element]:
    yield from view.below(mark)
    missing = view.missing(mark)
    if missing:
        paragraph = Element("p")
        paragraph.extend(missing)
        yield paragraph


def _complete_bead(bead: Element, view: PageView) -> list[Element]:
    """Fill a bead; gives it with those after it that this language has no lines in."""
    own = bead[0]
    marks: list[Mark] = []
    children: list[Element] = []
    for segment in own:
        marks.append(_take_mark(segment) or Mark())
        _decorate_segment(segment, marks[-1], view)
        children += _with_notes(segment, marks[-1], view)
    own[:] = children
    bead.extend(view.beside(marks))
    beads = [bead, *(gap for mark in marks for gap in view.missing(mark))]
    for before, gap in pairwise(beads):
        gap.tail, before.tail = before.tail, _glue(view.language)
    return beads


def _with_notes(segment: Element, mark: Mark, view: PageView) -> Iterator[Element]:
    """Yield a segment with its number and what is said of it; the space comes behind them all."""
    if mark.ids:
        yield _number(mark)
    notes = view.behind(mark)
    if notes:
        notes[-1].tail, segment.tail = segment.tail, ""
    yield segment
    yield from notes


def _decorate_segment(segment: Element, mark: Mark, view: PageView) -> None:
    text = "".join(segment.itertext())
    terms = [Stretch(start, end, _link(href)) for start, end, href in view.terms(mark, text)]
    decorate(segment, terms, _OPAQUE)
    mark_wide(segment, view.language.wide)


def _link(href: str) -> Callable[[], Element]:
    return lambda: Element("a", {"class": "term", "href": href})


def _number(mark: Mark) -> Element:
    """Make the number by which a segment is cited, with its own address."""
    number = Element("a", {"class": "number", "href": f"#{mark.ids[0]}"})
    number.text = reference(*mark.ids)
    return number


def _take_mark(element: Element) -> Mark | None:
    return parse_mark(element.attrib.pop("data-mark", ""))[1]
