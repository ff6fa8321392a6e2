"""What is known of an alignment before sentences are looked at: rows, and headings that pair."""

from collections.abc import Sequence

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from qostil.model import Bead, Paragraph, Unit
from qostil.split import align_regions, regions
from qostil.split.anchoring import Region


def text(shape: str) -> list[Paragraph]:
    """Give paragraphs: `ttt` is text so long, `1` a heading of that level, `2:x` with the key x."""
    made = []
    for word in shape.split():
        level, _, key = word.partition(":")
        is_text = level.startswith("t")
        made.append(Paragraph(level, 0 if is_text else int(level), key=key))
    return made


def rows(*numbers: int) -> list[Paragraph]:
    return [Paragraph("…", row=number) for number in numbers]


def shown(found: Sequence[Region]) -> list[str]:
    """Give the regions that are not empty, as `0-2 0-1`."""
    return [f"{i}-{n} {j}-{m}" for (i, n), (j, m) in found if n > i or m > j]


@pytest.mark.parametrize(
    ("src", "tgt", "expected"),
    [
        ("t t t", "t t", ["0-3 0-2"]),
        ("t 1 t", "1 t t", ["0-1 0-0", "1-2 0-1", "2-3 1-3"]),
        (
            "1:a t 1:b t 1:c t",
            "1:a t 1:c t",
            ["0-1 0-1", "1-2 1-2", "2-4 2-2", "4-5 2-3", "5-6 3-4"],
        ),
        ("1:a t 1:b ttt 1:c t", "1:a tttt 1:c t", ["0-1 0-1", "1-4 1-2", "4-5 2-3", "5-6 3-4"]),
        ("1:a t 1:b t", "1:b t 1:c t", ["0-2 0-0", "2-3 0-1", "3-4 1-2", "4-4 2-4"]),
        ("1 t 1 t", "1 t 1 t", ["0-1 0-1", "1-2 1-2", "2-3 2-3", "3-4 3-4"]),
        ("1 t 1 t", "1 t 1 t 1 t", ["0-4 0-6"]),
        ("1 2 t 2 t", "1 2 t 2 t", ["0-1 0-1", "1-2 1-2", "2-3 2-3", "3-4 3-4", "4-5 4-5"]),
        ("1 2 t 2 t 1 2 t", "1 2 t 1 2 t", ["0-1 0-1", "1-5 1-3", "5-6 3-4", "6-7 4-5", "7-8 5-6"]),
        ("1:a t", "1:b t", ["0-2 0-2"]),
        ("1:a t", "1 t", ["0-1 0-1", "1-2 1-2"]),
        ("", "t", ["0-0 0-1"]),
    ],
    ids=[
        "no heading",
        "one heading each pairs",
        "by their numbers, one missing with its section",
        "by their numbers, one missing, but not its text",
        "by their numbers, others than these",
        "without numbers in their order",
        "without numbers, not as many: no pair",
        "level by level",
        "level by level, one missing below",
        "other numbers: no pair",
        "a number against none pairs",
        "nothing against something",
    ],
)
def test_headings_that_pair_part_the_text(src: str, tgt: str, expected: list[str]) -> None:
    assert shown(regions(text(src), text(tgt))) == expected


def test_rows_are_regions_whatever_else_there_is() -> None:
    found = regions(rows(1, 1, 2, 4), rows(2, 2, 3, 4))
    assert shown(found) == ["0-2 0-0", "2-3 0-2", "3-3 2-3", "3-4 3-4"]


LEVELS = st.lists(st.sampled_from(["t", "t", "1", "2", "1:a", "1:b", "2:a"])).map(" ".join)


@generated(src=LEVELS, tgt=LEVELS)
def test_regions_hold_every_paragraph_once_in_order(src: str, tgt: str) -> None:
    sides = list(zip(*regions(text(src), text(tgt)), strict=True))
    for side, whole in zip(sides, (text(src), text(tgt)), strict=True):
        assert [place for span in side for place in range(*span)] == list(range(len(whole)))


def units(shape: str) -> list[Unit]:
    return [Unit("…", n, p.level) for n, p in enumerate(text(shape))]


def one_bead(region: Region) -> list[Bead]:
    """Stand in for an aligner that joins all that it gets."""
    (i, n), (j, m) = region
    return [Bead(((0, n - i), (0, m - j)), 0.7)]


@pytest.mark.parametrize(
    ("src", "tgt", "expected"),
    [
        ("t t", "t", ["0-2 0-1"]),
        ("1 t", "t", ["0-1 0-0", "1-2 0-1"]),
        ("t", "t 1 t", ["0-1 0-1", "1-1 1-2", "1-1 2-3"]),
        ("1 t", "1 t", ["0-1 0-1", "1-2 1-2"]),
    ],
)
def test_a_heading_is_never_joined_with_text(src: str, tgt: str, expected: list[str]) -> None:
    whole: list[Region] = [((0, len(units(src))), (0, len(units(tgt))))]
    beads = align_regions(whole, (units(src), units(tgt)), one_bead)
    assert [f"{i}-{n} {j}-{m}" for (i, n), (j, m) in (bead.spans for bead in beads)] == expected


@generated(src=LEVELS, tgt=LEVELS)
def test_beads_hold_every_unit_once_in_order(src: str, tgt: str) -> None:
    both = units(src), units(tgt)
    found = list(align_regions(regions(text(src), text(tgt)), both, one_bead))
    for side, whole in enumerate(both):
        assert [p for b in found for p in range(*b.spans[side])] == list(range(len(whole)))
    for bead in found:
        kinds = {u.level > 0 for w, s in zip(both, bead.spans, strict=True) for u in w[slice(*s)]}
        assert len(kinds) == 1


def test_two_units_by_themselves_are_a_pair() -> None:
    found = list(align_regions([((0, 1), (0, 1))], (units("t"), units("t")), lambda _: []))
    assert found == [Bead(((0, 1), (0, 1)), 1.0)]


@pytest.mark.parametrize(("given", "beads"), [(False, 2), (True, 1)])
def test_a_heading_and_a_text_pair_where_that_was_given(given: bool, beads: int) -> None:
    whole: list[Region] = [((0, 1), (0, 1))]
    found = list(align_regions(whole, (units("1"), units("t")), one_bead, given=given))
    assert len(found) == beads
