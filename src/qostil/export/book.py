"""The chapters of the book: the text interleaved, unit by unit, and each language's glossary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from qostil.glossary import Entry
from qostil.ids import reference
from qostil.languages import Language
from qostil.model import HOME
from qostil.parallel import ParallelSection, ParallelText, TranslationUnit
from qostil.project import Project
from qostil.view import View
from qostil.xml import to_xml

STYLE = "style.css"
_EPUB = "http://www.idpf.org/2007/ops"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book; `titles` by language, for the table of contents."""

    file: str
    titles: Sequence[tuple[Language, str]]
    body: Element

    @property
    def content(self) -> str:
        """The whole file."""
        return xhtml(self.titles, [self.body])


@dataclass(frozen=True)
class Book:
    """The chapters of a project's text; `licences` are the texts of those of its fonts."""

    project: Project
    text: ParallelText
    licences: Sequence[str]

    @property
    def languages(self) -> Sequence[Language]:
        """All languages, the leading one first."""
        return list(self.text.languages.values())

    @cached_property
    def chapters(self) -> Sequence[Chapter]:
        """All chapters in reading order."""
        return [*self.sections, *self._glossaries(), *self._about(), *self._licences()]

    @cached_property
    def sections(self) -> Sequence[Chapter]:
        """The chapters of the text alone."""
        return [self._section(section) for section in self.text.sections]

    def _section(self, section: ParallelSection) -> Chapter:
        titles = [(own, section.titles.get(own.code, "")) for own in self.languages]
        body = Element("section", {"epub:type": "chapter"})
        for unit in section.units:
            body.append(self._heading(unit) if unit.level else self._unit(unit))
        return Chapter(_file(section.name), titles, body)

    def _heading(self, unit: TranslationUnit) -> Element:
        heading = Element(f"h{unit.level}")
        _set_ids(heading, unit)
        for own in self._present(unit):
            title = SubElement(heading, "span", spoken(own))
            title.text, title.tail = unit.text(own), " "
        return heading

    def _unit(self, unit: TranslationUnit) -> Element:
        element = Element("div", {"class": "unit opens" if unit.opens else "unit"})
        _set_ids(element, unit)
        number = Element("span", {"class": "number"})
        number.text = reference(*unit.ids)
        present = self._present(unit)
        for own in present:
            paragraph = SubElement(element, "p", spoken(own))
            if own is present[0]:
                paragraph.append(number)
                number.tail = unit.text(own)
            else:
                paragraph.text = unit.text(own)
        for note in self._notes(unit, present):
            SubElement(element, "p", {"class": "note", **spoken(present[0])}).text = note
        return element

    def _present(self, unit: TranslationUnit) -> Sequence[Language]:
        return [own for own in self.languages if unit.lines.get(own.code)]

    def _notes(self, unit: TranslationUnit, present: Sequence[Language]) -> Iterator[str]:
        """Yield what is to be said of a unit, in the language that it starts with."""
        if unit.doubtful:
            yield present[0].say("doubtful")
        for own in self.languages:
            if own not in present:
                yield present[0].say("no_partner", language=own.name)

    def _glossaries(self) -> Iterator[Chapter]:
        """Yield each language's glossary, in its own order."""
        for own in self.languages if self.project.glossary else ():
            body = Element("section", {"epub:type": "glossary", **spoken(own)})
            SubElement(body, "h1").text = own.say("glossary")
            for entry in self.project.entries[own.code]:
                body.append(self._entry(own, entry))
            titles = [(own, own.say("glossary"))]
            yield Chapter(f"glossary-{own.code}.xhtml", titles, body)

    def _entry(self, own: Language, entry: Entry) -> Element:
        element = Element("div", {"class": "concept", "id": entry.key})
        named = SubElement(element, "p")
        SubElement(named, "dfn").text = " / ".join(entry.terms) or own.say("no_term")
        for other in self.languages:
            if entry.equivalents.get(other.code):
                equivalents = SubElement(element, "p", spoken(other))
                address = f"glossary-{other.code}.xhtml#{entry.key}"
                link = SubElement(equivalents, "a", {"href": address})
                link.text = " / ".join(entry.equivalents[other.code])
        places = SubElement(element, "p", {"class": "note"})
        for attestation in entry.attestations:
            ids = attestation.segment.ids
            address = f"{_file(attestation.page.name.removesuffix('.md'))}#{ids[0]}"
            link = SubElement(places, "a", {"href": address})
            link.text, link.tail = reference(*ids), " "
        if not len(places):
            element.remove(places)
        return element

    def _about(self) -> Iterator[Chapter]:
        """Yield what is known of the text, in each language."""
        titles = [(own, own.say("about_text")) for own in self.languages]
        body = Element("section", {"epub:type": "colophon"})
        for own in self.languages:
            part = SubElement(body, "div", spoken(own))
            SubElement(part, "h1").text = own.say("about_text")
            rows = SubElement(part, "dl")
            for label, parts in View(self.project, own, HOME).provenance():
                SubElement(rows, "dt").text = label
                value = SubElement(rows, "dd")
                for stretch in parts:
                    language = self.project.languages[stretch.language]
                    SubElement(value, "span", spoken(language)).text = stretch.text
        if self.project.text:
            yield Chapter("about.xhtml", titles, body)

    def _licences(self) -> Iterator[Chapter]:
        """Yield the licences of the fonts, which have to go with them."""
        titles = [(own, own.say("licence")) for own in self.languages]
        body = Element("section", {"epub:type": "copyright-page"})
        heading = SubElement(body, "h1")
        for own, title in titles:
            SubElement(heading, "span", spoken(own)).text = title
        for licence in self.licences:
            SubElement(body, "pre", {"lang": "en", "xml:lang": "en"}).text = licence
        if self.licences:
            yield Chapter("licences.xhtml", titles, body)


def xhtml(
    titles: Sequence[tuple[Language, str]], content: Sequence[Element], style: str = STYLE
) -> str:
    """Give a document of the book; its language is that of its first title."""
    first, _ = titles[0]
    root = Element("html", {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": _EPUB})
    root.attrib |= spoken(first)
    head = SubElement(root, "head")
    SubElement(head, "title").text = " · ".join(title for _, title in titles if title)
    SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    SubElement(root, "body").extend(content)
    return to_xml(root, "<!DOCTYPE html>", is_indented=False)


def spoken(language: Language) -> dict[str, str]:
    """Give the attributes that tell a stretch's language, for readers of HTML and of XML."""
    return {"lang": language.code, "xml:lang": language.code, "dir": language.direction}


def _file(section: str) -> str:
    """Give the name of a section's file; `text-` keeps it apart from the others of the book."""
    return f"text-{section.replace('/', '.')}.xhtml"


def _set_ids(element: Element, unit: TranslationUnit) -> None:
    """Give an element a unit's first id, and an empty anchor for each further one and alias."""
    element.set("id", unit.id)
    for an_id in (*unit.ids[1:], *unit.aliases):
        SubElement(element, "span", {"id": an_id})
