"""The text side by side, and the forms in which other programmes are given it."""

import json
from xml.etree import ElementTree as ET

import pytest

from qostil.exchange.json import write_json
from qostil.exchange.memory import memory_units
from qostil.exchange.tmx import write_tmx
from qostil.exchange.xliff import write_xliff
from qostil.glossary import Concept, Term
from qostil.model import Page, Segment
from qostil.parallel import ParallelSection, ParallelText
from tests.unit.parallel import LANGUAGES, SECTION, TEXT

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEXTS = {
    "s1": {"kk": "Бір", "zh": "一"},
    "s1-1": {"kk": "Тау < тас & су.", "zh": "山。"},
    "s1-2": {"kk": "Екі мен үш.", "zh": "二。三。"},
    "s1-4": {"zh": "四。"},
    "s1-5": {"kk": "Бес. Алты.", "zh": "五六。"},
}


def memory(text: ParallelText) -> str:
    return "\n".join(write_tmx(memory_units(text), text.original, "1"))


def test_lines_that_share_an_id_are_one_unit_in_the_first_language_s_order() -> None:
    ids = [unit.ids for unit in SECTION.units]
    assert ids == [("s1",), ("s1-1",), ("s1-2", "s1-3"), ("s1-4",), ("s1-5", "s1-6")]
    found = {
        unit.id: {code: unit.text(own) for code, own in LANGUAGES.items() if unit.text(own)}
        for unit in SECTION.units
    }
    assert found == TEXTS
    assert [unit.id for unit in SECTION.units if unit.opens] == ["s1", "s1-1", "s1-5"]
    assert [unit.id for unit in SECTION.units if unit.doubtful] == ["s1-5"]
    assert [unit.id for unit in SECTION.units if unit.is_editorial("kk")] == ["s1"]


def test_an_id_that_nothing_translates_any_more_has_one_place() -> None:
    assert [(unit.id, unit.aliases) for unit in SECTION.units if unit.aliases] == [
        ("s1-1", ("s1-9",))
    ]


def test_tmx_has_each_unit_in_each_language_under_its_id() -> None:
    root = ET.fromstring(memory(TEXT))
    found = {
        unit.get("tuid"): {v.get(LANG): v.findtext("seg") for v in unit.iter("tuv")}
        for unit in root.iter("tu")
    }
    assert found == TEXTS
    assert root.find("header").get("srclang") == "zh"  # type: ignore[union-attr]
    told = [(p.get("type"), p.text) for p in root.findall("body/tu[@tuid='s1-5']/prop")]
    assert told == [("x-section", "a/one"), ("x-also", "s1-6"), ("x-doubtful", "yes")]


def test_xliff_leads_from_the_original_to_the_translation() -> None:
    root = ET.fromstring(write_xliff(TEXT, "kk"))
    assert (root.get("srcLang"), root.get("trgLang")) == ("zh", "kk")
    found = {
        unit.get("id"): (
            unit.findtext(f"{XLIFF}segment/{XLIFF}source"),
            unit.findtext(f"{XLIFF}segment/{XLIFF}target"),
            unit.find(f"{XLIFF}segment").get("state"),  # type: ignore[union-attr]
        )
        for unit in root.iter(f"{XLIFF}unit")
    }
    states = {"s1-4": "initial", "s1-5": "translated"}
    assert found == {
        an_id: (texts["zh"], texts.get("kk"), states.get(an_id, "final"))
        for an_id, texts in TEXTS.items()
    }


def test_json_says_what_a_unit_is() -> None:
    concepts = [Concept("hill", {"kk": [Term("тау"), Term("төбе")], "zh": [Term("山")]})]
    data = json.loads(write_json(TEXT, concepts))
    [section] = data["sections"]
    assert {unit["ids"][0]: unit["text"] for unit in section["units"]} == TEXTS
    assert section["units"][0] == {
        "ids": ["s1"],
        "level": 1,
        "editorial": ["kk", "zh"],
        "text": TEXTS["s1"],
    }
    assert section["units"][4]["doubtful"]
    assert section["units"][4]["paragraph"]
    assert data["glossary"] == [{"id": "hill", "terms": {"kk": ["тау", "төбе"], "zh": ["山"]}}]


@pytest.mark.parametrize("write", [memory, lambda text: write_xliff(text, "kk")])
def test_what_no_xml_can_hold_does_not_break_the_file(write: object) -> None:
    assert callable(write)
    pages = [Page("one.md", code, ((Segment(("s1-1",), "a\x07b]]>&amp;"),),)) for code in LANGUAGES]
    text = ParallelText("odd", LANGUAGES, "zh", [ParallelSection("one", pages)])
    root = ET.fromstring(write(text))
    assert "a\ufffdb]]>&amp;" in "".join(root.itertext())
