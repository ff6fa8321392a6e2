"""EPUB 3.3 (W3C, 2023): the parallel text as a book.

Written here rather than by a library: those for Python make one language's `xml:lang` at most, take
the clock for the book's time, and pack in the order of their own; the format is a zip of XHTML.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from qostil.archive import add_file
from qostil.export.book import STYLE, Book, spoken, xhtml
from qostil.export.faces import Face, font_rules
from qostil.source import NOT_STATED
from qostil.xml import to_xml

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_NAV = "nav.xhtml"
_XHTML = "application/xhtml+xml"
_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
)
_CREDITS = {"author": "creator", "publisher": "publisher", "licence": "rights", "date": "date"}


@dataclass(frozen=True)
class Epub:
    """The book as a file, with its fonts; `modified`: its time, in seconds since 1970."""

    book: Book
    faces: Sequence[Face]
    modified: int

    def __bytes__(self) -> bytes:
        """Give the file; the same book, fonts and time give the same bytes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            # Readers know the format by these bytes at this place: first, and not compressed.
            add_file(archive, "mimetype", "application/epub+zip", packed=False)
            add_file(archive, "META-INF/container.xml", _CONTAINER)
            add_file(archive, "EPUB/package.opf", to_xml(self._package()))
            add_file(archive, f"EPUB/{_NAV}", self._navigation())
            add_file(archive, f"EPUB/{STYLE}", self._style_sheet())
            for chapter in self.book.chapters:
                add_file(archive, f"EPUB/{chapter.file}", chapter.content)
            for address, face in self._fonts.items():
                add_file(archive, f"EPUB/{address}", face.data, packed=False)
        return target.getvalue()

    @cached_property
    def _fonts(self) -> dict[str, Face]:
        return {f"fonts/{number}.woff2": face for number, face in enumerate(self.faces, 1)}

    def _style_sheet(self) -> str:
        style = files(__package__).joinpath("book.css").read_text("utf-8")
        return f"{font_rules(self._fonts)}\n\n{style}"

    def _navigation(self) -> str:
        languages = self.book.languages
        titles = [(own, own.say("sections")) for own in languages]
        nav = Element("nav", {"epub:type": "toc", "id": "toc"})
        heading = SubElement(nav, "h1")
        for own, title in titles:
            SubElement(heading, "span", spoken(own)).text = title
        listed = SubElement(nav, "ol")
        for chapter in self.book.chapters:
            link = SubElement(SubElement(listed, "li"), "a", {"href": chapter.file})
            for own, title in chapter.titles:
                shown = SubElement(link, "span", spoken(own))
                shown.text, shown.tail = title, " "
        return xhtml(titles, [nav])

    def _package(self) -> Element:
        first = self.book.languages[0]
        root = Element("package", {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0"})
        root.attrib |= {"unique-identifier": "id", "xml:lang": first.code, "dir": first.direction}
        root.append(self._metadata())
        self._add_manifest(SubElement(root, "manifest"))
        spine = SubElement(root, "spine", {"page-progression-direction": first.direction})
        for number, _ in enumerate(self.book.chapters, 1):
            SubElement(spine, "itemref", {"idref": f"chapter-{number}"})
        return root

    def _add_manifest(self, manifest: Element) -> None:
        items = [("nav", _NAV, _XHTML), ("style", STYLE, "text/css")]
        chapters = enumerate(self.book.chapters, 1)
        items += [(f"chapter-{number}", chapter.file, _XHTML) for number, chapter in chapters]
        fonts = enumerate(self._fonts, 1)
        items += [(f"font-{number}", address, "font/woff2") for number, address in fonts]
        for an_id, address, kind in items:
            item = SubElement(manifest, "item", {"id": an_id, "href": address, "media-type": kind})
            if an_id == "nav":
                item.set("properties", "nav")

    def _metadata(self) -> Element:
        text, project = self.book.text, self.book.project
        metadata = Element("metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
        titles = [(own, text.titles.get(own.code, "")) for own in self.book.languages]
        identifier = uuid5(NAMESPACE_URL, "\n".join([text.name, *(title for _, title in titles)]))
        SubElement(metadata, "dc:identifier", {"id": "id"}).text = f"urn:uuid:{identifier}"
        for own, title in titles:
            attributes = {"xml:lang": own.code, "dir": own.direction}
            SubElement(metadata, "dc:title", attributes).text = title
        for own in self.book.languages:
            SubElement(metadata, "dc:language").text = own.code
        for own in self.book.languages:
            if project.text and own.code in project.text.about:
                attributes = {"xml:lang": own.code, "dir": own.direction}
                about = SubElement(metadata, "dc:description", attributes)
                about.text = project.text.about[own.code]
        for key, value in (project.text.provenance if project.text else {}).items():
            if value != NOT_STATED:
                SubElement(metadata, f"dc:{_CREDITS[key]}").text = value
        time = datetime.fromtimestamp(self.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name, value in (("dcterms:modified", time), *_ACCESSIBILITY):
            SubElement(metadata, "meta", {"property": name}).text = value
        return metadata
