"""What stands beside the segments of a page: their partners, what is to be said of them, terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from qostil.anchors import Gap, Pairing, Partner, Place
from qostil.ids import reference
from qostil.languages import Language
from qostil.markdown import Mark, mark_wide
from qostil.view.standpoint import Standpoint


@dataclass(frozen=True)
class SegmentsView(Standpoint):
    """What the Markdown extension asks of a page, line by line and in the page's order."""

    _shown: set[str] = field(default_factory=set)  # concepts that have a link already

    @cached_property
    def _pairing(self) -> Pairing:
        return Pairing(self.project.anchors, self.language.code)

    def sizes(self, marks: Sequence[Mark]) -> Sequence[int]:
        """Give how many lines each bead of a block has."""
        return self._pairing.sizes([mark.ids for mark in marks])

    def beside(self, marks: Sequence[Mark]) -> Sequence[Element]:
        """Give what stands beside the lines of one bead: a text for each other language."""
        ids = [an_id for mark in marks for an_id in mark.ids]
        return [self._partner(partner, *ids[:1]) for partner in self._pairing.partners(ids)]

    def behind(self, mark: Mark) -> Sequence[Element]:
        """Give what is to be said of a segment."""
        notes = [_note(self.say("doubtful"))] if mark.doubtful else []
        partners = self._pairing.partners(mark.ids)
        if partners and not any(p.places or p.is_above for p in partners):
            notes.append(_sign("∅", self.say("no_partner", language=self._names(partners))))
        return notes

    def missing(self, mark: Mark) -> Sequence[Element]:
        """Give the beads that come after a line: what only the other languages have words for."""
        return [self._gap(gap) for gap in self._pairing.gaps(mark.aliases)]

    def below(self, mark: Mark) -> Sequence[Element]:
        """Give the line below a heading: its counterparts, and that it is editorial."""
        line = Element("p", {"class": "counterparts"})
        for an_id, place in self._counterparts(mark):
            other = self.project.languages[place.page.language]
            href = self.href(other.code, place.page.name, an_id)
            link = SubElement(line, "a", {**_spoken(other), "hreflang": other.code, "href": href})
            link.text = place.segment.text
        if self.project.is_retired(self.name):
            line.append(_note(self.say("retired_section")))
        elif mark.editorial:
            line.append(_note(self.say("editorial_title")))
        return [line] if len(line) else []

    def terms(self, mark: Mark, text: str) -> Sequence[tuple[int, int, str]]:
        """Give the terms to link in a segment with the addresses of their entries.

        The longest ones win; the site's settings say whether a concept is linked once a page or
        everywhere. What is editorial is no part of the text that the glossary is of.
        """
        marked = self.project.settings.terms
        if mark.editorial or marked == "none":
            return []
        links, reach = [], 0
        for term in self.project.found(self.language.code, text):
            is_again = marked == "first" and term.concept in self._shown
            if term.start >= reach and not is_again:
                href = self.entry_href(self.language.code, term.concept)
                links.append((term.start, term.end, href))
                self._shown.add(term.concept)
            reach = max(reach, term.end)
        return links

    def _partner(self, partner: Partner, an_id: str = "") -> Element:
        """Make the text of a partner, or say why there is none beside the bead of `an_id`."""
        other = self.project.languages[partner.language]
        element = Element("span", {"class": "partner", "data-of": other.code})
        if partner.places:
            element.attrib |= _spoken(other)
            for place in partner.places:
                element.append(self._words(place, other))
                element[-1].tail = " "
                element.append(self._reference(place, place.segment.ids))
        else:
            element.set("class", "partner partner--none")
            missing = "above" if partner.is_above else "no_partner"
            element.append(_note(self.say(missing, language=other.name)))
        if partner.nearest:
            ids = partner.nearest.segment.ids if partner.is_above else (an_id,)
            element.append(self._reference(partner.nearest, ids))
        return element

    def _words(self, place: Place, other: Language) -> Element:
        opens = place.segment.line in place.page.openings
        words = Element("span", {"class": "words words--open" if opens else "words"})
        words.text = place.segment.text
        mark_wide(words, other.wide)
        return words

    def _reference(self, place: Place, ids: Sequence[str]) -> Element:
        other = self.project.languages[place.page.language]
        number = reference(*ids)
        link = Element("a", {"class": "reference", "hreflang": other.code})
        link.set("href", self.href(other.code, place.page.name, ids[0]))
        link.set("aria-label", f"{other.name} {number}")
        link.text = number
        return link

    def _gap(self, gap: Gap) -> Element:
        bead = Element("span", {"class": "bead bead--gap"})
        own = SubElement(bead, "span", {"class": "own"})
        own.append(_sign("[…]", self.say("no_own")))
        bead.extend(self._partner(partner) for partner in gap.partners)
        return bead

    def _counterparts(self, mark: Mark) -> Iterator[tuple[str, Place]]:
        """Yield each other language's heading for the same section, once, with its id."""
        codes = set()
        for an_id in mark.ids:
            for code, place in self.project.anchors.partners(self.language.code, an_id):
                if code not in codes:
                    codes.add(code)
                    yield an_id, place

    def _names(self, partners: Sequence[Partner]) -> str:
        return " · ".join(self.project.languages[p.language].name for p in partners)


def _spoken(language: Language) -> dict[str, str]:
    return {"lang": language.code, "dir": language.direction}


def _note(text: str) -> Element:
    note = Element("small", {"class": "note"})
    note.text = text
    return note


def _sign(sign: str, meaning: str) -> Element:
    """Give a sign of the editor's, with its meaning for those who point at it or listen."""
    attributes = {"class": "sign", "role": "note", "title": meaning, "aria-label": meaning}
    element = Element("span", attributes)
    element.text = sign
    return element
