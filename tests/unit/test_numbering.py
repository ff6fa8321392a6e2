"""Ids over several splits of a text that changes. What happens when: tests/cases/numbering.txt."""

from collections.abc import Sequence
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qostil.ids import Ids, section_number
from qostil.model import Unit
from qostil.split import Known, Row, number_rows
from qostil.split.numbering import Numbered
from tests.unit.cases import text_cases
from tests.unit.timing import grows_linearly

CODES = ("kk", "zh")


def sections(text: str) -> list[list[Row]]:
    """Read `ай/月 күн/日+星 | су/水`."""
    return [[_row(word) for word in part.split()] for part in text.split("|")]


def _row(word: str) -> Row:
    sides = zip(CODES, word.split("/"), strict=True)
    return Row({code: [Unit(t, 0) for t in side.split("+") if t] for code, side in sides})


def known(numbered: Sequence[Numbered], before: Sequence[Known]) -> list[Known]:
    """Give what a split leaves for the next one: ids with texts, and those that are gone.

    The ids of a section that is gone stand on a page of their own, of which only ids are left.
    """
    segments = []
    for section in numbered:
        for row, ids, retired in zip(section.rows, section.ids, section.retired, strict=True):
            segments += [Known(*pair) for pair in zip(ids, row.texts(), strict=True)]
            segments += [Known(an_id, {}) for an_id in retired]
    here = {segment.id for segment in segments}
    return [*segments, *(Known(old.id, {}) for old in before if old.id not in here)]


def splits(texts: Sequence[str]) -> list[list[Numbered]]:
    """Split one version of a text after the other."""
    done: list[list[Numbered]] = []
    before: list[Known] = []
    for text in texts:
        done.append(number_rows(sections(text), before, CODES))
        before = known(done[-1], before)
    return done


def shown(numbered: Sequence[Numbered]) -> str:
    return " | ".join(
        " ".join(
            "+".join(ids) + "".join(f"={an_id}" for an_id in retired)
            for ids, retired in zip(section.ids, section.retired, strict=True)
        )
        for section in numbered
    )


def all_ids(numbered: Sequence[Numbered]) -> list[str]:
    rows = chain.from_iterable([*s.ids, *s.retired] for s in numbered)
    return list(chain.from_iterable(rows))


@pytest.mark.parametrize(("texts", "ids"), text_cases("numbering.txt"))
def test_ids_over_several_splits(texts: str, ids: str) -> None:
    assert [shown(numbered) for numbered in splits(texts.split("\n"))] == ids.split("\n")


WORDS = st.sampled_from(["ай/月", "күн/日", "су/水", "от/火", "тас/石", "/云", "жел/", "ай/月+星"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=4).map(
    lambda sections: " | ".join(" ".join(words) for words in sections)
)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_no_id_is_given_twice_and_none_is_lost_while_its_section_stands(texts: list[str]) -> None:
    before: set[str] = set()
    for numbered in splits(texts):
        ids = all_ids(numbered)
        assert len(set(ids)) == len(ids)
        standing = {section.number for section in numbered}
        assert {an_id for an_id in before if section_number(an_id) in standing} <= set(ids)
        before |= set(ids)


@given(TEXTS, TEXTS)
@example("ай/月 күн/日", "ай/月 ай/月 ай/月")
def test_a_split_of_an_unchanged_text_changes_no_id(first: str, second: str) -> None:
    done = splits([first, second, second])
    assert [section.ids for section in done[2]] == [section.ids for section in done[1]]


@given(TEXTS)
def test_sections_never_share_a_number(text: str) -> None:
    for numbered in splits([text, "ай/月", text]):
        numbers = [section.number for section in numbered]
        assert len(set(numbers)) == len(numbers)


def test_an_id_that_people_gave_is_not_given_again() -> None:
    taken = ["s1-1a", "s1-7", "s2", "s2-1"]
    before = known(splits(["ай/月 күн/日"])[0], [])
    after = number_rows(sections("ай/月 жел/风 күн/日 су/水 | от/火"), before, CODES, taken)
    assert shown(after) == "s1-1 s1-1b s1-2 s1-8 | s3-1"


def test_letters_go_on_after_z() -> None:
    ids = Ids(["s1-1", "s1-2"])
    given_ = [ids.after(1, "s1-1") for _ in range(20_000)]
    assert given_[:2] == ["s1-1a", "s1-1b"]
    assert given_[25:28] == ["s1-1z", "s1-1zaa", "s1-1zab"]
    assert given_[701:703] == ["s1-1zzz", "s1-1zzzaaa"]
    assert len(set(given_)) == 20_000
    assert given_ == sorted(given_)


def test_letters_pass_over_those_that_others_gave() -> None:
    ids = Ids(["s1-1", "s1-1b", "s1-1zab"])
    assert [ids.after(1, "s1-1"), ids.after(1, "s1-1b")] == ["s1-1a", "s1-1c"]
    later = [ids.after(1, "s1-1") for _ in range(30)]
    assert not {"s1-1b", "s1-1zab"} & set(later)


def test_many_ids_at_one_place_are_given_in_linear_time() -> None:
    def give(text: str) -> object:
        ids = Ids(["s1-1"])
        return [ids.after(1, "s1-1") for _ in text]

    assert grows_linearly(give, ".", 2_000)


def test_the_number_after_the_highest_is_next_whatever_letters_it_has() -> None:
    assert Ids(["s2-1", "s2-7b", "s2-3"]).last(2) == "s2-8"
    assert Ids([]).last(4) == "s4-1"
    assert Ids(["s2-1", "s9-1"]).section() == 10
    assert Ids([]).section() == 1
