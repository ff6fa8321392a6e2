"""What people changed in docs/ since the source's text, segment by segment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.markdown import parse_page
from qostil.model import Segment
from qostil.project.loading import Project, load_project, source_folder
from qostil.project.record import FILE_NAME, Record, read_record
from qostil.project.splitting import source_inputs


@dataclass(frozen=True)
class Edit:
    """A segment whose words are not the source's any more.

    `source` and `docs` are its words in each, None where it is not there; `line` is its place in
    `file`, below the root, or 0 where docs/ does not have it.
    """

    id: str
    language: str
    file: str
    line: int
    source: str | None
    docs: str | None


@dataclass(frozen=True)
class Comparison:
    """All edits, in the order of docs/; `is_current`: whether the source was split as it is now."""

    edits: tuple[Edit, ...]
    is_current: bool


def compare(root: Path) -> Comparison:
    """Compare docs/ with the source as it was split last.

    Raises InputError where nothing was split yet, or something can't be read.
    """
    path = source_folder(root) / FILE_NAME
    record = read_record(path)
    project = load_project(root)
    if not record or not project.text:
        do = "run qostil split first"
        raise InputError(Problem(path, 0, "nothing was split yet", "what split wrote", do))
    current = record.inputs == source_inputs(project.text)
    return Comparison(tuple(_edits(project, record)), current)


def _edits(project: Project, record: Record) -> Iterator[Edit]:
    for code, pages in project.pages.items():
        source = _segments_of(record, code)
        seen = set()
        for page in pages:
            for segment in filter(lambda segment: segment.ids, page.segments):
                an_id = segment.ids[0]
                _, was = source.get(an_id, ("", None))
                seen.add(an_id)
                if not was or was.text != segment.text:
                    file = f"docs/{code}/{page.name}"
                    words = was.text if was else None
                    yield Edit(an_id, code, file, segment.line, words, segment.text)
        for an_id, (path, was) in source.items():
            if an_id not in seen:
                yield Edit(an_id, code, f"docs/{path}", 0, was.text, None)


def _segments_of(record: Record, code: str) -> Mapping[str, tuple[str, Segment]]:
    """Give the segments that split wrote in a language by their first ids, with their pages."""
    segments: dict[str, tuple[str, Segment]] = {}
    for path, text in record.pages.items():
        language, _, name = path.partition("/")
        if language == code:
            page, _ = parse_page(text, Path(path), name, code)
            segments |= {s.ids[0]: (path, s) for s in page.segments if s.ids}
    return segments
