"""A small text in two languages that has what is not one line for one line."""

from qostil.languages import language
from qostil.model import Page, Segment
from qostil.parallel import ParallelSection, ParallelText


def heading(text: str) -> tuple[Segment, ...]:
    return (Segment(("s1",), text, level=1, editorial=True, line=1),)


KK = Page(
    "a/one.md",
    "kk",
    (
        heading("Бір"),
        (
            Segment(("s1-1",), "Тау < тас & су.", line=3),
            Segment(("s1-2", "s1-3"), "Екі мен үш.", ("s1-4", "s1-9"), line=4),
        ),
        (Segment(("s1-5",), "Бес.", line=6), Segment(("s1-6",), "Алты.", line=7)),
    ),
)
ZH = Page(
    "a/one.md",
    "zh",
    (
        heading("一"),
        (
            Segment(("s1-1",), "山。", ("s1-9",), line=3),
            Segment(("s1-2",), "二。", line=4),
            Segment(("s1-3",), "三。", line=5),
        ),
        (
            Segment(("s1-4",), "四。", line=7),
            Segment(("s1-5", "s1-6"), "五六。", (), doubtful=True),
        ),
    ),
)
LANGUAGES = {code: language(code) for code in ("kk", "zh")}
SECTION = ParallelSection("a/one", [KK, ZH])
TEXT = ParallelText("small", LANGUAGES, "zh", [SECTION])
