"""From the source to docs/, without ever taking anything from people.

Source unchanged since the last split: nothing to do, whatever people edited. Source changed: what
it changed is merged with what people did; where both changed the same segment, all is stopped with
the difference shown.
"""

import hashlib
from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from qostil.align import align, find_moved, merge
from qostil.data import toml_line, toml_lines
from qostil.errors import InputError, Problem
from qostil.files import read_bytes, read_text, stamps
from qostil.glossary import Matcher, read_glossary
from qostil.ids import SEGMENT_ID, section_number
from qostil.languages import Language, language
from qostil.markdown import inline, parse_mark, plain, write_page
from qostil.model import HOME, Bead, Page, Paragraph, Segment, Unit, bare
from qostil.progress import Progress, silent
from qostil.project.docs import merge_docs
from qostil.project.loading import CONFIGURATION, read_site_settings, source_folder
from qostil.project.record import FILE_NAME, Record, read_record
from qostil.project.writing import replace_docs, writing
from qostil.source import Form, Source, TextSettings, read_settings, read_source
from qostil.split import (
    Front,
    Heading,
    Known,
    Region,
    Section,
    align_regions,
    compose_pages,
    cut_sections,
    cut_units,
    name_sections,
    number_rows,
    regions,
    split_title,
    unit_regions,
)

_SHOWN = 40  # characters of a text in a message


@dataclass(frozen=True)
class SplitResult:
    """What a split did, or would do: the files below the root that `changed` or were `removed`.

    None of them if all is current. `notes`: what was found out of the source, a line each.

    `differences` is set where source and people's edits collide; then nothing was written.
    """

    changed: Sequence[str]
    removed: Sequence[str] = ()
    differences: str = ""
    notes: Sequence[str] = ()


def split_project(
    root: Path, check: bool = False, keep: bool = False, progress: Progress = silent
) -> SplitResult:
    """Split the source of a project, or with `check` only tell what would change.

    `keep` settles a collision: what people wrote stays, since the source's change is in it by now,
    and the record moves on. The glossary helps the aligner, yet a change of it is no reason to
    split again: it would move what people rely on. Raises InputError for bad input; then nothing
    was written.
    """
    with writing(root):
        return _split_alone(root, check, keep, progress)


def _split_alone(root: Path, check: bool, keep: bool, progress: Progress) -> SplitResult:
    settings = _settings(source_folder(root) / "text.toml")
    record_path = settings.path.parent / FILE_NAME
    record = read_record(record_path)
    _check_languages(root, settings, record)
    inputs = source_inputs(settings)
    if record and record.inputs == inputs:
        return SplitResult(())
    # Without a record docs/ may well be what an earlier split wrote, whose ids are free then.
    taken = _ids_in(root / "docs") if record else []
    source = read_source(
        settings.sources,
        [language(code) for code in settings.languages],
        form=settings.form,
        encoding=settings.encoding,
    )
    made, moved = _split(settings, source, record, taken, progress)
    notes = [*source.notes, *moved]
    pages = {f"{page.language}/{page.name}": write_page(page) for page in made}
    pages |= _stubs(record, made)
    seen = stamps(root / "docs")
    merged = merge_docs(root / "docs", record.pages if record else {}, pages, keep)
    if merged.differences:
        return SplitResult((), differences="\n".join(merged.differences), notes=notes)
    if not check:
        replace_docs(root, merged.changes, seen, Record(inputs, pages))
    changed = [f"docs/{path}" for path, text in merged.changes.items() if text is not None]
    removed = [f"docs/{path}" for path, text in merged.changes.items() if text is None]
    written = [*changed, record_path.relative_to(root).as_posix()]
    return SplitResult(written, removed, notes=notes)


def _settings(path: Path) -> TextSettings:
    if not path.exists():
        do = "qostil split FILE writes it, qostil new a whole project"
        raise InputError(Problem(path, 0, "no such file", "what says what the text is", do))
    return read_settings(path)


def _check_languages(root: Path, settings: TextSettings, record: Record | None) -> None:
    """Refuse to split into languages that the site, or the last split, does not have."""
    listed = read_site_settings(root / CONFIGURATION).languages
    if listed and set(listed) != set(settings.languages):
        found = f"the languages {', '.join(settings.languages)}"
        expected = f"those of {CONFIGURATION}: {', '.join(listed)}"
        raise InputError(Problem(settings.path, 0, found, expected, "name the same in both"))
    written = {path.partition("/")[0] for path in (record.pages if record else {})}
    if written - set(settings.languages):
        found = f"it is of a text in {', '.join(sorted(written))}"
        do = f"for a new text, delete docs/ and {FILE_NAME}"
        expected = f"one in {', '.join(settings.languages)}"
        raise InputError(Problem(settings.path.parent / FILE_NAME, 0, found, expected, do))


def source_inputs(settings: TextSettings) -> dict[str, str]:
    """Give, by name, a sha256 of each input that decides what a split writes."""
    sums = (hashlib.sha256(read_bytes(path)).hexdigest() for path in settings.sources)
    return {**dict(zip(settings.files, sums, strict=True)), "text.toml": settings.digest()}


def _ids_in(docs: Path) -> list[str]:
    """Give all ids that stand in docs/, people's own among them."""
    lines = (line for path in sorted(docs.rglob("*.md")) for line in read_text(path).split("\n"))
    marks = (mark for _, mark in map(parse_mark, lines) if mark)
    return [an_id for mark in marks for an_id in (*mark.ids, *mark.aliases)]


def _split(
    settings: TextSettings,
    source: Source,
    record: Record | None,
    taken: Sequence[str],
    progress: Progress,
) -> tuple[list[Page], Sequence[str]]:
    """Run the stages: units, beads, sections, ids, pages; also tell what stands out of order."""
    order = [settings.pivot, *(code for code in settings.languages if code != settings.pivot)]
    languages = {code: language(code) for code in order}
    titles, texts = _titled({code: source.texts[code] for code in order})
    units = {}
    for code, own in progress(languages.items(), "cutting"):
        cut = cut_units(texts[code], own, whole=source.form is Form.TABLE)
        units[code] = [replace(u, text=plain(inline(u.source))) if u.source else u for u in cut]
    beads, moved = _align(settings, texts, units, languages, progress)
    sections = cut_sections(units, beads, languages, _starts(settings, units, beads))
    rows = [section.rows for section in sections]
    numbered = number_rows(rows, _known(record, order), order, taken)
    front = Front(_titles(settings, titles), settings.about)
    headings = _headings(settings, record, sections, [section.number for section in numbered])
    composed = list(zip(sections, numbered, strict=True))
    pages = compose_pages(front, headings, composed, languages)
    _check_whole(settings, source.texts, pages)
    return pages, moved


def _titled(
    texts: Mapping[str, Sequence[Paragraph]],
) -> tuple[Mapping[str, Paragraph | None], Mapping[str, Sequence[Paragraph]]]:
    """Part each language's title from its text; of rows, only where the first one is all titles."""
    titles: dict[str, Paragraph | None] = {}
    bodies: dict[str, Sequence[Paragraph]] = {}
    for code, paragraphs in texts.items():
        title, bodies[code] = split_title(paragraphs)
        titles[code] = paragraphs[0] if title else None
    rows = {title.row if title else 0 for title in titles.values()}
    if any(rows) and len(rows) > 1:
        return dict.fromkeys(texts), texts
    return titles, bodies


def own_titles(texts: Mapping[str, Sequence[Paragraph]]) -> dict[str, str]:
    """Give the title that each language's text has of its own, or “”."""
    return {code: _title(own, "").text for code, own in _titled(texts)[0].items()}


def _align(
    settings: TextSettings,
    texts: Mapping[str, Sequence[Paragraph]],
    units: Mapping[str, Sequence[Unit]],
    languages: Mapping[str, Language],
    progress: Progress,
) -> tuple[list[Bead], Sequence[str]]:
    """Align the pivot with each other language, join what comes out, and tell what was moved."""
    glossary, _ = read_glossary(settings.path.parent / "glossary.yml", languages)
    concepts = {}
    for code, own in languages.items():
        find = Matcher(glossary.values(), own).find
        concepts[code] = [frozenset(o.concept for o in find(unit.text)) for unit in units[code]]
    pivot, *others = languages
    given = any(paragraph.row for paragraph in texts[pivot])
    alignments: list[list[Bead]] = []
    moved: list[str] = []
    for code in others:
        both = units[pivot], units[code]
        parts = regions(texts[pivot], texts[code])
        pair = languages[pivot], languages[code]
        beads = align(
            *both,
            pair,
            (concepts[pivot], concepts[code]),
            unit_regions(parts, both),
            progress,
            f"aligning {pivot}–{code}",
        )
        alignments.append([*align_regions(parts, both, partial(_within, deque(beads)), given)])
        found = find_moved(*both, pair, alignments[-1])
        moved += [_out_of_order(bead, both, (pivot, code)) for bead in found]
    return merge(len(units[pivot]), alignments), moved


def _out_of_order(
    bead: Bead, units: tuple[Sequence[Unit], Sequence[Unit]], codes: tuple[str, str]
) -> str:
    """Say which units seem to translate each other, and have no partner where they stand."""
    named = (
        f"“{side[start].text[:_SHOWN]}…” ({code}, {stop - start} in all)"
        for side, (start, stop), code in zip(units, bead.spans, codes, strict=True)
    )
    return f"out of order, left without partners: {' and '.join(named)}"


def _within(beads: deque[Bead], region: Region) -> list[Bead]:
    """Take the beads of a region, counting from its start; those before it go."""
    (i, n), (j, m) = region
    found = []
    while beads and beads[0].spans[0][1] <= n and beads[0].spans[1][1] <= m:
        (a, b), (c, d) = beads[0].spans
        if a >= i and c >= j:
            found.append(Bead(((a - i, b - i), (c - j, d - j)), beads[0].confidence))
        beads.popleft()
    return found


def _starts(
    settings: TextSettings, units: Mapping[str, Sequence[Unit]], beads: Sequence[Bead]
) -> list[int] | None:
    """Give the beads with which text.toml lets sections start, if it says any."""
    given = [(n, s.start) for n, s in enumerate(settings.sections, 1) if s.start]
    begins = sorted(
        (units[code][begin].text, place)
        for place, bead in enumerate(beads)
        for code, (begin, end) in zip(units, bead.spans, strict=True)
        if begin < end
    )
    starts: list[int] = []
    for number, start in given:
        found = _beginning(begins, start)
        if len(found) != 1 or (starts and found[0] <= starts[-1]):
            line = toml_line(settings.path, "section", number=number)
            text = f"from = {start!r} begins {len(found)} sentences"
            expected = "the first words of one, behind the start of the section before"
            raise InputError(Problem(settings.path, line, text, expected))
        starts += found
    return starts or None


def _beginning(texts: Sequence[tuple[str, int]], start: str) -> list[int]:
    """Give the places of the texts that begin so; of sorted ones, those stand together."""
    behind = (texts[at] for at in range(bisect_left(texts, (start,)), len(texts)))
    found = takewhile(lambda item: item[0].startswith(start), behind)
    return sorted({place for _, place in found})


def _titles(settings: TextSettings, found: Mapping[str, Paragraph | None]) -> dict[str, Segment]:
    """Give each language's title, the source's own or an editorial one."""
    titles = {}
    for code, own in found.items():
        titles[code] = _title(own, settings.title.get(code, ""))
        if not titles[code].text:
            text = f"the source has no {code} title"
            expected = f'[title] {code} = "…", an editorial one'
            raise InputError(Problem(settings.path, 0, text, expected))
        if settings.title.get(code, titles[code].text) != titles[code].text:
            text = f"title.{code} is not the source's own title “{titles[code].text}”"
            raise InputError(Problem(settings.path, 0, text, "no title where the source has one"))
    return titles


def _title(own: Paragraph | None, editorial: str) -> Segment:
    if not own:
        return Segment(("s0-1",), editorial, editorial=True, level=1)
    source = own.text if own.markdown else ""
    text = plain(inline(source)) if source else own.text
    return Segment(("s0-1",), text, level=1, source=source)


def _headings(
    settings: TextSettings,
    record: Record | None,
    sections: Sequence[Section],
    numbers: Sequence[int],
) -> list[Heading]:
    given = settings.sections
    if not given:
        levels = [section.level for section in sections]
        return [Heading(name, {}) for name in name_sections(levels, numbers, _named(record))]
    if len(given) != len(sections):
        found = f"{len(given)} sections are named"
        expected = f"{len(sections)}, as many as the text has"
        do = "name them all, say where each starts with from, or leave all out"
        raise InputError(Problem(settings.path, 0, found, expected, do))
    lines = toml_lines(settings.path, "section")
    doubled = [
        Problem(
            settings.path,
            line,
            f"title.{code} is not the source's own “{section.heading.text(code)[0]}”",
            "no title where the source has one",
        )
        for names, section, line in zip(given, sections, lines, strict=False)
        for code, title in names.title.items()
        if section.heading and section.heading.text(code)[0] not in ("", title)
    ]
    if doubled:
        raise InputError(doubled)
    return [Heading(section.name, section.title) for section in given]


def _named(record: Record | None) -> dict[int, str]:
    """Give the paths that sections have by their numbers."""
    paths = {}
    for path, page in (record.pages if record else {}).items():
        _, mark = parse_mark(page.partition("\n")[0])
        name = path.partition("/")[2]
        if mark and mark.ids and name != HOME:
            paths[section_number(mark.ids[0])] = name.removesuffix(".md")
    return paths


def _known(record: Record | None, order: Sequence[str]) -> list[Known]:
    """Give the segments of the last split from the record, in the order of the pivot's pages.

    An alias stands there too, at its place: for a segment that the pivot has no words for, and for
    one that is gone (it has no text then, matches nothing, and so stays an alias).
    """
    texts: dict[str, dict[str, str]] = {}
    pages = record.pages if record else {}
    for code in order:
        marked = [
            (mark, plain(text))
            for path, page in pages.items()
            if path.startswith(f"{code}/")
            for text, mark in map(parse_mark, page.split("\n"))
            if mark
        ]
        for mark, text in marked:
            for an_id in filter(SEGMENT_ID.fullmatch, (*mark.ids, *mark.aliases)):
                found = texts.setdefault(an_id, {})
                if an_id in mark.ids:
                    found[code] = text
    return [Known(an_id, found) for an_id, found in texts.items() if section_number(an_id)]


def _stubs(record: Record | None, made: Sequence[Page]) -> dict[str, str]:
    """Give what is left of pages whose section is gone: the heading, and its addresses.

    A page whose section only has a new name leaves nothing: its ids live on in the new one.
    """
    stubs = {}
    paths = {f"{page.language}/{page.name}" for page in made}
    live = {
        code: {an_id for page in made if page.language == code for an_id in page.ids}
        for code in {page.language for page in made}
    }
    for path, text in (record.pages if record else {}).items():
        code, _, name = path.partition("/")
        marked = [(line, mark) for line, mark in map(parse_mark, text.split("\n")) if mark]
        ids = [an_id for _, mark in marked for an_id in (*mark.ids, *mark.aliases)]
        if path not in paths and ids and ids[0] not in live.get(code, set()):
            rest = tuple(an_id for an_id in ids[1:] if an_id not in live[code])
            title = plain(marked[0][0].lstrip("#").strip())
            heading = Segment((ids[0],), title, rest, editorial=True, level=1)
            stubs[path] = write_page(Page(name, code, ((heading,),)))
    return stubs


def _check_whole(
    settings: TextSettings, paragraphs: Mapping[str, Sequence[Paragraph]], pages: Sequence[Page]
) -> None:
    """Refuse to write anything if a character of the source is lost, doubled or moved."""
    for code, source in paragraphs.items():
        written = (
            segment.source or segment.text
            for page in pages
            if page.language == code
            for segment in page.segments
            if not segment.editorial
        )
        if bare("".join(written)) != bare("".join(p.text for p in source)):
            found = f"the {code} text would not come out whole"
            raise InputError(
                Problem(settings.sources[0], 0, found, "", "please report this as a bug")
            )
