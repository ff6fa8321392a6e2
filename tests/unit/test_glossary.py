"""The glossary: what glossary.yml may say, and where its terms are found in the text."""

import json
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest

from qostil.errors import InputError
from qostil.glossary import Concept, Matcher, Term, entries, marked, read_glossary
from qostil.glossary.concepts import Inflects, PartOfSpeech, Status
from qostil.languages import language
from qostil.model import Page, Segment
from qostil.project import Project
from tests.unit.cases import matches, table, text_cases, word_lists
from tests.unit.timing import grows_linearly

Place = tuple[str, str, bool]  # concept, words, nested


def concept(key: str, code: str, *terms: str, exclude: tuple[str, ...] = ()) -> Concept:
    return Concept(key, {code: [Term(term, exclude) for term in terms]})


def found(text: str, code: str, *concepts: Concept) -> list[Place]:
    places = Matcher(concepts, language(code)).find(text)
    return [(o.concept, text[o.start : o.end], o.nested) for o in places]


def words(text: str, code: str, *terms: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """Give what is found of one concept's terms, as it stands there."""
    return [word for _, word, _ in found(text, code, concept("it", code, *terms, exclude=exclude))]


# glossary.yml


@pytest.mark.parametrize(("text", "expected"), text_cases("glossary.yml.txt"))
def test_what_is_wrong_in_a_glossary_is_said_with_its_line(
    tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(text + "\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_glossary(path, ["kk", "zh"])
    messages = [str(problem.below(tmp_path)) for problem in error.value.problems]
    patterns = expected.split("\n")
    assert len(messages) == len(patterns), messages
    for message, pattern in zip(messages, patterns, strict=True):
        assert matches(message, pattern), message


def test_of_a_thousand_broken_entries_some_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("".join(f"c{n}:\n  ru: слово\n" for n in range(1000)), "utf-8")
    with pytest.raises(InputError) as error:
        read_glossary(path, ["kk"])
    *named, rest = error.value.problems
    assert [problem.line for problem in named] == list(range(2, 2 + 2 * len(named), 2))
    assert len(named) <= 50
    assert str(rest) == f"{path}: {1000 - len(named)} more problems of this kind"


def test_what_a_glossary_says(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(
        "cooperation:\n  kk: ынтымақтастық\n  zh: [协作, 合作]\n"
        "pattern:\n  kk: {term: үлгі, exclude: [үлгі алып]}\n"
        "no:\n  kk: [жоқ, {term: емес}]\n  zh: no\n",
        "utf-8",
    )
    glossary, gaps = read_glossary(path, ["kk", "zh"])
    assert glossary["cooperation"].terms["zh"] == [Term("协作"), Term("合作")]
    assert glossary["pattern"].terms["kk"] == [Term("үлгі", ("үлгі алып",))]
    assert glossary["no"].terms == {"kk": [Term("жоқ"), Term("емес")], "zh": [Term("no")]}
    assert [(gap.line, gap.found) for gap in gaps] == [(4, "the concept pattern has no term in zh")]


def test_a_missing_glossary_is_an_empty_one(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary.yml", ["kk"]) == ({}, [])


# Where terms are


@pytest.mark.parametrize("code", ["kk", "zh"])
def test_every_place_of_every_term_in_the_text(text: Project, code: str) -> None:
    """As read and written down by hand: nothing is missed, nothing is found that is no term."""
    wanted: dict[str, list[Place]] = defaultdict(list)
    for own, an_id, key, surface, *nested in table("occurrences.tsv"):
        if own == code:
            wanted[an_id].append((key, surface, nested == ["nested"]))
    segments = [
        segment
        for page in text.pages[code]
        for segment in page.segments
        if not segment.level and not segment.editorial
    ]
    assert len(segments) == 13
    for segment in segments:
        places = text.matchers[code].find(segment.text)
        assert [(o.concept, segment.text[o.start : o.end], o.nested) for o in places] == wanted[
            segment.ids[0]
        ]


@pytest.mark.parametrize(
    ("term", "text", "places"),
    [
        ("кәсіпорын", "Кәсіпорындар мен кәсіпорны, кәсіпорыннан.", 3),
        ("кедей аймақ", "кедей аймақтардағы, кедей аймағымыз; КЕДЕЙ АЙМАҚ", 3),
        ("кедей аймақ", "кедейлер аймағы мен кедей, аймақ та; кедей – аймақ", 0),
        ("орталық кәсіпорны", "орталық кәсіпорындарының, орталық кәсіпорнына", 2),
        ("орталық кәсіпорны", "орталық кәсіпорын, орталық кәсіпорынға", 0),
        ("табиғи ресурстар", "табиғи ресурстардың, табиғи ресурстары", 2),
        ("табиғи ресурстар", "табиғи ресурс, табиғи ресурсқа", 0),
        ("қала, аудан деңгейі", "қала, аудан деңгейіндегі", 1),
        ("тексеру-бағалау", "тексеру-бағалауды; тексеру–бағалау", 2),
        ("ел", "елу, елек, еліміз", 1),
        ("су", "суық сурет суы", 1),
        ("үй", "«үйде»–үйіміз/үй", 3),
    ],
)
def test_kazakh_terms_are_found_in_every_form_and_in_no_other_word(
    term: str, text: str, places: int
) -> None:
    assert len(words(text, "kk", term)) == places


@pytest.mark.parametrize(("term", "forms"), word_lists("verbs.kk.txt"))
def test_a_kazakh_verb_is_found_in_its_finite_and_other_forms(term: str, forms: list[str]) -> None:
    assert [form for form in forms if words(form, "kk", term) != [form]] == []


@pytest.mark.parametrize(("term", "others"), word_lists("other-words.kk.txt"))
def test_a_kazakh_term_is_not_found_in_other_words(term: str, others: list[str]) -> None:
    assert [word for word in others if words(word, "kk", term)] == []


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (("ал", "алд"), "Кітап алды.", "ал"),
        (("қал", "қала"), "қалада", "қала"),
        (("қал", "қала"), "қалды", "қал"),
        (("орын", "орында"), "бірінші орында", "орын"),
        (("ел", "елу"), "елу елге", "елу ел"),
        (("ұл", "ұлы"), "ұлы Абай", "ұлы"),
        (("жер", "же"), "жерде", "жер"),
    ],
)
def test_of_two_terms_that_a_word_may_be_a_form_of_the_likelier_is_found(
    terms: tuple[str, ...], text: str, expected: str
) -> None:
    concepts = [concept(f"c{n}", "kk", term) for n, term in enumerate(terms)]
    named = [terms[int(key[1:])] for key, _, _ in found(text, "kk", *concepts)]
    assert " ".join(named) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (Term("қазу", part_of_speech=PartOfSpeech.VERB), "қазды", ["қазды"]),
        (
            Term("қаз", part_of_speech=PartOfSpeech.NOUN),
            "қазған, қазды, қаздар",
            ["қазды", "қаздар"],
        ),
        (Term("Ұлттық банк", case=True), "ұлттық банкі, Ұлттық банкі", ["Ұлттық банкі"]),
        (Term("ресурс", loanword=True), "ресурстер, ресурстар", ["ресурстер", "ресурстар"]),
        (Term("балл", loanword=True), "баллдер", ["баллдер"]),
        (Term("кедей аймақ", inflects=Inflects.ALL), "кедейлер аймағы", ["кедейлер аймағы"]),
        (Term("кедей аймақ", inflects=Inflects.NONE), "кедей аймағы, кедей аймақ", ["кедей аймақ"]),
        (
            Term("кедейлерді … сүйемелдеу"),
            "кедейлерді түйінді түрде сүйемелдеуге; кедейлерді бір екі үш сүйемелдеу; "
            "кедейлерді сүйемелдеу",
            ["кедейлерді түйінді түрде сүйемелдеуге", "кедейлерді сүйемелдеу"],
        ),
        (
            Term("кедейлерді сүйемелдеу", gap=1),
            "кедейлерді арнайы сүйемелдеу, кедейлерді түйінді түрде сүйемелдеу",
            ["кедейлерді арнайы сүйемелдеу"],
        ),
        (Term("кедейлерді сүйемелдеу", gap=2), "кедейлерді. Кейін сүйемелдеу", []),
    ],
)
def test_a_term_s_options_say_how_it_is_found(term: Term, text: str, expected: list[str]) -> None:
    it = Concept("it", {"kk": [term]})
    assert [word for _, word, _ in found(text, "kk", it)] == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("тексеру-бағалау", "тексеру\u2010бағалауды тексеру\u2011бағалау", 2),
        ("аймақ", "ай\u00admaқ ай\u00adмақ\u00adтың".replace("ma", "ма"), 2),
        ("АҚШ", "АҚШ-тың, АҚШ-қа, АҚШ", 3),
        ("күш", "күш-қуат, күш", 1),
        ("қуат", "күш-қуатын", 0),
        ("жүр", "жүргенде-ақ", 1),
        ("жыл", "1991-жылы", 1),
        ("Алматы", "Алматы-Астана", 1),
    ],
)
def test_hyphens_of_every_kind_tie_words(term: str, text: str, expected: int) -> None:
    assert len(words(text, "kk", term)) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_in_the_text_as_it_is_given(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Үйде кедей айтыс; КЕДЕЙЛЕР мен йод")
    surfaces = words(text, "kk", "кедей")
    assert [unicodedata.normalize("NFC", word) for word in surfaces] == ["кедей", "КЕДЕЙЛЕР"]


@pytest.mark.parametrize(
    ("code", "term", "text"),
    [
        ("ar", "كتاب", "كِتَاب"),
        ("ar", "كِتَاب", "كتاب"),
        ("kk", "аудан", "ауд\u2060андар"),
        ("fa", "کتابخانه", "کتاب\u200cخانه"),
        ("hi", "किताब", "किताब"),
    ],
)
def test_vowel_signs_and_joiners_are_parts_of_words(code: str, term: str, text: str) -> None:
    assert words(f"({text})", code, term) == [text]
    assert words(f"{text}", code, term[0]) == []  # no mark ends a word


def test_an_accent_is_no_vowel_sign() -> None:
    assert words("марй", "kk", "мари") == []


def test_a_term_is_found_beyond_the_end_of_a_line_and_at_the_text_s_ends() -> None:
    assert words("кедей\nаймақтар\tкедей  аймақ", "kk", "кедей аймақ") == [
        "кедей\nаймақтар",
        "кедей  аймақ",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扶贫，大扶贫格局", ["扶贫", "扶贫"]),
        ("定点扶贫", ["扶贫"]),
        ("扶扶贫贫", ["扶贫"]),
        ("扶 贫", []),
        ("", []),
    ],
)
def test_chinese_terms_are_found_inside_a_run_of_han(text: str, expected: list[str]) -> None:
    assert words(text, "zh", "扶贫") == expected


def test_the_longest_term_wins_and_those_inside_it_are_nested() -> None:
    concepts = [concept("aid", "zh", "扶贫"), concept("aimed", "zh", "定点扶贫")]
    assert found("定点扶贫和扶贫", "zh", *concepts) == [
        ("aimed", "定点扶贫", False),
        ("aid", "扶贫", True),
        ("aid", "扶贫", False),
    ]


def test_a_term_at_the_end_of_a_text_ends_there() -> None:
    concepts = [concept("aid", "zh", "扶贫"), concept("work", "zh", "扶贫开发")]
    places = Matcher(concepts, language("zh")).find("重视扶贫")
    assert [(o.concept, o.start, o.end) for o in places] == [("aid", 2, 4)]


def test_two_concepts_with_the_same_term_are_both_there_and_neither_is_nested() -> None:
    concepts = [concept("a", "kk", "үй"), concept("b", "kk", "үй")]
    assert found("үйде", "kk", *concepts) == [("a", "үйде", False), ("b", "үйде", False)]


def test_of_equally_likely_terms_of_a_concept_the_first_one_is_found() -> None:
    forms = ["connected", "connecting", "connection", "connections", "connects", "connect"]
    for place in range(len(forms)):
        terms = [*forms[place:], *forms[:place]]
        for before in range(40):  # the places in the text differ, and so do their hashes
            text = "x " * before + "connective"
            (found,) = Matcher([concept("connect", "en", *terms)], language("en")).find(text)
            assert found.term == terms[0]


def test_terms_that_overlap_are_both_there() -> None:
    concepts = [concept("all", "zh", "全社会"), concept("forces", "zh", "社会力量")]
    assert found("全社会力量", "zh", *concepts) == [
        ("all", "全社会", False),
        ("forces", "社会力量", False),
    ]


def test_a_shorter_term_of_the_same_concept_is_no_place_of_its_own() -> None:
    assert words(
        "кедейлерге көмек ресурстары", "kk", "көмек ресурстары", "кедейлерге көмек ресурстары"
    ) == ["кедейлерге көмек ресурстары"]


def test_an_excluded_wording_is_another_word() -> None:
    assert words("үлгі алып, үлгісін; үлгі алып", "kk", "үлгі", exclude=("үлгі алып",)) == [
        "үлгісін"
    ]
    assert words("түйінді, түйінін", "kk", "түйін", exclude=("түйінді",)) == ["түйінін"]
    assert words("合作社的合作", "zh", "合作", exclude=("合作社",)) == ["合作"]


def test_an_exclusion_is_one_concept_s_own() -> None:
    concepts = [concept("a", "kk", "үлгі", exclude=("үлгі алып",)), concept("b", "kk", "үлгі алып")]
    assert found("үлгі алып", "kk", *concepts) == [("b", "үлгі алып", False)]


def test_a_language_with_a_stemmer_has_all_words_of_a_term_in_every_form() -> None:
    assert words("Poverty, poverties, the poverty line, poor", "en", "poverty") == [
        "Poverty",
        "poverties",
        "poverty",
    ]
    assert words("в бедных районах и бедному району", "ru", "бедный район") == [
        "бедных районах",
        "бедному району",
    ]


def test_a_language_without_a_paradigm_has_its_terms_as_written() -> None:
    assert words("Өт үчүн, өттү", "ba", "өт") == ["Өт"]


@pytest.mark.parametrize(("code", "piece"), [("kk", "кедей аймақтардағы "), ("zh", "贫困地区")])
def test_terms_are_found_in_linear_time(code: str, piece: str) -> None:
    matcher = Matcher([concept("it", code, piece.strip()[:8])], language(code))
    assert grows_linearly(matcher.find, piece, 1_000)


# Entries


def page(*texts: str) -> Page:
    segments = [Segment((f"s1-{n}",), text) for n, text in enumerate(texts, 1)]
    heading = Segment(("s1",), "тау", editorial=True, level=1)
    return Page("a.md", "kk", ((heading,), (*segments, Segment(("s1-9",), "тау", editorial=True))))


def test_an_entry_lists_each_place_in_running_text_with_what_stands_around_it() -> None:
    glossary = {"mountain": concept("mountain", "kk", "тау")}
    find = Matcher(glossary.values(), language("kk")).find
    (entry,) = entries(glossary, language("kk"), [page("Биік тауда қар бар.", "Тау!")], find)
    assert [(a.before, a.surface, a.after) for a in entry.attestations] == [
        ("Биік ", "тауда", " қар бар."),
        ("", "Тау", "!"),
    ]
    assert [a.segment.ids for a in entry.attestations] == [("s1-1",), ("s1-2",)]


def test_an_entry_says_what_the_glossary_says_and_what_the_text_makes_of_it() -> None:
    terms = {"kk": [Term("тау"), Term("шың", status=Status.DEPRECATED)], "zh": [Term("山")]}
    glossary = {
        "mountain": Concept(
            "mountain", terms, domain="places", domain_names={"kk": "Жерлер"},
            definition={"kk": "биік жер", "zh": "高地"}, see_also=("snow",),
        ),
        "snow": concept("snow", "kk", "қар"),
    }  # fmt: skip
    rendered = {("mountain", "kk", "zh"): Counter({"山": 3, "岳": 1})}
    snow, mountain = entries(glossary, language("kk"), [], lambda _: [], rendered)
    assert (mountain.letter, mountain.domain, mountain.definition) == ("Т", "Жерлер", "биік жер")
    assert mountain.deprecated == {"шың"}
    assert mountain.renderings == {"zh": (("山", 3), ("岳", 1))}
    assert mountain.see_also == (("snow", "қар"),)
    assert snow.see_also == (("mountain", "тау"),)  # named on one side, shown on both


def test_what_always_stands_for_a_concept_is_no_news() -> None:
    glossary = {"mountain": Concept("mountain", {"kk": [Term("тау")], "zh": [Term("山")]})}
    rendered = {("mountain", "kk", "zh"): Counter({"山": 3})}
    (entry,) = entries(glossary, language("kk"), [], lambda _: [], rendered)
    assert entry.renderings == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大扶贫和扶贫", [("大", False), ("扶贫", True), ("和", False), ("扶贫", True)]),
        ("扶贫", [("扶贫", True)]),
        ("没有", [("没有", False)]),
    ],
)
def test_a_sentence_is_cut_into_what_is_a_term_and_what_is_not(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert (
        marked(text, Matcher([concept("aid", "zh", "扶贫")], language("zh")).find(text)) == expected
    )


def test_editors_are_told_of_the_keys_that_are_read(tmp_path: Path) -> None:
    """The schema that editors check glossary.yml by knows what the reader knows."""
    schema = json.loads(files("qostil.glossary").joinpath("schema.json").read_text("utf-8"))
    about = schema["$defs"]["concept"]["properties"]
    options = schema["$defs"]["term"]["oneOf"][1]["properties"]
    path = tmp_path / "glossary.yml"
    for level, known in (("wrong: 1", about), ("kk: {term: тау, wrong: 1}", options)):
        path.write_text(f"a:\n  kk: тау\nb:\n  {level}\n", "utf-8")
        with pytest.raises(InputError) as error:
            read_glossary(path, ["kk"])
        expected = error.value.problems[0].expected.removeprefix("one of ").split(", ")
        assert set(expected) - {"kk"} == set(known)
    assert options["status"]["enum"] == list(Status)
    assert options["part_of_speech"]["enum"] == list(PartOfSpeech)
    assert options["inflects"]["enum"] == list(Inflects)


def test_entries_come_in_the_language_s_order_those_without_a_term_last() -> None:
    terms = {
        "a": "үлгі",
        "b": "қала",
        "c": "ғылым",
        "d": "Гүл",
        "e": "кітап",
        "f": "әке",
        "g": "іс",
    }
    glossary = {key: concept(key, "kk", term) for key, term in terms.items()}
    glossary["z"] = concept("z", "zh", "无")
    listed = entries(glossary, language("kk"), [], lambda _: [])
    assert [entry.terms[0] for entry in listed[:-1]] == [
        "әке", "Гүл", "ғылым", "кітап", "қала", "үлгі", "іс",
    ]  # fmt: skip
    assert (listed[-1].key, listed[-1].terms, listed[-1].equivalents) == ("z", (), {"zh": ("无",)})
