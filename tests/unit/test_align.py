"""Which units translate which: on the source, on another text in four languages, on made-up ones.

The other text is tests/cases/udhr.txt: a group of lines is what translates each other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qostil.align import align, find_moved, merge
from qostil.glossary import Matcher, read_glossary
from qostil.languages import language
from qostil.model import Bead, Paragraph, Unit
from qostil.source import read_source
from qostil.split import cut_sections, cut_units, split_title
from tests.unit.cases import CASES, lines
from tests.unit.timing import grows_linearly

SOURCE = Path(__file__).parents[2] / "source" / "da-fupin-geju.kk-zh.txt"

PAIRS = [("kk", "zh"), ("kk", "ru"), ("kk", "en"), ("zh", "kk"), ("zh", "ru"), ("ru", "en")]

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Group:
    """What translates each other: units by language. `opens`: a paragraph starts with it."""

    lines: Mapping[str, Sequence[str]]
    opens: bool

    def without(self, code: str) -> "Group":
        return Group({**self.lines, code: []}, self.opens)


@cache
def declaration() -> list[Group]:
    """Give the groups of udhr.txt."""
    groups = []
    for block in "\n".join(lines("udhr.txt", blank=True)).split("\n\n"):
        opens, units_ = False, defaultdict(list)
        for line in block.split("\n"):
            code, colon, unit = line.partition(": ")
            opens = opens or line == "¶"
            if colon:
                units_[code].append(unit)
        groups += [Group(units_, opens)] if units_ else []
    return groups


def joined(groups: Sequence[Group], code: str, first: int, glue: str) -> list[Group]:
    """Make one unit of what two neighbouring groups say in one language."""
    one, two = groups[first], groups[first + 1]
    both = {c: [*one.lines[c], *two.lines[c]] for c in one.lines}
    both[code] = [glue.join(both[code])]
    return [*groups[:first], Group(both, one.opens), *groups[first + 2 :]]


def units(groups: Sequence[Group], code: str, in_paragraphs: bool = True) -> list[Unit]:
    numbers = accumulate(int(in_paragraphs and group.opens) for group in groups)
    return [
        Unit(text, number)
        for group, number in zip(groups, numbers, strict=True)
        for text in group.lines[code]
    ]


def aligned(groups: Sequence[Group], src: str, tgt: str, in_paragraphs: bool = True) -> list[Bead]:
    sides = [units(groups, code, in_paragraphs) for code in (src, tgt)]
    return align(sides[0], sides[1], (language(src), language(tgt)))


def expected(groups: Sequence[Group], *codes: str) -> list[list[Spans]]:
    """Give the beads of each group: one by one where all languages have as many units."""
    read = dict.fromkeys(codes, 0)
    beads: list[list[Spans]] = []
    for group in groups:
        sizes = {len(group.lines[code]) for code in codes}
        steps: list[int | None] = [1] * sizes.pop() if len(sizes) == 1 else [None]
        beads.append([])
        for step in steps:
            spans = []
            for code in codes:
                stop = read[code] + (step or len(group.lines[code]))
                spans.append((read[code], stop))
                read[code] = stop
            beads[-1].append(tuple(spans))
    return beads


def from_shapes(shapes: str) -> list[Bead]:
    """Write beads of two languages shortly: `1:1 0:2 2:1`."""
    sizes = [tuple(map(int, shape.split(":"))) for shape in shapes.split()]
    stops = [list(accumulate(side, initial=0)) for side in zip(*sizes, strict=True)]
    sides = [list(pairwise(side)) for side in stops]
    return [Bead(spans, 1.0) for spans in zip(*sides, strict=True)]


def shapes_of(beads: Sequence[Bead]) -> str:
    return " ".join(":".join(map(str, bead.shape)) for bead in beads)


def holds_each_unit_once_in_order(beads: Sequence[Bead], lengths: Sequence[int]) -> bool:
    for side, length in enumerate(lengths):
        spans = [bead.spans[side] for bead in beads]
        stops = [0, *(stop for _, stop in spans)]
        if [start for start, _ in spans] != stops[:-1] or stops[-1] != length:
            return False
    return all(any(bead.shape) for bead in beads)


# The source


def source_units() -> dict[str, list[Unit]]:
    languages = [language("kk"), language("zh")]
    paragraphs = read_source([SOURCE], languages).texts
    return {own.code: cut_units(split_title(paragraphs[own.code])[1], own) for own in languages}


def test_the_source_is_thirteen_pairs_in_five_sections() -> None:
    texts = source_units()
    languages = {code: language(code) for code in texts}
    beads = align(texts["kk"], texts["zh"], (languages["kk"], languages["zh"]))
    sections = cut_sections(texts, beads, languages)
    blocks = (CASES / "source.pairs.txt").read_text("utf-8").strip().split("\n\n")
    wanted = [[line for line in b.split("\n") if not line.startswith("##")] for b in blocks]
    assert [len(section.rows) for section in sections] == [2, 3, 3, 2, 3]
    for section, starts in zip(sections, wanted, strict=True):
        for row, line in zip(section.rows, starts, strict=True):
            assert not row.doubtful
            for code, wording in zip(("kk", "zh"), line.split(" | "), strict=True):
                (unit,) = row.lines[code]
                begin, end = wording.split(" … ")
                assert unit.text.startswith(begin)
                assert unit.text.endswith(end)


def test_the_source_s_title_is_parted_from_its_text() -> None:
    paragraphs = read_source([SOURCE], [language("kk"), language("zh")]).texts
    assert split_title(paragraphs["zh"])[0] == "大扶贫格局"
    assert split_title(paragraphs["kk"])[0] == ""


@pytest.mark.parametrize("code", ["kk", "zh"])
def test_a_sentence_that_the_source_lost_is_found_to_be_lost(code: str) -> None:
    """For ten at least of the thirteen that may be lost, with the glossary as the split has it."""
    assert sum(_is_found_lost(code, dropped) for dropped in range(13)) >= 10


def _is_found_lost(code: str, dropped: int) -> bool:
    texts = source_units()
    del texts[code][dropped]
    languages = (language("kk"), language("zh"))
    glossary, _ = read_glossary(SOURCE.parent / "glossary.yml", ["kk", "zh"])
    concepts = []
    for own in languages:
        find = Matcher(glossary.values(), own).find
        concepts.append([frozenset(o.concept for o in find(u.text)) for u in texts[own.code]])
    beads = align(texts["kk"], texts["zh"], languages, (concepts[0], concepts[1]))
    lost = "1:0" if code == "zh" else "0:1"
    return shapes_of(beads).split() == ["1:1"] * dropped + [lost] + ["1:1"] * (12 - dropped)


# Another text in four languages


@pytest.mark.parametrize("code", ["kk", "zh", "ru", "en"])
def test_the_declaration_is_cut_as_it_is_aligned(code: str) -> None:
    given = [unit.text for unit in units(declaration(), code)]
    own = language(code)
    paragraph = (" " if own.spaced else "").join(given)
    assert [unit.text for unit in cut_units([Paragraph(paragraph)], own)] == given


@pytest.mark.parametrize(("src", "tgt"), PAIRS)
def test_the_declaration_is_aligned_as_a_reader_does(src: str, tgt: str) -> None:
    beads = aligned(declaration(), src, tgt)
    groups = expected(declaration(), src, tgt)
    assert [bead.spans for bead in beads] == [spans for group in groups for spans in group]


@pytest.mark.parametrize(("src", "tgt"), PAIRS)
def test_so_it_is_where_it_is_one_long_paragraph(src: str, tgt: str) -> None:
    beads = aligned(declaration(), src, tgt, in_paragraphs=False)
    groups = expected(declaration(), src, tgt)
    assert [bead.spans for bead in beads] == [spans for group in groups for spans in group]


def test_the_declaration_in_four_languages_at_once() -> None:
    others = ("zh", "ru", "en")
    alignments = [aligned(declaration(), "kk", code) for code in others]
    beads = merge(len(units(declaration(), "kk")), alignments)
    groups = expected(declaration(), "kk", *others)
    assert [bead.spans for bead in beads] == [spans for group in groups for spans in group]


@pytest.mark.parametrize(("src", "tgt"), [("kk", "zh"), ("kk", "en"), ("zh", "ru"), ("ru", "en")])
def test_a_dropped_sentence_leaves_those_far_from_it_right(src: str, tgt: str) -> None:
    """Over many sentences that may be dropped, one in a hundred of the others at most is wrong."""
    gaps = [range(first, first + 1) for first in range(0, len(declaration()), 3)]
    wrong, others = _wrong_far_from_gaps(src, tgt, gaps)
    assert wrong <= others / 100


@pytest.mark.parametrize(("src", "tgt"), [("kk", "zh"), ("ru", "en"), ("kk", "en")])
def test_missing_paragraphs_leave_those_far_from_them_right(src: str, tgt: str) -> None:
    """Over pairs of paragraphs that may be missing, one in fifty of the others at most is wrong."""
    starts = [place for place, group in enumerate(declaration()) if group.opens]
    gaps = [range(starts[n], starts[n + 2]) for n in range(0, len(starts) - 2, 2)]
    wrong, others = _wrong_far_from_gaps(src, tgt, gaps)
    assert wrong <= others / 50


def _wrong_far_from_gaps(src: str, tgt: str, gaps: Sequence[range]) -> tuple[int, int]:
    """Take what is in each gap out of the target; count what is wrong three groups from it."""
    wrong = others = 0
    for gap in gaps:
        left = [g.without(tgt) if n in gap else g for n, g in enumerate(declaration())]
        found = {bead.spans for bead in aligned(left, src, tgt)}
        wanted = expected(left, src, tgt)
        far = [s for g in (*wanted[: max(0, gap.start - 3)], *wanted[gap.stop + 3 :]) for s in g]
        wrong += sum(spans not in found for spans in far)
        others += len(far)
    return wrong, others


@pytest.mark.parametrize(("src", "tgt"), [("kk", "zh"), ("zh", "ru"), ("ru", "en")])
def test_two_sentences_made_one_are_found_as_two_to_one(src: str, tgt: str) -> None:
    """For four in five of those that are joined, the whole text comes out right."""
    glue = " " if language(tgt).spaced else ""
    places = range(0, len(declaration()) - 1, 2)
    right = 0
    for first in places:
        groups = joined(declaration(), tgt, first, glue)
        found = {bead.spans for bead in aligned(groups, src, tgt)}
        right += found >= {spans for group in expected(groups, src, tgt) for spans in group}
    assert right >= len(places) * 4 / 5


# Made-up texts

SHORT, LONG = (
    "Иә, солай болды",
    "Бұл сөйлем басқа сөйлемдердің бәрінен де әлдеқайда ұзағырақ болып шықты",
)


def made(*texts: str) -> list[Unit]:
    return [Unit(text, 0) for text in texts]


def align_made(src: Sequence[Unit], tgt: Sequence[Unit]) -> list[Bead]:
    return align(src, tgt, (language("kk"), language("ru")))


def test_a_text_aligned_with_itself_is_one_to_one() -> None:
    text = made(SHORT, LONG, SHORT + LONG, LONG, SHORT)
    assert shapes_of(align_made(text, text)) == "1:1 1:1 1:1 1:1 1:1"


@pytest.mark.parametrize(
    ("src", "tgt", "shapes"),
    [
        ([], [], ""),
        (["а"], [], "1:0"),
        ([], ["а", "б"], "0:1 0:1"),
        (["а"], ["а"], "1:1"),
        (["12"], ["."], "1:1"),
    ],
)
def test_the_smallest_texts(src: list[str], tgt: list[str], shapes: str) -> None:
    assert shapes_of(align_made(made(*src), made(*tgt))) == shapes


def test_openers_tell_where_lengths_do_not() -> None:
    src = made("Бірінші, көмек беру.", "Екінші, қолдау беру.", "Үшінші, үлес беру.")
    first = made("Во-первых, дать помощь.", "Во-вторых, дать поддержку и также долю.")
    last = made("Во-первых, дать помощь и поддержку тоже.", "В-третьих, дать долю.")
    assert shapes_of(align_made(src, first)) == "1:1 2:1"
    assert shapes_of(align_made(src, last)) == "2:1 1:1"


def test_numbers_tell_where_lengths_do_not() -> None:
    src = made("Ол 1948 жылы болды.", "Ол 1950 жылы болды.", "Ол 1952 жылы болды.")
    first = made("Это было в 1948 году.", "Это было в 1950 году, и в 1952 году тоже.")
    last = made("Это было в 1948 году, и в 1950 году тоже.", "Это было в 1952 году.")
    assert shapes_of(align_made(src, first)) == "1:1 2:1"
    assert shapes_of(align_made(src, last)) == "2:1 1:1"


def test_shared_concepts_tell_where_lengths_do_not() -> None:
    """Three sentences of one length against two: the glossary says which two are one."""
    src, tgt = made(LONG, LONG, LONG), made(LONG + LONG, LONG)
    marked = [frozenset({"a", "b"}), frozenset({"c", "d"}), frozenset({"e", "f"})]
    there = [frozenset({"a", "b", "c", "d"}), frozenset({"e", "f"})]
    languages = (language("kk"), language("ru"))
    assert shapes_of(align(src, tgt, languages, (marked, there))) == "2:1 1:1"


def test_a_long_insertion_at_the_start_is_found_beyond_the_first_band() -> None:
    """The diagonal of the two lengths is far from the true path; only a wider band reaches it.

    The insertion costs some of its neighbours their partners; within the first band it would cost
    a third of all.
    """
    same = [f"Бұл {number}-сөйлем." for number in range(1, 241)]
    beads = align_made(made(*["Жоқ."] * 80, *same), made(*same))
    found = {bead.spans for bead in beads}
    assert sum(((80 + i, 81 + i), (i, i + 1)) in found for i in range(240)) >= 190
    assert holds_each_unit_once_in_order(beads, (320, 240))


def numbered(first: int, last: int) -> list[str]:
    return [f"Бұл {number}-сөйлем." for number in range(first, last)]


@pytest.mark.parametrize("length", [240, 720])
def test_a_missing_section_leaves_all_else_right(length: int) -> None:
    """A third is gone from the middle; the longer text is looked at by blocks first."""
    src, third = numbered(1, length + 1), length // 3
    tgt = [*src[:third], *src[2 * third :]]
    found = align_made(made(*src), made(*tgt))
    assert shapes_of(found).split() == ["1:1"] * third + ["1:0"] * third + ["1:1"] * third


def is_inside(bead: Bead, region: Spans) -> bool:
    sides = zip(region, bead.spans, strict=True)
    return all(a <= start and stop <= b for (a, b), (start, stop) in sides)


def test_no_bead_leaves_a_region() -> None:
    src, tgt = made(SHORT, LONG, SHORT), made(SHORT, LONG, SHORT)
    regions = [((0, 2), (0, 1)), ((2, 2), (1, 2)), ((2, 3), (2, 3))]
    beads = align(src, tgt, (language("kk"), language("ru")), regions=regions)
    assert all(any(is_inside(bead, region) for region in regions) for bead in beads)
    assert holds_each_unit_once_in_order(beads, (3, 3))


@pytest.mark.parametrize("size", [3, 7, 20])
def test_a_text_in_many_regions_is_aligned_as_well_as_the_whole(size: int) -> None:
    """As articles under headings are; so many that the bands of most are narrower than a text's."""
    for src, tgt in PAIRS:
        groups = declaration()
        sides = units(groups, src), units(groups, tgt)
        per_group = [[len(group.lines[code]) for group in groups] for code in (src, tgt)]
        stops = [[0, *accumulate(sizes)] for sizes in per_group]
        cuts = [*range(0, len(groups), size), len(groups)]
        spans = [[(side[a], side[b]) for a, b in pairwise(cuts)] for side in stops]
        regions = list(zip(*spans, strict=True))
        languages = (language(src), language(tgt))
        beads = align(sides[0], sides[1], languages, regions=regions)
        assert all(any(is_inside(bead, region) for region in regions) for bead in beads)
        assert holds_each_unit_once_in_order(beads, [len(side) for side in sides])
        right = {spans for group in expected(groups, src, tgt) for spans in group}
        assert sum(bead.spans in right for bead in beads) >= 0.9 * len(beads)


def test_what_was_moved_is_found() -> None:
    """Twenty sentences stand at the other end of the other text."""
    src = numbered(1, 81)
    tgt = [*src[20:], *src[:20]]
    languages = (language("kk"), language("ru"))
    beads = align(made(*src), made(*tgt), languages)
    (moved,) = find_moved(made(*src), made(*tgt), languages, beads)
    assert moved.spans == ((0, 20), (60, 80))


def test_nothing_is_moved_where_all_have_partners() -> None:
    text = made(*numbered(1, 20))
    languages = (language("kk"), language("ru"))
    assert find_moved(text, text, languages, align(text, text, languages)) == []


def test_a_pair_that_might_as_well_be_another_is_less_sure() -> None:
    clear = align_made(made(SHORT, LONG), made(SHORT, LONG))
    unclear = align_made(made(SHORT, SHORT, SHORT), made(SHORT, SHORT))
    assert all(bead.confidence > 0.9 for bead in clear)
    assert min(bead.confidence for bead in unclear) < 0.7


def test_a_unit_with_a_long_run_of_marks_is_looked_at_in_linear_time() -> None:
    assert grows_linearly(lambda text: align_made(made(f"{text}а"), made("а")), ".", 3_000)


WORDS = st.text(st.sampled_from("абв人。;1 ")).filter(str.strip)


@given(
    src=st.lists(WORDS, max_size=12).map(lambda texts: made(*texts)),
    tgt=st.lists(WORDS, max_size=12).map(lambda texts: made(*texts)),
)
def test_every_unit_is_in_exactly_one_bead_in_order(src: list[Unit], tgt: list[Unit]) -> None:
    beads = align_made(src, tgt)
    assert holds_each_unit_once_in_order(beads, (len(src), len(tgt)))
    assert all(0 <= bead.confidence <= 1 for bead in beads)


# Several languages


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        ("1:1 1:1", "1:1 1:1", "1:1:1 1:1:1"),
        ("1:1 1:1", "2:1", "2:2:1"),
        ("2:1", "1:1 1:1", "2:1:2"),
        ("1:2 1:1", "1:1 1:0", "1:2:1 1:1:0"),
        ("1:1 0:1 1:1", "1:1 1:1", "1:1:1 0:1:0 1:1:1"),
        ("1:1 1:1", "0:1 1:1 1:1 0:2", "0:0:1 1:1:1 1:1:1 0:0:2"),
        ("0:1 1:1", "0:1 1:1", "0:1:0 0:0:1 1:1:1"),
        ("2:1 1:1 1:1", "1:1 2:1 1:1", "3:2:2 1:1:1"),
        ("2:1", "1:1 0:1 1:1", "2:1:3"),
        ("1:0 1:1", "1:1 1:0", "1:0:1 1:1:0"),
    ],
)
def test_alignments_with_one_pivot_are_joined(first: str, second: str, merged: str) -> None:
    beads = [from_shapes(first), from_shapes(second)]
    pivot = beads[0][-1].spans[0][1]
    assert shapes_of(merge(pivot, beads)) == merged


def test_an_alignment_with_one_other_language_stays_as_it_is() -> None:
    beads = from_shapes("0:1 1:1 2:1 1:0 1:2 0:1")
    assert merge(5, [beads]) == beads


def test_a_pivot_without_units_leaves_the_others_theirs() -> None:
    assert shapes_of(merge(0, [from_shapes("0:1 0:1")])) == "0:1 0:1"
    assert merge(0, [[], []]) == []


def test_a_joined_bead_is_as_sure_as_the_least_sure_of_its_own() -> None:
    sure, unsure = Bead(((0, 1), (0, 1)), 0.9), Bead(((0, 1), (0, 1)), 0.4)
    assert [bead.confidence for bead in merge(1, [[sure], [unsure]])] == [0.4]


@st.composite
def alignments(draw: st.DrawFn) -> tuple[int, list[list[Bead]]]:
    """Draw three alignments of one pivot, each with shapes that use the pivot up."""
    length = draw(st.integers(1, 8))
    shape = st.tuples(st.integers(0, 3), st.integers(0, 2)).filter(any)
    sides = []
    for drawn in draw(st.lists(st.lists(shape, max_size=8), min_size=3, max_size=3)):
        shapes, left = [], length
        for n, m in drawn:
            if m or left:
                shapes.append(f"{min(n, left)}:{m}")
                left -= min(n, left)
        sides.append(from_shapes(" ".join([*shapes, *["1:1"] * left])))
    return length, sides


@given(alignments())
def test_joined_beads_hold_each_unit_of_each_language_once(
    drawn: tuple[int, list[list[Bead]]],
) -> None:
    length, sides = drawn
    lengths = [length, *(side[-1].spans[1][1] if side else 0 for side in sides)]
    merged = merge(length, sides)
    assert holds_each_unit_once_in_order(merged, lengths)
    for place, side in enumerate(sides, 1):
        for bead in side:  # none of them is torn apart
            assert any(
                all(
                    a <= start and stop <= b
                    for (a, b), (start, stop) in zip(
                        (found.spans[0], found.spans[place]), bead.spans, strict=True
                    )
                )
                for found in merged
            )
