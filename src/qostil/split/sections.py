"""Sections, and the pages they become in each language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from qostil.languages import Language
from qostil.model import HOME, Bead, Block, Page, Segment, Unit
from qostil.split.numbering import Numbered, Row

DOUBTFUL = 0.5  # a bead that is less sure than this is shown as such


@dataclass(frozen=True)
class Front:
    """The home page's texts by language, each with whether it is editorial."""

    title: Mapping[str, tuple[str, bool]]
    about: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """A section's file name (without `.md`) and its editorial title by language."""

    name: str
    title: Mapping[str, str]


def cut_sections(
    texts: Mapping[str, Sequence[Unit]], beads: Sequence[Bead], languages: Mapping[str, Language]
) -> list[list[Row]]:
    """Cut the aligned text into sections.

    A section starts where a paragraph of any language starts, if a bead starts there too: each
    language's paragraphs are projected on all others through the alignment. `beads` have their
    spans in the order of `texts`.
    """
    sections: list[list[Row]] = []
    for bead in beads:
        row = _row(texts, bead, languages)
        if not sections or any(
            _starts_paragraph(units, span) for units, span in _sides(texts, bead)
        ):
            sections.append([])
        sections[-1].append(row)
    return sections


def _sides(
    texts: Mapping[str, Sequence[Unit]], bead: Bead
) -> list[tuple[Sequence[Unit], tuple[int, int]]]:
    return list(zip(texts.values(), bead.spans, strict=True))


def _starts_paragraph(units: Sequence[Unit], span: tuple[int, int]) -> bool:
    start, stop = span
    return start < stop and (start == 0 or units[start].paragraph != units[start - 1].paragraph)


def _row(texts: Mapping[str, Sequence[Unit]], bead: Bead, languages: Mapping[str, Language]) -> Row:
    """Make a bead's lines.

    Where one language alone has several units they stay apart, each with an id. Where several
    languages have, nothing tells which goes with which: they are joined, by paragraph.
    """
    sides = dict(
        zip(texts, (units[start:stop] for units, (start, stop) in _sides(texts, bead)), strict=True)
    )
    if sum(len(units) > 1 for units in sides.values()) > 1:
        sides = {code: _joined(units, languages[code]) for code, units in sides.items()}
    return Row(lines=sides, doubtful=bead.confidence < DOUBTFUL)


def _joined(units: Sequence[Unit], language: Language) -> list[Unit]:
    glue = " " if language.spaced else ""
    return [
        Unit(glue.join(unit.text for unit in group), paragraph)
        for paragraph, group in groupby(units, key=lambda unit: unit.paragraph)
    ]


def compose_pages(
    front: Front,
    headings: Sequence[Heading],
    sections: Sequence[Numbered],
    languages: Mapping[str, Language],
) -> list[Page]:
    """Make the pages of all languages: the home page (section 0), then one a section."""
    pages = []
    for code, language in languages.items():
        pages.append(_home(front, code))
        for heading, section in zip(headings, sections, strict=True):
            title = heading.title.get(code) or language.say("section", number=section.number)
            pages.append(Page(f"{heading.name}.md", code, _blocks(title, section, code)))
    return pages


def _home(front: Front, code: str) -> Page:
    title, editorial = front.title[code]
    blocks: list[Block] = [(Segment(("s0-1",), title, editorial=editorial, level=1),)]
    if code in front.about:
        blocks.append((Segment(("s0-2",), front.about[code], editorial=True),))
    return Page(HOME, code, tuple(blocks))


def _blocks(title: str, section: Numbered, code: str) -> tuple[Block, ...]:
    lines = [(-1, Segment((f"s{section.number}",), title, editorial=True, level=1))]
    for row, ids, retired in zip(section.rows, section.ids, section.retired, strict=True):
        units = row.lines[code]
        unspoken = ids if not units else ()
        for place, unit in enumerate(units):
            # The last line of the shorter side translates all that is left.
            mine = ids[place : place + 1] if place < len(units) - 1 else ids[place:]
            lines.append((unit.paragraph, Segment(mine, unit.text, doubtful=row.doubtful)))
        paragraph, last = lines[-1]
        aliases = (*last.aliases, *unspoken, *retired)
        lines[-1] = (paragraph, replace(last, aliases=aliases))
    return tuple(
        tuple(segment for _, segment in group)
        for _, group in groupby(lines, key=lambda line: line[0])
    )
