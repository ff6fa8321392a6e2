"""XLIFF 2.1 (OASIS, 2018), the form in which a translation is worked on."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from qostil.languages import Language
from qostil.parallel import ParallelSection, ParallelText, TranslationUnit
from qostil.xml import to_xml


def write_xliff(text: ParallelText, target: str) -> str:
    """Give the original and its translation into `target`: a `file` a section, a `unit` a unit."""
    root = Element("xliff", {"xmlns": "urn:oasis:names:tc:xliff:document:2.0", "version": "2.1"})
    root.attrib |= {"srcLang": text.original, "trgLang": target, "xml:space": "preserve"}
    languages = text.languages[text.original], text.languages[target]
    for number, section in enumerate(text.sections):
        units = [unit for unit in section.units if unit.lines.get(text.original)]
        if units:
            root.append(_file(number, section, units, languages))
    return to_xml(root)


def _file(
    number: int,
    section: ParallelSection,
    units: Sequence[TranslationUnit],
    languages: tuple[Language, Language],
) -> Element:
    original = f"docs/{languages[0].code}/{section.name}.md"
    # A file's id is an NMTOKEN: no name of a page is sure to be one.
    file = Element("file", {"id": f"f{number}", "original": original})
    for unit in units:
        file.append(_unit(unit, *languages))
    return file


def _unit(unit: TranslationUnit, source: Language, target: Language) -> Element:
    element = Element("unit", {"id": unit.id})
    notes = [f"also {an_id}" for an_id in unit.ids[1:]]
    notes += ["it is doubtful whether these translate each other"] if unit.doubtful else []
    notes += [f"editorial in {own.code}" for own in (source, target) if unit.is_editorial(own.code)]
    if notes:
        group = SubElement(element, "notes")
        for note in notes:
            SubElement(group, "note").text = note
    translated = unit.text(target)
    state = "initial" if not translated else "translated" if unit.doubtful else "final"
    segment = SubElement(element, "segment", {"state": state})
    SubElement(segment, "source").text = unit.text(source)
    if translated:
        SubElement(segment, "target").text = translated
    return element
