"""The paths of sections: folders for chapters and for long texts; none that is given moves."""

import pytest

from qostil.split import name_sections


def names(levels: list[int], known: dict[int, str] | None = None) -> list[str]:
    return name_sections(levels, range(1, len(levels) + 1), known or {})


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([0, 0], ["section-1", "section-2"]),
        ([1, 1], ["section-1", "section-2"]),
        ([1, 2, 1], ["chapter-1/section-1", "chapter-1/section-2", "chapter-2/section-3"]),
        (
            [0, 2, 3, 2],
            ["section-1", *(f"chapter-{c}/section-{n}" for c, n in ((1, 2), (1, 3), (2, 4)))],
        ),
        ([1, 2, 2], ["section-1", "section-2", "section-3"]),
    ],
    ids=["no headings", "one level", "two levels", "text before the first", "one chapter only"],
)
def test_nested_headings_make_folders(levels: list[int], expected: list[str]) -> None:
    assert names(levels) == expected


def test_a_long_text_without_chapters_has_folders_of_fifty() -> None:
    found = names([1] * 120)
    assert found[49] == "sections-1-50/section-50"
    assert found[50] == "sections-51-100/section-51"
    assert found[119] == "sections-101-150/section-120"


def test_sixty_sections_need_no_folder() -> None:
    assert names([1] * 60)[-1] == "section-60"


def test_a_section_keeps_its_path_and_its_chapter_s_folder() -> None:
    known = {1: "chapter-1/section-1", 3: "chapter-2/section-3"}
    assert names([1, 2, 1, 2, 1, 2], known) == [
        "chapter-1/section-1",
        "chapter-1/section-2",
        "chapter-2/section-3",
        "chapter-2/section-4",
        "chapter-3/section-5",
        "chapter-3/section-6",
    ]
    assert names([1] * 61, {n: f"section-{n}" for n in range(1, 61)})[-2:] == [
        "section-60",
        "sections-51-100/section-61",
    ]
