"""The lines of a text with what the other languages have beside them."""

from collections.abc import Iterator

from qostil.glossary import Parallel
from qostil.model import Segment
from qostil.project.loading import Project


def parallels(project: Project) -> Iterator[Parallel]:
    """Yield each line of running text, in every language, with the texts of its partners."""
    for code, pages in project.pages.items():
        for page in pages:
            for segment in page.segments:
                if segment.ids and not segment.level and not segment.editorial:
                    partners = dict(_partners(project, code, segment))
                    yield Parallel(code, segment.ids[0], segment.text, partners)


def _partners(project: Project, code: str, segment: Segment) -> Iterator[tuple[str, str]]:
    texts: dict[str, dict[int, str]] = {}
    for an_id in segment.ids:
        for other, place in project.anchors.partners(code, an_id):
            if not place.is_alias:
                texts.setdefault(other, {})[id(place.segment)] = place.segment.text
    for other, found in texts.items():
        space = " " if project.languages[other].spaced else ""
        yield other, space.join(found.values())
