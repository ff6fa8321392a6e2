"""Glossaries from and to TBX, CSV, TSV and YAML: the same concepts in each."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from qostil.errors import InputError
from qostil.glossary import Concept, Term
from qostil.glossary.concepts import PartOfSpeech, Status
from qostil.glossary.exchange import read_any, write_any
from tests.unit.cases import matches

CONCEPTS = {
    "poor-area": Concept(
        "poor-area",
        {
            "kk": [Term("кедей аймақ"), Term("жарлы аймақ")],
            "zh": [Term("贫困地区")],
        },
        domain="places",
        definition={"zh": "经济落后的地区 <b>&amp; {{ x }}"},
        note={"kk": "«аймақ», таңдаулы"},
        see_also=("poverty",),
    ),
    "poverty": Concept("poverty", {"kk": [Term("кедейлік")], "zh": [Term("no")]}),
}


def plain(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Leave out the lines, which differ by file."""
    return {key: replace(concept, line=0) for key, concept in concepts.items()}


@pytest.mark.parametrize("suffix", [".yml", ".tbx", ".csv", ".tsv"])
def test_what_is_written_is_read_as_the_same_concepts(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"terms{suffix}"
    path.write_text(write_any(CONCEPTS.values(), path, "Terms"), "utf-8")
    reading = read_any(path)
    assert (reading.wrong, reading.doubtful) == ([], [])
    assert plain(reading.concepts) == CONCEPTS


@pytest.mark.parametrize("suffix", [".yml", ".tbx"])
def test_what_a_term_says_of_itself_is_kept(tmp_path: Path, suffix: str) -> None:
    terms = [
        Term("айту", part_of_speech=PartOfSpeech.VERB, note="етістік"),
        Term("деу", status=Status.DEPRECATED),
    ]
    path = tmp_path / f"terms{suffix}"
    path.write_text(write_any([Concept("say", {"kk": terms})], path, "Terms"), "utf-8")
    assert read_any(path).concepts["say"].terms == {"kk": terms}


def test_yaml_says_what_domains_are_called(tmp_path: Path) -> None:
    names = {"kk": "Жерлер", "zh": "地域"}
    area, poverty = CONCEPTS.values()
    concepts = {
        "poor-area": replace(area, domain_names=names),
        "poverty": replace(poverty, domain="state"),
        "no": Concept("no", {"kk": [Term("жоқ")]}),
    }
    path = tmp_path / "terms.yml"
    path.write_text(write_any(concepts.values(), path, "Terms"), "utf-8")
    assert plain(read_any(path).usable()) == concepts


def test_tbx_is_well_formed_whatever_a_note_holds(tmp_path: Path) -> None:
    concept = Concept("a", {"kk": [Term("бір")]}, note={"kk": "1\x01\ufffe2"})
    path = tmp_path / "terms.tbx"
    path.write_text(write_any([concept], path, "Terms\x02"), "utf-8")
    assert read_any(path).concepts["a"].note == {"kk": "1\ufffd\ufffd2"}


def read(tmp_path: Path, name: str, text: str) -> Mapping[str, Concept]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_any(path).usable()


def test_a_table_without_ids_names_concepts_by_their_rows(tmp_path: Path) -> None:
    concepts = read(tmp_path, "t.tsv", "kk\tpos\nкедей\tADJ\n\nайт\tVERB\nүш\tNUM\n")
    assert {key: concept.terms["kk"][0].text for key, concept in concepts.items()} == {
        "c1": "кедей",
        "c3": "айт",
        "c4": "үш",
    }
    parts = [concept.terms["kk"][0].part_of_speech for concept in concepts.values()]
    assert parts == [PartOfSpeech.ADJECTIVE, PartOfSpeech.VERB, PartOfSpeech.OTHER]


def test_ids_of_a_table_are_kept_as_they_are(tmp_path: Path) -> None:
    concepts = read(tmp_path, "t.csv", "id,zh-Hant,kk\nБ/1,扶貧,кедейлік\n2,,үй\n")
    assert {key: list(concept.terms) for key, concept in concepts.items()} == {
        "Б/1": ["zh-Hant", "kk"],
        "2": ["kk"],
    }


DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="kk" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c5"><min:subjectField>law</min:subjectField>
<langSec xml:lang="kk"><basic:definition>ереже</basic:definition><termSec><term>заң</term>
<min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""

MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="kk"><text><body><termEntry id="c5">
<descripGrp><descrip type="subjectField">law</descrip></descripGrp>
<langSet xml:lang="kk"><descripGrp><descrip type="definition">ереже</descrip></descripGrp>
<tig><term>заң</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [DCT, MARTIF], ids=["DCT", "2008"])
def test_tbx_of_either_style_and_of_the_older_edition_is_read(tmp_path: Path, text: str) -> None:
    concept = read(tmp_path, "t.tbx", text)["c5"]
    term = Term("заң", status=Status.ADMITTED, part_of_speech=PartOfSpeech.NOUN)
    assert concept.terms == {"kk": [term]}
    assert (concept.domain, concept.definition) == ("law", {"kk": "ереже"})


BOMB = """<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<tbx><text><body/></text></tbx>"""
ENTRY = '<tbx><conceptEntry id="a">\n<langSec xml:lang="{}">{}</langSec></conceptEntry></tbx>'


DEEP = 50_000  # levels; thousands are too many for Python's stack, these for libyaml's


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("t.yml", "a:\n  " + "[" * DEEP + "]" * DEEP, 2),
        ("t.yml", "a:\n  " + "{b: " * DEEP + "}" * DEEP, 2),
        ("t.tbx", "<tbx>\n" + "<a>" * DEEP + "</a>" * DEEP + "</tbx>", 2),
    ],
    ids=["lists", "mappings", "elements"],
)
def test_what_is_nested_too_deeply_is_refused(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, name, text)
    said = [str(problem.below(tmp_path)) for problem in error.value.problems]
    assert said == [f"{name}:{line}: nested too deeply; expected 50 levels at most"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("t.doc", "", "t.doc: the suffix '.doc'; expected a file that ends in .yml, …"),
        ("t.csv", "term,meaning\na,b\n", "t.csv:1: the columns term, meaning; expected a header …"),
        ("t.csv", "", "t.csv:1: the columns ; expected a header with a language's code, …"),
        ("t.csv", 'kk\n"кедей\n', "t.csv:2: unexpected end of data; expected a table"),
        ("t.csv", "id,kk\na,—\n", "t.csv:2: a term of a is '—'; expected a text with letters"),
        ("t.csv", "id,kk\na,б\x01р\n", "t.csv:2: a term of a is 'б\\x01р'; expected no control …"),
        ("t.csv", "id,kk\na,бір\na,екі\n", "t.csv:3: the id a for the second time"),
        ("t.csv", "id,kk\na,\n", "t.csv:2: the concept a has no terms; expected a term at least"),
        ("t.tsv", "id\tkk\na\tбір||екі\n", "t.tsv:2: a term of a is ''; expected a text …"),
        ("t.tbx", "<tbx>\n<a></tbx>", "t.tbx:2: mismatched tag: …; expected XML"),
        ("t.tbx", "<tbx/>", "t.tbx: no concept entries; expected TBX: <conceptEntry>"),
        ("t.tbx", BOMB, "t.tbx:2: an entity of the file's own; expected the text itself"),
        ("t.tbx", ENTRY.format("kk", ""), "t.tbx:1: the concept a has no terms; …"),
        ("t.tbx", ENTRY.format("kk_KZ", ""), "t.tbx:2: the language 'kk_KZ' of a; expected a …"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, name, text)
    said = [str(problem.below(tmp_path)) for problem in error.value.problems]
    assert len(said) == 1
    assert matches(said[0], message), said
