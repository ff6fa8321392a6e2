"""Sections, and the pages they become in each language."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from qostil.languages import Language
from qostil.model import HOME, Bead, Block, Page, Segment, Unit
from qostil.split.numbering import Numbered, Row

DOUBTFUL = 0.5  # a bead that is less sure than this is shown as such
_MANY = 60  # sections in one folder: more are chapters, and paragraphs no longer sections
_LONG = 40  # rows: a section of a long text without headings has at least so many


@dataclass(frozen=True)
class Front:
    """The home page's title and what it says of the text, which is editorial, by language."""

    title: Mapping[str, Segment]
    about: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """A section's file name (without `.md`) and its editorial title by language."""

    name: str
    title: Mapping[str, str]


@dataclass(frozen=True)
class Section:
    """A section's rows, and the one that holds its heading, if the source has one.

    That row is among the numbered `rows` only where the section has no other.
    """

    heading: Row | None
    rows: Sequence[Row]

    @property
    def level(self) -> int:
        """Give the level of its heading in the source; 0 without one."""
        return self.heading.level if self.heading else 0


def cut_sections(
    texts: Mapping[str, Sequence[Unit]],
    beads: Sequence[Bead],
    languages: Mapping[str, Language],
    starts: Collection[int] | None = None,
) -> list[Section]:
    """Cut the aligned text into sections. `beads` have their spans in the order of `texts`.

    `starts`: the beads with which sections start, if that is said. Else they start with headings, a
    chapter together with its first section if it has no text of its own; and in a text without
    headings, where a paragraph of any language starts, if a bead starts there too: each language's
    paragraphs are projected on all others through the alignment.
    """
    rows = [_row(texts, bead, languages) for bead in beads]
    places = starts or _headed(rows) or _spread(_paragraph_starts(texts, beads))
    ends = sorted({0, *places, len(rows)})
    return [_section(rows[start:end]) for start, end in pairwise(ends)]


def _section(rows: Sequence[Row]) -> Section:
    heading = rows[0] if rows[0].level else None
    return Section(heading, rows[1:] if heading and len(rows) > 1 else rows)


def _headed(rows: Sequence[Row]) -> list[int]:
    levels = [row.level for row in rows]
    return [
        place
        for place, (before, level) in enumerate(pairwise([0, *levels]))
        if level and not 0 < before < level
    ]


def _paragraph_starts(texts: Mapping[str, Sequence[Unit]], beads: Sequence[Bead]) -> list[int]:
    return [
        place
        for place, bead in enumerate(beads)
        if any(_starts_paragraph(units, span) for units, span in _sides(texts, bead))
    ]


def _spread(starts: Sequence[int]) -> list[int]:
    """Leave so many starts that a long text without headings has pages of some length."""
    if len(starts) <= _MANY:
        return list(starts)
    kept = [starts[0]]
    for start in starts:
        if start - kept[-1] >= _LONG:
            kept.append(start)
    return kept


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
    return [_one([*group], glue) for _, group in groupby(units, key=lambda unit: unit.paragraph)]


def _one(units: Sequence[Unit], glue: str) -> Unit:
    text, source = (
        glue.join(parts) for parts in zip(*((u.text, u.source) for u in units), strict=True)
    )
    return replace(units[0], text=text, source=source.strip())


def compose_pages(
    front: Front,
    headings: Sequence[Heading],
    sections: Sequence[tuple[Section, Numbered]],
    languages: Mapping[str, Language],
) -> list[Page]:
    """Make the pages of all languages: the home page (section 0), then one a section."""
    pages = []
    for code, language in languages.items():
        pages.append(_home(front, code))
        for heading, (section, numbered) in zip(headings, sections, strict=True):
            title = heading.title.get(code) or language.say("section", number=numbered.number)
            blocks = _blocks(_title(title, section, numbered, code), section, numbered, code)
            pages.append(Page(f"{heading.name}.md", code, blocks))
    return pages


def _title(editorial: str, section: Section, numbered: Numbered, code: str) -> Segment:
    """Make a page's first heading: the source's own, or an editorial one."""
    own, source = section.heading.text(code) if section.heading else ("", "")
    ids = (f"s{numbered.number}",)
    first = Segment(ids, own or editorial, editorial=not own, level=1, source=source)
    if section.rows[0] is not section.heading:
        return first
    (own_ids,) = numbered.ids
    return replace(first, ids=(*ids, *own_ids)) if own else replace(first, aliases=own_ids)


def _home(front: Front, code: str) -> Page:
    blocks: list[Block] = [(front.title[code],)]
    if code in front.about:
        blocks.append((Segment(("s0-2",), front.about[code], editorial=True),))
    return Page(HOME, code, tuple(blocks))


def _blocks(title: Segment, section: Section, numbered: Numbered, code: str) -> tuple[Block, ...]:
    lines = [(-1, title)]
    for row, ids, retired in zip(numbered.rows, numbered.ids, numbered.retired, strict=True):
        is_title = row is section.heading  # it has its ids already
        units = row.lines[code] if not is_title else []
        unspoken = ids if not units and not is_title else ()
        for place, unit in enumerate(units):
            # The last line of the shorter side translates all that is left.
            mine = ids[place : place + 1] if place < len(units) - 1 else ids[place:]
            level = unit.level and min(6, 1 + max(1, unit.level - section.level))
            segment = Segment(
                mine,
                unit.text,
                doubtful=row.doubtful,
                level=level,
                source=unit.source,
                prefix=unit.prefix,
            )
            lines.append((unit.paragraph, segment))
        paragraph, last = lines[-1]
        aliases = (*last.aliases, *unspoken, *retired)
        lines[-1] = (paragraph, replace(last, aliases=aliases))
    return tuple(
        tuple(segment for _, segment in group)
        for _, group in groupby(lines, key=lambda line: line[0])
    )
