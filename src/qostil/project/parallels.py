"""The lines of a text with what the other languages have beside them."""

from collections.abc import Iterator, Mapping, Sequence

from qostil.anchors import Anchors
from qostil.glossary import Parallel
from qostil.languages import Language
from qostil.model import Page, Segment


def parallels(
    pages: Mapping[str, Sequence[Page]], languages: Mapping[str, Language], anchors: Anchors
) -> Iterator[Parallel]:
    """Yield each line of running text, in every language, with the texts of its partners."""
    for code, own in pages.items():
        for segment in (segment for page in own for segment in page.segments):
            if segment.ids and not segment.level and not segment.editorial:
                partners = dict(_partners(languages, anchors, code, segment))
                yield Parallel(code, segment.ids[0], segment.text, partners)


def _partners(
    languages: Mapping[str, Language], anchors: Anchors, code: str, segment: Segment
) -> Iterator[tuple[str, str]]:
    texts: dict[str, dict[int, str]] = {}
    for an_id in segment.ids:
        for other, place in anchors.partners(code, an_id):
            if not place.is_alias:
                texts.setdefault(other, {})[id(place.segment)] = place.segment.text
    for other, found in texts.items():
        yield other, (" " if languages[other].spaced else "").join(found.values())
