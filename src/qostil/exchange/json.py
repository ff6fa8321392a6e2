"""JSON, for programmes of one's own.

    {"format": "qostil", "version": 1, "languages": ["kk", "zh"], "original": "zh",
     "title": {"kk": "…", "zh": "…"},
     "sections": [
       {"name": "east-west", "title": {"kk": "…", "zh": "…"},
        "units": [
          {"ids": ["s2-1"], "paragraph": true, "text": {"kk": "…", "zh": "…"}}]}],
     "glossary": [{"id": "pattern", "terms": {"kk": ["үлгі"], "zh": ["格局"]}}]}

A unit has `level` if it is a heading, `paragraph` if one of the first language starts with it,
`editorial` with the languages whose text is not the source's own, and `doubtful` where it is
uncertain that the texts translate each other. A language without words for a unit is not in `text`.
"""

import json
from collections.abc import Iterable
from typing import Any

from qostil.glossary import Concept
from qostil.parallel import ParallelSection, ParallelText, TranslationUnit


def write_json(text: ParallelText, glossary: Iterable[Concept]) -> str:
    """Give the text and its glossary in the form that is shown above."""
    data = {
        "format": "qostil",
        "version": 1,
        "languages": list(text.languages),
        "original": text.original,
        "title": text.titles,
        "sections": [_section(text, section) for section in text.sections],
        "glossary": [_concept(concept) for concept in glossary],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _section(text: ParallelText, section: ParallelSection) -> dict[str, Any]:
    units = [_unit(text, unit) for unit in section.units]
    return {"name": section.name, "title": section.titles, "units": units}


def _unit(text: ParallelText, unit: TranslationUnit) -> dict[str, Any]:
    present = {code: own for code, own in text.languages.items() if unit.lines.get(code)}
    said = {
        "level": unit.level,
        "paragraph": unit.opens and not unit.level,
        "editorial": [code for code in present if unit.is_editorial(code)],
        "doubtful": unit.doubtful,
    }
    texts = {code: unit.text(own) for code, own in present.items()}
    return {"ids": unit.ids, **{k: v for k, v in said.items() if v}, "text": texts}


def _concept(concept: Concept) -> dict[str, Any]:
    terms = {code: [term.text for term in found] for code, found in concept.terms.items()}
    return {"id": concept.key, "terms": terms}
