"""Translation memories are XML that says what it was given."""

from xml.etree import ElementTree as ET

from qostil.exchange import write_tmx

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(*units: dict[str, str]) -> ET.Element:
    lines = write_tmx([(unit, {"confidence": "0.9"}) for unit in units], "kk", "1.0")
    return ET.fromstring("\n".join(lines))


def test_each_unit_has_its_texts_and_properties() -> None:
    memory = read({"kk": "Су.", "zh-Hans": "水。"})
    assert memory.get("version") == "1.4"
    header = memory.find("header")
    assert header is not None
    assert header.get("srclang") == "kk"
    (unit,) = memory.iter("tu")
    assert [(t.get(LANG), t.findtext("seg")) for t in unit.iter("tuv")] == [
        ("kk", "Су."),
        ("zh-Hans", "水。"),
    ]
    assert unit.findtext("prop[@type='confidence']") == "0.9"


def test_a_language_without_text_is_left_out() -> None:
    assert [t.get(LANG) for t in read({"kk": "", "zh": "水。"}).iter("tuv")] == ["zh"]


def test_marks_of_xml_come_out_as_themselves() -> None:
    hostile = "a<b>&amp;]]> \"' <!-- <seg> \u2028\U00020000"
    assert read({"kk": hostile}).findtext(".//seg") == hostile


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert (
        read({"kk": "a\x00b\x1b\ud800c\ufffe"}).findtext(".//seg") == "a\ufffdb\ufffd\ufffdc\ufffd"
    )
