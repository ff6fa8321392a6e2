"""`qostil split`: what it writes, when it writes nothing, and that it never takes from people."""

import shutil
from pathlib import Path

import pytest

from qostil.cli import main
from qostil.markdown import parse_mark
from qostil.project import load_project

ROOT = Path(__file__).parent.parent
SOURCE = "source/da-fupin-geju.kk-zh.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that has its source only."""
    shutil.copytree(ROOT / "source", tmp_path / "source")
    (tmp_path / "source" / "split.json").unlink()
    return tmp_path


@pytest.fixture
def split_once(project: Path) -> Path:
    assert split(project) == 0
    return project


def split(project: Path, *options: str) -> int:
    return main(["-C", str(project), "split", *options])


def files(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file()
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_first_split_writes_what_the_repository_has(project: Path) -> None:
    assert split(project) == 0
    made = files(project)
    kept = {name: data for name, data in files(ROOT).items() if name.startswith("docs/")}
    assert kept == {name: data for name, data in made.items() if name.startswith("docs/")}
    assert (ROOT / "source" / "split.json").read_bytes() == made["source/split.json"]


def test_check_before_the_first_split_fails_and_writes_nothing(project: Path) -> None:
    before = files(project)
    assert split(project, "--check") == 1
    assert files(project) == before


def test_a_rerun_does_nothing_whatever_people_edited(
    split_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(split_once / "docs/kk/whole.md", "жедел", "тез")
    (split_once / "docs/zh/all-society.md").unlink()
    before = files(split_once)
    capsys.readouterr()
    assert split(split_once) == 0
    assert split(split_once, "--check") == 0
    assert files(split_once) == before
    assert "docs/ is current" in capsys.readouterr().out


def test_check_fails_when_the_source_has_moved_on_and_writes_nothing(
    split_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(split_once / SOURCE, "大扶贫格局\n", "大扶贫新格局\n")
    before = files(split_once)
    assert split(split_once, "--check") == 1
    assert files(split_once) == before
    assert "docs/zh/index.md" in capsys.readouterr().err


def test_a_change_of_the_source_spares_the_pages_that_it_does_not_touch(split_once: Path) -> None:
    edited = split_once / "docs/kk/whole.md"
    change(edited, "жедел", "тез")
    kept = edited.read_bytes()
    change(split_once / SOURCE, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    assert split(split_once) == 0
    assert edited.read_bytes() == kept
    page = (split_once / "docs/zh/state-enterprises.md").read_text("utf-8")
    assert "绝不能有丝毫含糊。 <!--s4-2-->" in page


def test_where_source_and_people_collide_the_difference_is_shown_and_nothing_written(
    split_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(split_once / "docs/zh/state-enterprises.md", "政治责任", "政治任务")
    change(split_once / SOURCE, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    before = files(split_once)
    assert split(split_once) == 1
    assert files(split_once) == before
    shown = capsys.readouterr().out
    assert "+承担定点扶贫任务,是中央企业的政治任务,不能有丝毫含糊。 <!--s4-2-->" in shown
    assert "+承担定点扶贫任务,是中央企业的政治责任,绝不能有丝毫含糊。 <!--s4-2-->" in shown


def test_source_and_people_may_change_lines_that_stand_together(split_once: Path) -> None:
    page = split_once / "docs/zh/state-enterprises.md"
    change(page, "政治责任", "政治任务")
    edited = page.read_text("utf-8")
    change(split_once / SOURCE, "第三是鼓励", "第三是支持")
    assert split(split_once) == 0
    assert page.read_text("utf-8") == edited.replace("第三是鼓励", "第三是支持")
    before = files(split_once)
    assert split(split_once) == 0
    assert files(split_once) == before


def test_a_section_gets_a_new_name_with_all_that_people_did_in_it(split_once: Path) -> None:
    page = split_once / "docs/kk/whole.md"
    change(page, "жедел", "тез")
    edited = page.read_bytes()
    change(split_once / "source/text.toml", 'name = "whole"', 'name = "the-whole"')
    assert split(split_once) == 0
    assert not page.exists()
    assert (split_once / "docs/kk/the-whole.md").read_bytes() == edited
    assert (split_once / "docs/zh/the-whole.md").exists()


def test_a_new_name_that_another_page_has_collides(split_once: Path) -> None:
    other = split_once / "docs/kk/the-whole.md"
    other.write_text("# Менің бетім\n", "utf-8")
    change(split_once / "source/text.toml", 'name = "whole"', 'name = "the-whole"')
    before = files(split_once)
    assert split(split_once) == 1
    assert files(split_once) == before


def test_a_page_that_people_wrote_before_the_first_split_is_not_overwritten(project: Path) -> None:
    page = project / "docs/kk/whole.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Менің бетім\n", "utf-8")
    before = files(project)
    assert split(project) == 1
    assert files(project) == before


def test_a_new_sentence_takes_no_other_sentence_its_address(split_once: Path) -> None:
    added = "Бұл – жаңа сөйлем."
    change(split_once / SOURCE, "Провинция деңгейіндегі", f"{added} Провинция деңгейіндегі")
    change(split_once / SOURCE, "不仅要推动省级", "这是新的一句。不仅要推动省级")
    assert split(split_once) == 0
    page = (split_once / "docs/kk/east-west.md").read_text("utf-8")
    assert f"{added} <!--s2-2a-->" in page
    assert "ілгері жылжыту. <!--s2-3-->" in page


def test_the_address_of_a_removed_sentence_lives_on(split_once: Path) -> None:
    change(split_once / SOURCE, "不仅要推动省级层面协作,而且要推动市县层面协作。", "")
    last = "Провинция деңгейіндегі ынтымақтастықты және қала, аудан деңгейіндегі ынтымақтастықты"
    change(split_once / SOURCE, f"{last} ілгері жылжыту.", "")
    assert split(split_once) == 0
    for language in ("kk", "zh"):
        page = (split_once / "docs" / language / "east-west.md").read_text("utf-8")
        assert "<!--s2-2 =s2-3-->" in page


MIDDLE_KK, MIDDLE_ZH = "Бұл – жаңа бөлім. Ол ортада тұр.", "这是新的一节。它在中间。"


def insert_section(project: Path) -> None:
    """Put a paragraph of its own between the first and the second, in both languages."""
    change(project / SOURCE, "\nБірінші, шығыс", f"\n{MIDDLE_KK}\nБірінші, шығыс")
    change(project / SOURCE, "\n首先是强化", f"\n{MIDDLE_ZH}\n首先是强化")
    section = '[[section]]\nname = "middle"\ntitle.kk = "Жаңа"\ntitle.zh = "新"\n\n'
    named = '[[section]]\nname = "east-west"'
    change(project / "source/text.toml", named, section + named)


def ids(project: Path, page: str) -> list[str]:
    text = (project / "docs" / page).read_text("utf-8")
    marks = (mark for _, mark in map(parse_mark, text.split("\n")) if mark)
    return [an_id for mark in marks for an_id in (*mark.ids, *mark.aliases)]


def test_a_section_in_the_middle_keeps_its_address_through_later_splits(split_once: Path) -> None:
    insert_section(split_once)
    assert split(split_once) == 0
    assert ids(split_once, "kk/middle.md") == ["s6", "s6-1", "s6-2"]
    assert ids(split_once, "zh/east-west.md") == ["s2", "s2-1", "s2-2", "s2-3"]
    before = {name: ids(split_once, name[5:]) for name in files(split_once) if "docs/" in name}
    change(split_once / SOURCE, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    assert split(split_once) == 0
    after = {name: ids(split_once, name[5:]) for name in files(split_once) if "docs/" in name}
    assert after == before


def test_a_section_in_the_middle_stands_in_the_middle(split_once: Path) -> None:
    insert_section(split_once)
    assert split(split_once) == 0
    names = [page.name for page in load_project(split_once).pages["zh"]]
    assert names[:4] == ["index.md", "whole.md", "middle.md", "east-west.md"]


def test_a_section_that_is_gone_leaves_a_page_for_its_links(split_once: Path) -> None:
    insert_section(split_once)
    assert split(split_once) == 0
    change(split_once / SOURCE, f"\n{MIDDLE_KK}\n", "\n")
    change(split_once / SOURCE, f"\n{MIDDLE_ZH}\n", "\n")
    text = split_once / "source/text.toml"
    change(text, '[[section]]\nname = "middle"\ntitle.kk = "Жаңа"\ntitle.zh = "新"\n\n', "")
    assert split(split_once) == 0
    page = (split_once / "docs/kk/middle.md").read_text("utf-8")
    assert page == "# Жаңа <!--s6 =s6-1 =s6-2 editorial-->\n"
    change(split_once / SOURCE, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    assert split(split_once) == 0
    assert (split_once / "docs/kk/middle.md").read_text("utf-8") == page


def test_an_address_that_people_gave_is_not_given_again(split_once: Path) -> None:
    for language in ("kk", "zh"):
        own = split_once / "docs" / language / "extra.md"
        own.write_text("# Қосымша <!--s6-->\n\nМәтін. <!--s6-1-->\n", "utf-8")
    insert_section(split_once)
    assert split(split_once) == 0
    assert ids(split_once, "kk/middle.md") == ["s7", "s7-1", "s7-2"]


def test_after_a_collision_is_settled_by_hand_the_record_moves_on(split_once: Path) -> None:
    page = split_once / "docs/zh/state-enterprises.md"
    change(page, "政治责任", "政治任务")
    change(split_once / SOURCE, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    assert split(split_once) == 1
    change(page, "不能有丝毫含糊。", "绝不能有丝毫含糊。")
    settled = page.read_bytes()
    assert split(split_once, "--keep") == 0
    assert split(split_once, "--check") == 0
    change(split_once / SOURCE, "大扶贫格局\n", "大扶贫新格局\n")
    assert split(split_once) == 0
    assert page.read_bytes() == settled


def test_the_source_may_lie_in_another_folder(split_once: Path) -> None:
    (split_once / "source").rename(split_once / "text")
    settings = "plugins:\n  - i18n:\n      languages:\n        - {locale: kk, default: true}\n"
    settings += "        - {locale: zh}\nextra:\n  qostil:\n    source: text\n"
    (split_once / "mkdocs.yml").write_text(settings, "utf-8")
    assert split(split_once, "--check") == 0


def test_a_damaged_record_stops_everything(split_once: Path) -> None:
    record = split_once / "source" / "split.json"
    change(record, '"kk/whole.md"', '"../../whole.md"')
    before = files(split_once)
    assert split(split_once) == 1
    assert files(split_once) == before


def test_the_record_of_another_text_is_told_as_such(
    split_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Be kind to all who live here.\nБудьте добры ко всем жильцам.\n"
    (split_once / SOURCE).write_text(text, "utf-8")
    settings = f'file = "{Path(SOURCE).name}"\nlanguages = ["en", "ru"]\n'
    (split_once / "source/text.toml").write_text(settings, "utf-8")
    (split_once / "source/glossary.yml").unlink()
    before = files(split_once)
    assert split(split_once) == 1
    assert files(split_once) == before
    assert "delete docs/ and split.json" in capsys.readouterr().err


def test_text_toml_says_nothing_of_where_to_cut() -> None:
    text = (ROOT / "source" / "text.toml").read_text("utf-8")
    assert not any(word in text for word in ("其次", "第三", "Екінші", "Үшінші", "line", "cut"))
