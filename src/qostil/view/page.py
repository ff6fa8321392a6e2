"""What the templates of a page show: its place among the others, and what is known of the text."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from qostil.anchors import Place
from qostil.fonts import asked_for_at_once
from qostil.glossary import Attestation, Entry, Letter, marked
from qostil.ids import reference
from qostil.languages import Language
from qostil.model import CONTENTS, GLOSSARY, HOME, LETTERS, PLACES
from qostil.offline import FILE_NAME as OFFLINE
from qostil.source import NOT_STATED
from qostil.view.standpoint import Standpoint


class Part(NamedTuple):
    """A stretch of text with its language."""

    text: str
    language: str


@dataclass(frozen=True)
class View(Standpoint):
    """What the templates ask of a page; `is_copy_offered`: whether there is a zip to download."""

    is_copy_offered: bool = True

    @property
    def is_home(self) -> bool:
        """Whether this is the language's home page."""
        return self.name == HOME

    @property
    def title(self) -> str:
        """The page's own title: that of the work on the home page."""
        return self._title(self.language, self.name)

    @property
    def is_glossary(self) -> bool:
        """Whether this is the language's glossary page."""
        return self.name == GLOSSARY and bool(self.project.glossary)

    @property
    def is_letter(self) -> bool:
        """Whether this is the page of a letter of a long glossary."""
        return self.name.startswith(LETTERS) and bool(self.project.glossary)

    @property
    def languages(self) -> Sequence[Language]:
        """All languages of the site, the default one first."""
        return list(self.project.languages.values())

    @property
    def others(self) -> Sequence[Language]:
        """All languages but the page's own."""
        return [own for own in self.languages if own is not self.language]

    @property
    def is_contents(self) -> bool:
        """Whether this is the language's page of all sections."""
        return self.name == CONTENTS and not self.project.page(self.language.code, CONTENTS)

    @property
    def has_segments(self) -> bool:
        """Whether this is a page of the text, with segments that have partners."""
        page = self.project.page(self.language.code, self.name)
        return bool(page and page.has_ids)

    @property
    def partners(self) -> Sequence[Language]:
        """The other languages, the one to be compared with first: the original, or the pivot."""
        text = self.project.text
        leading = [text.original, text.pivot] if text else []
        return sorted(self.others, key=lambda own: [own.code != code for code in leading])

    @property
    def choices(self) -> dict[str, list[str]]:
        """What a reader can choose, each with its values, the one that counts at first first."""
        modes = {"view": ["one", "interleaved", "side"]}
        partners = {"with": [own.code for own in self.partners]} if len(self.partners) > 1 else {}
        switches = {option: ["off", "on"] for option in ("numbers", "wide")}
        return {**modes, **partners, **switches, "terms": ["on", "off"], "keys": ["on", "off"]}

    @property
    def fonts(self) -> list[str]:
        """The fonts that every page needs, to be asked for before the style sheet is read."""
        names = asked_for_at_once(self.project.settings.fonts)
        return [f"assets/fonts/{name}" for name in names]

    @property
    def options(self) -> Sequence[str]:
        """What can be turned on and off on a page of the text."""
        available = {
            "numbers": True,
            "terms": bool(self.project.glossary),
            "wide": any(own.wide for own in self.languages),
            "keys": True,
        }
        return [option for option, is_there in available.items() if is_there]

    def sections(self) -> list[dict[str, Any]]:
        """Give the sections: number, title, address, sentences, and the other languages' titles."""
        return [
            {
                "number": int(page.section),
                "title": page.title,
                "href": self.href(page.language, page.name),
                "sentences": sum(1 for s in page.segments if s.ids and not s.level),
                "counterparts": self.counterparts(page.name),
            }
            for page in self.project.sections(self.language.code)
        ]

    def counterparts(self, name: str) -> list[dict[str, Any]]:
        """Give the same page in the other languages, each with its title and address."""
        return [
            {"language": other, "title": title, "href": self.href(other.code, name)}
            for other in self.others
            if (title := self._title(other, name))
        ]

    def _title(self, language: Language, name: str) -> str:
        page = self.project.page(language.code, name)
        generated = {GLOSSARY: "glossary", CONTENTS: "all_sections"}
        if page:
            return page.title
        if entry := self._long_entry(language, name):
            return entry.name
        return language.say(generated[name]) if name in generated else ""

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

    def entries_here(self) -> Sequence[Entry]:
        """Give the entries of the concepts that occur on this page."""
        return self.project.entries_on(self.language.code, self.name)

    @property
    def entry(self) -> Entry | None:
        """The entry whose places have this page of their own, if it is one."""
        return self._long_entry(self.language, self.name)

    def _long_entry(self, language: Language, name: str) -> Entry | None:
        key = name.removeprefix(PLACES).removesuffix(".md")
        is_own = name == f"{PLACES}{key}.md"
        return self.project.long_entries[language.code].get(key) if is_own else None

    def letters(self) -> Sequence[Letter]:
        """Give the letters of the glossary's index with their entries."""
        return self.project.letters[self.language.code]

    @property
    def letters_here(self) -> Sequence[Letter]:
        """The letters whose entries stand on this page."""
        return [letter for letter in self.letters() if letter.page == self.name]

    def attested(self, attestation: Attestation) -> dict[str, Any]:
        """Give an occurrence's reference and address, and its partners with their terms marked."""
        an_id = attestation.segment.ids[0]
        href = self.href(self.language.code, attestation.page.name, an_id)
        places = self.project.anchors.partners(self.language.code, an_id)
        partners = [self._rendered(attestation, code, p) for code, p in places if not p.is_alias]
        return {"reference": reference(an_id), "href": href, "partners": partners}

    def _rendered(self, attestation: Attestation, code: str, place: Place) -> dict[str, Any]:
        text = place.segment.text
        concept = attestation.occurrence.concept
        terms = [o for o in self.project.found(code, text) if o.concept == concept]
        href = self.href(code, place.page.name, place.segment.ids[0])
        language = self.project.languages[code]
        return {"language": language, "href": href, "parts": marked(text, terms)}

    def term_set(self) -> str:
        """Give the page's entries as schema.org's DefinedTermSet, in JSON that HTML can hold."""
        own = self.language
        terms = [
            {
                "@type": "DefinedTerm",
                "termCode": entry.key,
                "name": entry.terms[0],
                **({"alternateName": list(entry.terms[1:])} if entry.terms[1:] else {}),
                **({"description": entry.definition} if entry.definition else {}),
                "url": f"#{entry.key}",
            }
            for letter in self.letters_here
            for entry in letter.entries
            if entry.terms
        ]
        data = {
            "@context": "https://schema.org",
            "@type": "DefinedTermSet",
            "name": own.say("glossary"),
            "inLanguage": own.code,
            "hasDefinedTerm": terms,
        }
        return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")

    @property
    def description(self) -> str:
        """What the text is, for machines that list the page."""
        text = self.project.text
        return text.about.get(self.language.code, "") if text else ""

    def indexes(self) -> str:
        """Give the languages whose search data the page may load, its own first."""
        return " ".join([self.language.code, *(own.code for own in self.others)])

    @property
    def search_texts(self) -> dict[str, str]:
        """What the search box says, with # for a number or terms."""
        keys = [key for key in self.language.strings if key.startswith("search_")]
        return {key: self.say(key, count="#", terms="#") for key in keys}

    @property
    def offline(self) -> str:
        """The address of the zip of the whole site."""
        return self.file(OFFLINE)
