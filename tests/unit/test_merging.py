"""Three versions of a page: what is merged, and what collides."""

import pytest

from qostil.project.merging import merge_pages

BASE = """# Су <!--s1 editorial-->

Бірінші. <!--s1-1-->
Екінші. <!--s1-2-->

Үшінші. <!--s1-3 doubtful-->
Төртінші. <!--s1-4-->
"""


def changed(*changes: tuple[str, str]) -> str:
    page = BASE
    for old, new in changes:
        assert page.count(old) == 1
        page = page.replace(old, new)
    return page


MERGED = [
    # what happened, what people changed, what the source changed
    ("two lines that stand together", [("Бірінші", "1")], [("Екінші", "2")]),
    ("the same change on both sides", [("Бірінші", "1")], [("Бірінші", "1")]),
    (
        "a sentence taken out leaves its address on a line that people reworded",
        [("Екінші.", "2.")],
        [("<!--s1-2-->", "<!--s1-2 =s1-3-->"), ("Үшінші. <!--s1-3 doubtful-->\n", "")],
    ),
    (
        "a new sentence beside one that people reworded",
        [("Екінші.", "2.")],
        [("<!--s1-2-->\n", "<!--s1-2-->\nЖаңа. <!--s1-2a-->\n")],
    ),
    (
        "new sentences at two places",
        [("<!--s1-1-->\n", "<!--s1-1-->\nМенікі. <!--s1-1a-->\n")],
        [("<!--s1-4-->\n", "<!--s1-4-->\nЖаңа. <!--s1-5-->\n")],
    ),
    (
        "a picture, which has no address, beside a change",
        [("<!--s1-2-->\n", "<!--s1-2-->\n\n![](map.svg)\n")],
        [("Екінші.", "2.")],
    ),
    ("a pairing that people confirmed", [(" doubtful", "")], [("Үшінші.", "3.")]),
    (
        "a line that people moved, whose words the source changed",
        [("Бірінші. <!--s1-1-->\n", ""), ("<!--s1-4-->\n", "<!--s1-4-->\nБірінші. <!--s1-1-->\n")],
        [("Бірінші.", "1.")],
    ),
    ("a hard break and words elsewhere", [("Екінші. <", "Екінші.   <")], [("Бірінші.", "1.")]),
]


@pytest.mark.parametrize(("people", "source"), [pytest.param(p, s, id=i) for i, p, s in MERGED])
def test_changes_of_different_segments_are_merged(
    people: list[tuple[str, str]], source: list[tuple[str, str]]
) -> None:
    both = list(dict.fromkeys([*people, *source]))
    if people[-1][1].endswith("Бірінші. <!--s1-1-->\n"):  # where the line went, it has new words
        both = [*people, *source]
    assert merge_pages(BASE, changed(*people), changed(*source)) == (changed(*both), [])


COLLISIONS = [
    ("the same words", [("Екінші", "2")], [("Екінші", "II")], 4),
    ("an edit and a sentence taken out", [("Екінші", "2")], [("Екінші. <!--s1-2-->\n", "")], 4),
    ("a line taken out and new words", [("Екінші. <!--s1-2-->\n", "")], [("Екінші", "II")], 0),
    (
        "two new sentences at one place",
        [("<!--s1-1-->\n", "<!--s1-1-->\nМенікі. <!--s1-1a-->\n")],
        [("<!--s1-1-->\n", "<!--s1-1-->\nЖаңа. <!--s1-1b-->\n")],
        0,
    ),
    ("an id that stands twice", [("s1-2", "s1-1")], [("Бірінші", "I")], 0),
]


@pytest.mark.parametrize(
    ("people", "source", "line"), [pytest.param(p, s, n, id=i) for i, p, s, n in COLLISIONS]
)
def test_what_both_changed_collides_and_is_left_to_people(
    people: list[tuple[str, str]], source: list[tuple[str, str]], line: int
) -> None:
    now, ours = changed(*people), changed(*source)
    page, (collision,) = merge_pages(BASE, now, ours)
    assert collision.line == line
    assert collision.now in now
    assert collision.ours in ours
    assert merge_pages(BASE, now, ours, keep=True) == (now, [])
    assert page == now


def test_to_keep_what_collides_loses_no_other_change_of_the_source() -> None:
    now = changed(("Екінші", "2"))
    ours = changed(("Екінші", "II"), ("Бірінші", "I"))
    assert merge_pages(BASE, now, ours, keep=True) == (
        changed(("Екінші", "2"), ("Бірінші", "I")),
        [],
    )


def test_what_stands_before_the_first_address_is_merged_too() -> None:
    front = "---\ndescription: су\n---\n\n"
    ours = changed(("Бірінші", "I"))
    assert merge_pages(BASE, front + BASE, ours) == (front + ours, [])


def test_a_sentence_that_people_keep_is_not_also_an_old_address() -> None:
    """The source lost the sentence that people reworded; kept, it stands on the page as ever."""
    people = changed(("Екінші.", "2."))
    source = changed(("<!--s1-1-->", "<!--s1-1 =s1-2-->"), ("Екінші. <!--s1-2-->\n", ""))
    assert merge_pages(BASE, people, source)[1]
    assert merge_pages(BASE, people, source, keep=True) == (people, [])
