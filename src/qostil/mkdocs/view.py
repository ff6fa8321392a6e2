"""What a page knows when it is rendered: its partners, its terms, and what templates show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from qostil.anchors import Place
from qostil.glossary import Attestation, Entry
from qostil.ids import reference
from qostil.languages import Language
from qostil.markdown import Mark
from qostil.model import GLOSSARY, HOME, Page
from qostil.offline import FILE_NAME as OFFLINE
from qostil.project import Project
from qostil.source import NOT_STATED


class Part(NamedTuple):
    """A stretch of text with its language."""

    text: str
    language: str


@dataclass(frozen=True)
class View:
    """One page of one language: `name` is its path below the language's folder.

    `is_copy_offered`: whether there is a zip of the site to download.
    """

    project: Project
    language: Language
    name: str
    is_copy_offered: bool = True

    def say(self, key: str, **values: object) -> str:
        """Give an interface text in the page's language."""
        return self.language.say(key, **values)

    def href(self, code: str, name: str, anchor: str = "") -> str:
        """Give the relative address of another page, or of a place on it."""
        own = dirname(self.project.address(self.language.code, self.name)) or "."
        path = relpath(self.project.address(code, name), own)
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """Give the relative address of a file of the site."""
        return relpath(path, dirname(self.project.address(self.language.code, self.name)) or ".")

    # What the Markdown extension asks for

    def behind(self, mark: Mark) -> Sequence[Element]:
        """Give the links to a segment's partners, and what is to be said of it."""
        links = [self._partner_link(*partner) for partner in self._partners(mark)]
        if mark.doubtful:
            links.append(_note(self.say("doubtful")))
        return links

    def below(self, mark: Mark) -> Sequence[Element]:
        """Give the line below a heading: its counterparts, and that it is editorial."""
        line = Element("p", {"class": "counterparts"})
        for code, an_id, place in self._partners(mark):
            other = self.project.languages[code]
            attributes = {"lang": code, "hreflang": code, "dir": other.direction}
            address = self.href(code, place.page.name, an_id)
            SubElement(line, "a", {**attributes, "href": address}).text = place.segment.text
        if self.project.is_retired(self.name):
            line.append(_note(self.say("retired_section")))
        elif mark.editorial:
            line.append(_note(self.say("editorial_title")))
        return [line] if len(line) else []

    def terms(self, mark: Mark, text: str) -> Sequence[tuple[int, int, str]]:
        """Give the terms in a segment with the addresses of their entries; the longest ones win.

        What is editorial is no part of the text that the glossary is of.
        """
        if mark.editorial:
            return []
        found = self.project.matchers[self.language.code].find(text)
        links, reach = [], 0
        for term in found:
            if term.start >= reach:
                href = self.href(self.language.code, GLOSSARY, term.concept)
                links.append((term.start, term.end, href))
                reach = term.end
        return links

    def _partners(self, mark: Mark) -> Iterator[tuple[str, str, Place]]:
        """Yield each partner once, with the id it is reached by.

        A line with several ids may have several; where it has one, places that only keep an
        address do not count.
        """
        found: dict[str, dict[tuple[str, int], tuple[str, Place]]] = {}
        for an_id in mark.ids:
            for code, place in self.project.anchors.partners(self.language.code, an_id):
                key = (place.page.name, place.segment.line)
                found.setdefault(code, {}).setdefault(key, (an_id, place))
        for code, places in found.items():
            real = [(an_id, place) for an_id, place in places.values() if not place.is_alias]
            for an_id, place in real or list(places.values())[:1]:
                yield code, an_id, place

    def _partner_link(self, code: str, an_id: str, place: Place) -> Element:
        other = self.project.languages[code]
        label = f"{other.name} {reference(an_id)}"
        attributes = {
            "class": "partner",
            "href": self.href(code, place.page.name, an_id),
            "lang": code,
            "hreflang": code,
            "title": label,
            "aria-label": label,
        }
        if place.is_alias:
            missing = self.say("no_partner", language=other.name)
            attributes |= {
                "class": "partner partner--none",
                "title": missing,
                "aria-label": missing,
            }
            attributes["lang"] = self.language.code
        link = Element("a", attributes)
        SubElement(link, "span", {"lang": code}).text = other.short
        return link

    # What the templates ask for

    @property
    def is_home(self) -> bool:
        """Whether this is the language's home page."""
        return self.name == HOME

    @property
    def is_glossary(self) -> bool:
        """Whether this is the language's glossary page."""
        return self.name == GLOSSARY and bool(self.project.glossary)

    @property
    def languages(self) -> Sequence[Language]:
        """All languages of the site, the default one first."""
        return list(self.project.languages.values())

    @property
    def others(self) -> Sequence[Language]:
        """All languages but the page's own."""
        return [own for own in self.languages if own is not self.language]

    def sections(self) -> list[dict[str, Any]]:
        """Give the sections: number, title, address, and the same in the other languages."""
        return [
            {
                "number": int(page.section),
                "title": page.title,
                "href": self.href(page.language, page.name),
                "counterparts": list(self._counterparts(page)),
            }
            for page in self.project.pages[self.language.code]
            if page.has_ids and page.name != HOME and not self.project.is_retired(page.name)
        ]

    def _counterparts(self, page: Page) -> Iterator[dict[str, Any]]:
        for other in self.others:
            counterpart = self.project.page(other.code, page.name)
            if counterpart:
                href = self.href(other.code, page.name)
                yield {"language": other, "title": counterpart.title, "href": href}

    def provenance(self) -> list[tuple[str, list[Part]]]:
        """Give what is known of the text, as label and value; what is not stated says so."""
        text = self.project.text
        if not text:
            return []
        own = self.language.code
        names = [
            part
            for language in self.languages
            for part in (Part(" · ", own), Part(language.name, language.code))
        ]
        rows = [
            (self.say("languages"), names[1:]),
            (self.say("original"), self._original(text.original, text.original_inferred)),
        ]
        for key, value in text.provenance.items():
            label = self.say("date_of_text" if key == "date" else key)
            stated = self.say("not_stated") if value == NOT_STATED else value
            rows.append((label, [Part(stated, own)]))
        return [*rows, (self.say("source_file"), [Part(", ".join(text.files), own)])]

    def _original(self, code: str, is_inferred: bool) -> list[Part]:
        own = self.language.code
        if code == NOT_STATED:
            return [Part(self.say("not_stated"), own)]
        name = Part(self.project.languages[code].name, code)
        if not is_inferred:
            return [name]
        before, after = self.say("inferred", value="\0").split("\0")
        return [part for part in (Part(before, own), name, Part(after, own)) if part.text]

    def entries(self) -> Sequence[Entry]:
        """Give the glossary's entries in the page's language and its order."""
        return self.project.entries[self.language.code]

    def attested(self, attestation: Attestation) -> dict[str, str]:
        """Give an occurrence's reference and address."""
        an_id = attestation.segment.ids[0]
        href = self.href(self.language.code, attestation.page.name, an_id)
        return {"reference": reference(an_id), "href": href}

    @property
    def description(self) -> str:
        """What the text is, for machines that list the page."""
        text = self.project.text
        return text.about.get(self.language.code, "") if text else ""

    def indexes(self) -> str:
        """Give the languages whose search data the page may load, its own first."""
        return " ".join([self.language.code, *(own.code for own in self.others)])

    @property
    def offline(self) -> str:
        """The address of the zip of the whole site."""
        return self.file(OFFLINE)


def _note(text: str) -> Element:
    note = Element("small", {"class": "note"})
    note.text = text
    return note
