"""Sources of every form, split: sections by headings, folders, cuts by hand, rows as given."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qostil.cli import main
from qostil.markdown import parse_mark
from qostil.model import bare
from qostil.project import load_project, split_project
from tests.unit.timing import grows_linearly

TITLES = '[title]\nkk = "Мәтін"\nzh = "文本"\n'
LAW_KK = """1-бап. Мақсаты
Осы Заң еңбек қатынастарын реттейді. Ол барлық кәсіпорындар мен ұйымдарға қолданылады.
2-бап. Құқық
Әр адам өмір сүруге, бостандықта болуға және жеке басына қол сұғылмауына құқылы.
3-бап. Міндет
Әр адам, өзінің еңбегі үшін әділ әрі қанағаттанарлық сыйақы алуға тиіс.
"""
LAW_ZH = """第一条　本法调整劳动关系。它适用于一切企业和组织。
第二条　人人有权享有生命、自由和人身安全。
第三条　每个人都应当为自己的工作获得公正和合适的报酬。
"""
LAW_EN = """Article 1
This law governs labour relations. It applies to all enterprises and organizations.
Article 2
Everyone has the right to life, liberty and security of person.
Article 3
Everyone must receive just and favourable remuneration for their work.
"""
BOOK_KK = """# Кітап

## Тау

### Тас

Тас бар.

### Су

Су бар.

## Дала

### Шөп

Шөп бар.
"""
BOOK_ZH = """# 书

## 山

### 石头

有石头。

### 水

有水。

## 草原

### 草

有草。
"""


def project(folder: Path, said: str = TITLES, **texts: str) -> Path:
    """Give a project with sources; `_` in a name stands for the dot."""
    source = folder / "source"
    source.mkdir()
    names = [name.replace("_", ".") for name in texts]
    for name, text in zip(names, texts.values(), strict=True):
        (source / name).write_text(text, "utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (source / "text.toml").write_text(
        f'files = [{listed}]\nlanguages = ["kk", "zh"]\n{said}', "utf-8"
    )
    return folder


def split(project: Path) -> int:
    return main(["-C", str(project), "split"])


def page(project: Path, path: str) -> str:
    return (project / "docs" / path).read_text("utf-8")


def pages(project: Path, code: str = "kk") -> list[str]:
    folder = project / "docs" / code
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def test_headings_of_the_source_are_the_sections_titles_and_not_editorial(tmp_path: Path) -> None:
    assert split(project(tmp_path, kk_txt=LAW_KK, zh_txt=LAW_ZH)) == 0
    assert page(tmp_path, "kk/section-2.md").startswith("# 2-бап. Құқық <!--s2-->\n\nӘр адам өмір")
    assert page(tmp_path, "zh/section-1.md") == (
        "# 第一条 <!--s1-->\n\n本法调整劳动关系。 <!--s1-1-->\n"
        "它适用于一切企业和组织。 <!--s1-2-->\n"
    )


def test_a_missing_article_derails_nothing(tmp_path: Path) -> None:
    without = LAW_ZH.replace("第二条　人人有权享有生命、自由和人身安全。\n", "")
    assert split(project(tmp_path, kk_txt=LAW_KK, zh_txt=without)) == 0
    assert page(tmp_path, "zh/section-2.md") == "# 第2节 <!--s2 =s2-1 editorial-->\n"
    for code in ("kk", "zh"):
        assert "<!--s3-1-->" in page(tmp_path, f"{code}/section-3.md")
        assert "<!--s1-2-->" in page(tmp_path, f"{code}/section-1.md")


def test_chapters_are_folders_which_keep_their_names(tmp_path: Path) -> None:
    assert split(project(tmp_path, "", kk_md=BOOK_KK, zh_md=BOOK_ZH)) == 0
    before = ["chapter-1/section-1.md", "chapter-1/section-2.md", "chapter-2/section-3.md"]
    assert pages(tmp_path) == [*before, "index.md"]
    assert page(tmp_path, "kk/chapter-1/section-1.md") == (
        "# Тау <!--s1-->\n\n## Тас <!--s1-1-->\n\nТас бар. <!--s1-2-->\n"
    )
    new_kk, new_zh = "## Аспан\n\n### Ай\n\nАй бар.\n\n", "## 天空\n\n### 月亮\n\n有月亮。\n\n"
    (tmp_path / "source/kk.md").write_text(BOOK_KK.replace("## Дала", f"{new_kk}## Дала"), "utf-8")
    (tmp_path / "source/zh.md").write_text(BOOK_ZH.replace("## 草原", f"{new_zh}## 草原"), "utf-8")
    assert split(tmp_path) == 0
    assert pages(tmp_path) == [*before, "chapter-3/section-4.md", "index.md"]


def test_many_sections_lie_in_folders_of_fifty(tmp_path: Path) -> None:
    numbers = range(1, 62)
    kk = "".join(f"{n}-бап\nБұл {n} бап бар.\n" for n in numbers)
    zh = "".join(f"第{n}条\n这是第{n}条。\n" for n in numbers)
    assert split(project(tmp_path, kk_txt=kk, zh_txt=zh)) == 0
    assert len(pages(tmp_path)) == 62
    assert "sections-1-50/section-50.md" in pages(tmp_path)
    assert "sections-51-100/section-51.md" in pages(tmp_path)


def test_many_paragraphs_without_headings_are_sections_of_some_length(tmp_path: Path) -> None:
    kk = "".join(f"Бұл {n} абзац бар.\n" for n in range(90))
    zh = "".join(f"这是第{n}段文字。\n" for n in range(90))
    assert split(project(tmp_path, kk_txt=kk, zh_txt=zh)) == 0
    assert pages(tmp_path) == ["index.md", "section-1.md", "section-2.md", "section-3.md"]


def test_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    table = "kk\tzh\nБір. Екі. Үш.\t一。\nТөрт.\t四。五。\nАлты.\t\n"
    assert split(project(tmp_path, a_tsv=table)) == 0
    texts = {
        code: "".join(page(tmp_path, f"{code}/{p}") for p in pages(tmp_path, code)[1:])
        for code in ("kk", "zh")
    }
    assert "Бір. Екі. Үш. <!--s1-1-->" in texts["kk"]
    assert "一。 <!--s1-1-->" in texts["zh"]
    assert "四。五。 <!--s2-1" in texts["zh"]


def test_a_row_stays_whole_where_only_one_side_of_it_looks_like_a_title(tmp_path: Path) -> None:
    table = "kk\tzh\nБір ай\t一月份来了。\nЕкі ай келді деді.\t二月份来了。\n"
    assert split(project(tmp_path, a_tsv=table)) == 0
    assert "Бір ай <!--s1-1-->" in page(tmp_path, "kk/section-1.md")
    assert "一月份来了。 <!--s1-1-->" in page(tmp_path, "zh/section-1.md")


def test_a_title_in_markdown_stays_markdown(tmp_path: Path) -> None:
    kk, zh = "# **Кітап** туралы\n\nМәтін бар.\n", "# 关于*书*\n\n有文字。\n"
    assert split(project(tmp_path, "", kk_md=kk, zh_md=zh)) == 0
    assert page(tmp_path, "kk/index.md") == "# **Кітап** туралы <!--s0-1-->\n"
    assert load_project(tmp_path).pages["zh"][0].title == "关于书"


def test_an_editorial_title_for_a_section_that_has_its_own_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = "".join(f'[[section]]\nname = "part-{n}"\n' for n in (1, 2, 3))
    said = f'{TITLES}{named}title.kk = "Басқа"\n'
    assert split(project(tmp_path, said, kk_txt=LAW_KK, zh_txt=LAW_ZH)) == 1
    assert (
        "text.toml:10: title.kk is not the source's own “3-бап. Міндет”" in capsys.readouterr().err
    )


SIX = ("Бір ай. Екі ай.\nҮш ай.\nТөрт ай. Бес ай.\n", "一月。二月。\n三月。\n四月。五月。\n")


def sections(*starts: str) -> str:
    named = [f'[[section]]\nname = "part-{n}"\n' for n in range(1, len(starts) + 1)]
    return TITLES + "".join(
        section + (f'from = "{start}"\n' if start else "")
        for section, start in zip(named, starts, strict=True)
    )


def test_text_toml_cuts_and_merges_sections_by_the_words_they_start_with(tmp_path: Path) -> None:
    settings = sections("", "Екі ай", "五月")
    assert split(project(tmp_path, settings, kk_txt=SIX[0], zh_txt=SIX[1])) == 0
    assert pages(tmp_path) == ["index.md", "part-1.md", "part-2.md", "part-3.md"]
    assert "Бір ай. <!--s1-1-->" in page(tmp_path, "kk/part-1.md")
    assert "Екі ай. <!--s2-1-->" in page(tmp_path, "kk/part-2.md")
    assert "四月。 <!--s2-3-->" in page(tmp_path, "zh/part-2.md")
    assert "Бес ай. <!--s3-1-->" in page(tmp_path, "kk/part-3.md")


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (("", "Жүз"), "text.toml:8: from = 'Жүз' begins 0 sentences"),
        (("", "Төрт", "Екі"), "text.toml:11: from = 'Екі' begins 1 sentences"),
    ],
    ids=["words that no sentence starts with", "in another order"],
)
def test_a_section_that_can_t_start_so_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], starts: tuple[str, ...], said: str
) -> None:
    assert split(project(tmp_path, sections(*starts), kk_txt=SIX[0], zh_txt=SIX[1])) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()


def test_many_sections_are_cut_by_their_words_in_linear_time(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()

    def cut(text: str) -> object:
        numbers = range(len(text))
        (source / "kk.txt").write_text("".join(f"Сөз {n:05}.\n" for n in numbers), "utf-8")
        named = (f'[[section]]\nname = "s{n}"\nfrom = "Сөз {n:05}"\n' for n in numbers)
        said = 'file = "kk.txt"\nlanguages = ["kk"]\ntitle.kk = "Т"\n'
        (source / "text.toml").write_text(said + "".join(named), "utf-8")
        return split_project(tmp_path, check=True)

    assert grows_linearly(cut, ".", 500)


def test_what_was_found_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = project(tmp_path, kk_txt=SIX[0], zh_txt="")
    (made / "source/zh.txt").write_bytes(SIX[1].encode("gb18030"))
    assert split(made) == 0
    said = capsys.readouterr().out
    assert "read as files: one file for each language (kk, zh)" in said
    assert "zh.txt: read as gb18030" in said


def test_three_languages_with_headings_of_their_own_forms(tmp_path: Path) -> None:
    made = project(tmp_path, "", kk_txt=LAW_KK, zh_txt=LAW_ZH, en_txt=LAW_EN)
    settings = (made / "source/text.toml").read_text("utf-8").replace('"zh"]', '"zh", "en"]')
    titles = "".join(f'title.{code} = "T"\n' for code in ("kk", "zh", "en"))
    (made / "source/text.toml").write_text(settings + titles, "utf-8")
    assert split(made) == 0
    for code in ("kk", "zh", "en"):
        marks = [parse_mark(line)[1] for line in page(made, f"{code}/section-1.md").split("\n")]
        assert [mark.ids for mark in marks if mark] == [("s1",), ("s1-1",), ("s1-2",)]
    assert page(made, "en/section-2.md").startswith("# Article 2 <!--s2-->\n")


# Marks of Markdown, HTML and templates, headings and stops among words of each language.
MARKS = ["#", "# ", "- ", "1. ", "> ", "|", "```", ":::", "!!!", "---", "[x]: ", "*[x]:", "--8<--"]
MARKS += [
    "{: .x}",
    "<!--s1-1-->",
    "[^1]",
    "&lt;",
    "<b>",
    "{{ x }}",
    "{% x %}",
    "**",
    "_",
    "`",
    "\\",
]
MARKS += [
    "(",
    "»",
    "“",
    ".",
    "!",
    "…",
    ";",
    "\u200b",
    "\u00a0",
    "\ue000",
    "\U00020000",
    "\u202e",
    "🙂",
]
KK = st.lists(st.sampled_from([*MARKS, "1-бап ", "сөз ", "Тау ", "ғ"]), max_size=6).map("".join)
ZH = st.lists(st.sampled_from([*MARKS, "第一条　", "。", "文字", "二、"]), max_size=6).map("".join)


@settings(max_examples=60, deadline=None)  # a busy machine is no defect
@given(
    kk=st.lists(KK.map(lambda text: f"Сөз {text}"), min_size=1, max_size=5),
    zh=st.lists(ZH.map(lambda text: f"文字{text}"), min_size=1, max_size=5),
    suffix=st.sampled_from(["txt", "md"]),
)
def test_no_letter_is_lost_whatever_the_source(
    tmp_path_factory: pytest.TempPathFactory, kk: list[str], zh: list[str], suffix: str
) -> None:
    kk, zh = ["Бұл – алғашқы сөйлем.", *kk], ["这是第一句话。", *zh]  # and no title
    texts = {f"kk_{suffix}": "\n\n".join(kk), f"zh_{suffix}": "\n\n".join(zh)}
    made = project(tmp_path_factory.mktemp("any"), **texts)
    assert split(made) == 0
    for code, given_lines in (("kk", kk), ("zh", zh)):
        read = load_project(made).pages[code]
        shown = "".join(s.text for p in read for s in p.segments if not s.editorial)
        text = "".join(given_lines)
        if suffix == "txt":
            assert bare(shown) == bare(text)
        else:
            text = text.replace("&lt;", "<")
        assert list(filter(str.isalpha, shown)) == list(filter(str.isalpha, text))
