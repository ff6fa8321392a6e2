"""How a text renders its terms, and what it suggests."""

from qostil.glossary import Concept, Matcher, Parallel, Term
from qostil.glossary.candidates import candidates
from qostil.glossary.concepts import Status
from qostil.glossary.consistency import Kind, by_count, findings, renderings
from qostil.languages import language

GLOSSARY = {
    "poverty": Concept("poverty", {"kk": [Term("кедейлік")], "zh": [Term("贫困"), Term("穷困")]}),
    "area": Concept("area", {"kk": [Term("аймақ")], "zh": [Term("地区")]}),
    "old": Concept("old", {"zh": [Term("旧词", status=Status.DEPRECATED), Term("新词")]}),
    "poor-area": Concept("poor-area", {"kk": [Term("кедей аймақ")], "zh": [Term("贫困地区")]}),
}


def keys(*pairs: tuple[str, str]) -> list[str]:
    finders = {code: Matcher(GLOSSARY.values(), language(code)).find for code in ("kk", "zh")}
    lines = [
        parallel
        for number, (kk, zh) in enumerate(pairs, 1)
        for parallel in (
            Parallel("kk", f"s1-{number}", kk, {"zh": zh}),
            Parallel("zh", f"s1-{number}", zh, {"kk": kk}),
        )
    ]
    found = findings(GLOSSARY, lines, lambda code, text: finders[code](text))
    return [finding.key for finding in found]


def without_absent(found: list[str]) -> list[str]:
    return [key for key in found if not key.startswith("absent")]


def test_a_partner_without_an_equivalent_is_found_from_either_side() -> None:
    found = keys(("Кедейлік азайды.", "人们富裕了。"), ("Ел байыды.", "这个地区富裕了。"))
    assert without_absent(found) == [
        "unrendered poverty kk zh s1-1",
        "unrendered area zh kk s1-2",
    ]


def test_a_term_inside_a_longer_one_is_rendered_with_it() -> None:
    assert without_absent(keys(("Кедей аймақтар бар.", "有贫困地区。"))) == []


def test_several_renderings_of_a_concept_are_counted() -> None:
    pairs = [("кедейлікті", "贫困"), ("кедейліктен", "贫困"), ("кедейлік", "穷困")]
    assert without_absent(keys(*pairs)) == ["varied poverty kk zh"]


def test_equally_frequent_renderings_come_by_letter() -> None:
    terms = ["贫困", "穷困", "贫穷", "困苦", "清贫", "贫苦"]
    concept = Concept("poverty", {"kk": [Term("кедейлік")], "zh": [Term(term) for term in terms]})
    finders = {code: Matcher([concept], language(code)).find for code in ("kk", "zh")}
    lines = [Parallel("kk", "s1-1", "кедейлік", {"zh": "、".join(terms)})]
    (counts,) = renderings(lines, lambda code, text: finders[code](text)).values()
    assert list(counts) == sorted(terms)
    glossary = {concept.key: concept}
    (varied,) = (
        finding
        for finding in findings(glossary, lines, lambda code, text: finders[code](text))
        if finding.kind is Kind.VARIED
    )
    assert varied.said == tuple(f"{term} × 1" for term in sorted(terms))
    assert by_count({"б": 1, "в": 2, "а": 1}) == [("в", 2), ("а", 1), ("б", 1)]


def test_terms_that_occur_nowhere_and_deprecated_ones_that_do_are_found() -> None:
    found = keys(("ескі аймақ", "旧词地区"))
    assert "deprecated old zh 旧词" in found
    assert "absent old zh 新词" in found
    assert "absent area kk аймақ" not in found


def test_words_that_keep_appearing_together_are_suggested() -> None:
    kazakh = ["Мектептер көп.", "Мектепке бардым.", "Бұл үлкен мектеп.", "Мектебім алыс."]
    chinese = ["学校很多。", "我去学校。", "这是大学校。", "我的学校远。"]
    others = [(f"Үйлер {n} бар.", f"有房子{n}。") for n in "абвг"]
    noise = [(f"Тау {n} биік.", f"山{n}高。") for n in "абвгдеёжзийклмн"]
    pairs = [*zip(kazakh, chinese, strict=True), *others, *noise]
    found = candidates(pairs, (language("kk"), language("zh")), least=3)
    assert [candidate.terms for candidate in found] == [("мектеп", "学校"), ("үйлер", "房子")]
    assert (found[0].counts, found[0].together) == ((4, 4), 4)
