"""TBX-Basic, as ISO 30042:2019 has it: conceptEntry, langSec, termSec.

Both styles are read (DCA, with types in attributes; DCT, with elements of their own), and the
names of the edition of 2008 too. What is written is DCA. How a term is to be found (`exclude`,
`gap`, …) is no matter of TBX-Basic and stays out of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

from qostil.data import DEEPEST, too_deep
from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.glossary.checking import Reading, wording
from qostil.glossary.concepts import Concept, PartOfSpeech, Status, Term, as_placed
from qostil.languages import CODE
from qostil.xml import to_xml

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_ENTRY = ("conceptEntry", "termEntry")
_LANGUAGE = ("langSec", "langSet")
_TERM = ("termSec", "tig", "ntig")
_STATUS = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
}


@dataclass
class _Node:
    """An element of the file with its line; `name` is without its namespace."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: "list[_Node]" = field(default_factory=list)

    def all(self, *names: str) -> "Iterator[_Node]":
        """Yield the elements of these names below this one, in order, outermost only."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.all(*names)

    def value(self, kind: str) -> str:
        """Give the text of a data category, in either style."""
        for child in self.children:
            if kind in (child.name, child.attributes.get("type")):
                return " ".join(child.text.split())
            if child.name.endswith("Grp") and child.value(kind):
                return child.value(kind)
        return ""


def read_tbx(path: Path, languages: Iterable[str] = ()) -> Reading:
    """Read a TBX glossary; without `languages`, those that it has.

    Raises InputError where the file is no XML, declares entities, or has no entries.
    """
    entries = list(_parsed(path).all(*_ENTRY))
    if not entries:
        raise InputError(Problem(path, 0, "no concept entries", "TBX: <conceptEntry>"))
    wanted = frozenset(languages)
    concepts: dict[str, Concept] = {}
    wrong: list[Problem] = []
    for number, entry in enumerate(entries, 1):
        key = entry.attributes.get("id") or f"c{number}"
        try:
            if key in concepts:
                raise InputError(Problem(path, entry.line, f"the id {key} for the second time"))
            concepts[key] = _concept(path, key, entry, wanted)
        except InputError as error:
            wrong += error.problems
    return Reading(concepts, wrong)


def _parsed(path: Path) -> _Node:
    """Parse XML as elements with lines; what could make a small file a large one is refused."""
    root = _Node("", {}, 0)
    stack = [root]
    parser = expat.ParserCreate(namespace_separator=" ")

    def opened(name: str, attributes: dict[str, str]) -> None:
        node = _Node(name.rpartition(" ")[2], attributes, parser.CurrentLineNumber)
        if len(stack) > DEEPEST:
            raise InputError(too_deep(path, parser.CurrentLineNumber))
        stack[-1].children.append(node)
        stack.append(node)

    def entity(*_: object) -> None:
        found = "an entity of the file's own"
        raise InputError(Problem(path, parser.CurrentLineNumber, found, "the text itself"))

    def said(text: str) -> None:
        stack[-1].text += text

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = said
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(read_text(path).encode(), True)
    except expat.ExpatError as error:
        raise InputError(Problem(path, error.lineno, str(error), "XML")) from error
    return root


def _concept(path: Path, key: str, entry: _Node, wanted: frozenset[str]) -> Concept:
    sections = {
        node.attributes.get(_LANG, ""): node
        for node in entry.all(*_LANGUAGE)
        if not wanted or node.attributes.get(_LANG) in wanted
    }
    for code, node in sections.items():
        if not CODE.fullmatch(code):
            found = f"the language {code!r} of {key}"
            raise InputError(Problem(path, node.line, found, "a code as kk, zh or zh-Hant"))
    terms = {
        code: as_placed([_term(path, key, item) for item in node.all(*_TERM)])
        for code, node in sections.items()
    }
    if not any(terms.values()):
        found = f"the concept {key} has no terms"
        raise InputError(Problem(path, entry.line, found, "a term at least"))
    targets = (node.attributes.get("target", "") for node in entry.all("ref", "crossReference"))
    own = {code: node.value("definition") for code, node in sections.items()}
    notes = {code: node.value("note") for code, node in sections.items()}
    return Concept(
        key,
        {code: found for code, found in terms.items() if found},
        entry.line,
        domain=entry.value("subjectField"),
        definition={code: text for code, text in own.items() if text},
        note={code: text for code, text in notes.items() if text},
        see_also=tuple(filter(None, targets)),
    )


def _term(path: Path, key: str, node: _Node) -> Term:
    text = next((term.text for term in node.all("term")), "")
    status = {name: status for status, name in _STATUS.items()}
    part = node.value("partOfSpeech")
    return Term(
        wording(path, node.line, f"a term of {key}", text),
        status=status.get(node.value("administrativeStatus")),
        part_of_speech=PartOfSpeech(part) if part in list(PartOfSpeech) else None,
        note=node.value("note"),
    )


def write_tbx(concepts: Iterable[Concept], title: str) -> str:
    """Give a glossary as a TBX-Basic file."""
    concepts = list(concepts)
    first = next((code for concept in concepts for code in concept.terms), "en")
    root = Element(
        "tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": first, "xmlns": _NAMESPACE}
    )
    description = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    SubElement(description, "p").text = title
    body = SubElement(SubElement(root, "text"), "body")
    for concept in concepts:
        body.append(_entry(concept))
    return to_xml(root)


def _entry(concept: Concept) -> Element:
    entry = Element("conceptEntry", {"id": concept.key})
    if concept.domain:
        SubElement(entry, "descrip", {"type": "subjectField"}).text = concept.domain
    for key in concept.see_also:
        SubElement(entry, "ref", {"type": "crossReference", "target": key}).text = key
    for code in concept.terms:
        entry.append(_language(concept, code))
    return entry


def _language(concept: Concept, code: str) -> Element:
    section = Element("langSec", {"xml:lang": code})
    if concept.definition.get(code):
        group = SubElement(section, "descripGrp")
        SubElement(group, "descrip", {"type": "definition"}).text = concept.definition[code]
    if concept.note.get(code):
        SubElement(section, "note").text = concept.note[code]
    for term, status in concept.ranked(code):
        own = SubElement(section, "termSec")
        SubElement(own, "term").text = term.text
        if term.part_of_speech:
            SubElement(own, "termNote", {"type": "partOfSpeech"}).text = term.part_of_speech
        SubElement(own, "termNote", {"type": "administrativeStatus"}).text = _STATUS[status]
        if term.note:
            SubElement(own, "note").text = term.note
    return section
