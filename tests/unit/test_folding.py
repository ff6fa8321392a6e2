"""Letters that people type for one another."""

import pytest

from qostil.languages import language


@pytest.mark.parametrize(
    ("code", "text", "plain"),
    [
        ("kk", "қазақстанның өңірі, ұжым, үй", "казакстаннын онири, ужым, уи"),
        ("kk", "әнші, һәм, іс, ғой", "анши, хам, ис, гои"),
        ("kk", "айқай, ё", "аикаи, е"),
        ("ru", "всё ещё йод", "все еще иод"),
        ("zh", "貧困與發展", "贫困与发展"),
        ("zh-Hant", "頭髮", "头发"),
        ("tr", "şıra İğne", "sira Igne"),
        ("fr", "cœur où élève", "coeur ou eleve"),
        ("de", "Straße, über", "Strasse, uber"),
        ("xx", "café naïve Ñandú", "cafe naive Nandu"),
        ("xx", "כִּתָּב كِتَابٌ", "כתב كتاب"),
        ("kk", "", ""),
    ],
)
def test_a_letter_has_one_plain_form(code: str, text: str, plain: str) -> None:
    assert language(code).folding.fold(text) == plain


@pytest.mark.parametrize("code", ["kk", "zh", "ru", "xx"])
def test_what_is_plain_stays_so(code: str) -> None:
    folding = language(code).folding
    for text in ("қазақ 貧困 всё é", "abc 123", "🙂\ud800"):
        assert folding.fold(folding.fold(text)) == folding.fold(text)


def test_only_letters_of_use_are_told() -> None:
    letters = language("zh").folding.letters_to(frozenset("贫困"))
    assert letters["貧"] == "贫"
    assert set(letters.values()) <= {"贫", "困"}
