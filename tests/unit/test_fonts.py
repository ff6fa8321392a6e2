"""Fonts: what is asked for is in them and nothing else, made once, and named in the style sheet."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from qostil.data import read_yaml
from qostil.errors import InputError
from qostil.fonts import (
    BUNDLED,
    SYSTEM,
    FontSettings,
    asked_for_at_once,
    read_font_settings,
    write_fonts,
)
from qostil.fonts import subset as subset_module
from qostil.fonts.cache import Cache
from qostil.fonts.families import SANS, families
from qostil.fonts.settings import BOLD, REGULAR, NamedFont
from qostil.fonts.style import ASCENT, DESCENT, ranges
from qostil.fonts.subset import FontFile
from qostil.fonts.usage import Usage, read_usage
from qostil.languages import language
from tests.unit.cases import matches, text_cases

KAZAKH, CHINESE = language("kk"), language("zh")
HANS = families(CHINESE, BUNDLED)[0]
PAGE = """<html lang="{}"><title>{}</title><h1>{}</h1><a lang="{}">{}</a>
<p><span class="segment" lang="{}">{}</span><span class="partner" lang="{}">{}</span></p></html>"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def site(tmp_path: Path, kept: Path) -> Path:
    """A page in each language: each with the other's title, and with its text by choice."""
    (tmp_path / "cache").symlink_to(kept)
    kazakh, chinese = ("Тау", "Биік тау.", "kk"), ("山", "高山,“高”。", "zh")
    for folder, own, other in (("", kazakh, chinese), ("zh", chinese, kazakh)):
        title, text, code = own
        page = PAGE.format(
            *(code, title, title, other[2], other[0], code, text, other[2], other[1])
        )
        (tmp_path / "site" / folder).mkdir(parents=True)
        (tmp_path / "site" / folder / "index.html").write_text(page, "utf-8")
    return tmp_path / "site"


def made(site: Path, settings: FontSettings = BUNDLED, codes: str = "kk zh") -> str:
    """Make a site's fonts, and give their style sheet."""
    write_fonts(site, [language(c) for c in codes.split()], settings, site.parent / "cache")
    return (site / "assets/fonts/fonts.css").read_text("utf-8")


def characters(font: bytes) -> set[str]:
    return set(map(chr, TTFont(BytesIO(font)).getBestCmap()))


def faces(site: Path, family: str) -> dict[tuple[str, str], set[str]]:
    """Give what each face of a family has, by weight and range. Holds that it has what it says."""
    style = (site / "assets/fonts/fonts.css").read_text("utf-8")
    found = {}
    for weight, source, shown in re.findall(
        rf'family: "{family}"; font-weight: (\d+);.*?url\("([^"]*)"\).*?unicode-range: ([^;]*);',
        style,
    ):
        has = characters((site / "assets/fonts" / source).read_bytes())
        assert has <= expanded(shown)
        found[weight, shown] = has
    return found


def expanded(ranges: str) -> set[str]:
    """Give the characters of a CSS unicode-range."""
    ends = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {chr(code) for first, *last in ends for code in range_of(first, *last)}


def range_of(first: str, last: str = "") -> range:
    return range(int(first, 16), int(last or first, 16) + 1)


# Subsets


def test_a_subset_has_the_characters_that_it_was_asked_for_and_the_font_has(
    tmp_path: Path,
) -> None:
    font = FontFile(SANS.files[REGULAR], Cache(tmp_path))
    assert characters(font.subset("Қазақ тілі山")) == set("Қазақ тілі")


def test_the_order_and_number_of_characters_make_no_difference(tmp_path: Path) -> None:
    once = FontFile(HANS.files[BOLD], Cache(tmp_path / "a")).subset("扶贫,脱贫")
    again = FontFile(HANS.files[BOLD], Cache(tmp_path / "b")).subset("贫贫脱扶,")
    assert once == again
    assert len(once) < 3_000


def test_a_subset_keeps_what_a_script_needs_and_loses_the_hints(tmp_path: Path) -> None:
    han = TTFont(BytesIO(FontFile(HANS.files[REGULAR], Cache(tmp_path)).subset("“”。,扶")))
    assert "halt" in {r.FeatureTag for r in han["GPOS"].table.FeatureList.FeatureRecord}
    sans = TTFont(BytesIO(FontFile(SANS.files[REGULAR], Cache(tmp_path)).subset("Тау AV")))
    assert "kern" in {r.FeatureTag for r in sans["GPOS"].table.FeatureList.FeatureRecord}
    assert not {"fpgm", "prep", "cvt "} & set(sans.keys())
    assert "Noto Project" in sans["name"].getDebugName(0)


def test_what_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.woff2").write_text("a page that says that the font has moved", "utf-8")
    with pytest.raises(InputError, match=r"a\.woff2: not a font that can be read"):
        FontFile(tmp_path / "a.woff2", Cache(tmp_path)).subset("a")


def test_what_stands_in_is_given_the_measures_of_the_font() -> None:
    for path in SANS.files.values():
        font = TTFont(BytesIO(path.read_bytes()))
        em = font["head"].unitsPerEm
        assert (font["hhea"].ascent / em, -font["hhea"].descent / em) == (ASCENT, DESCENT)
        assert font["hhea"].lineGap == 0


# The cache


def test_what_was_made_once_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = FontFile(SANS.files[REGULAR], Cache(tmp_path)).subset("тау")
    monkeypatch.delattr(subset_module, "TTFont")
    assert FontFile(SANS.files[REGULAR], Cache(tmp_path)).subset("тау") == first
    with pytest.raises(NameError, match="TTFont"):
        FontFile(SANS.files[REGULAR], Cache(tmp_path)).subset("таулар")


@pytest.mark.parametrize("harm", [b"", b"\0", b"half"])
def test_what_was_harmed_is_made_anew(tmp_path: Path, harm: bytes) -> None:
    cache = Cache(tmp_path)
    assert cache.get("a font", lambda: b"the font's bytes") == b"the font's bytes"
    (kept,) = tmp_path.iterdir()
    stored = kept.read_bytes()
    kept.write_bytes(stored[:-4] + harm)
    assert cache.get("a font", lambda: b"the font's bytes") == b"the font's bytes"
    assert kept.read_bytes() == stored


def test_a_folder_that_can_not_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be", "utf-8")
    assert Cache(tmp_path / "cache").get("a font", lambda: b"bytes") == b"bytes"


# A site


def test_usage_tells_what_stands_on_a_page_of_another_language(site: Path) -> None:
    usage = read_usage(site)
    assert {"高", "“", "к", "山"} <= usage.characters
    assert usage.guests == set("山Тау")
    assert usage.headings == set("山Тау")
    assert usage.pages["山"] == usage.pages["高"] == 2


def test_han_is_cut_into_what_may_show_anywhere_and_the_rest(site: Path) -> None:
    made(site)
    regular = [has for (weight, _), has in faces(site, "Qostil Hans").items() if weight == "400"]
    # The last rule of a family comes first, so the rest may claim what no other piece does.
    assert regular == [{"高"}, set("山“”。")]


def test_no_two_pieces_share_a_character_and_none_is_lost() -> None:
    han = {chr(code): code % 37 for code in range(0x4E00, 0x4E00 + 1000)}
    usage = Usage(han | dict.fromkeys("“”。", 1), frozenset("一丁七"), frozenset())
    pieces = HANS.pieces(usage.characters, REGULAR, usage)
    assert pieces[0] == set("一丁七“”。")
    assert sorted("".join(map("".join, pieces))) == sorted(usage.characters)
    assert max(map(len, pieces)) <= 400
    assert min(usage.pages[c] for c in pieces[1]) > max(usage.pages[c] for c in pieces[-1])


def test_the_rest_claims_all_between_its_characters_and_the_others_only_theirs() -> None:
    assert ranges("一七丈") == "U+4E00, U+4E03, U+4E08"
    assert ranges("一七丈龙。", is_loose=True) == "U+3002, U+4E00-4E08, U+9F99"


def test_an_alphabet_is_whole_and_pages_know_its_files(site: Path) -> None:
    made(site)
    assert all((site / "assets/fonts" / name).is_file() for name in asked_for_at_once(BUNDLED))
    assert asked_for_at_once(SYSTEM) == []
    ((_, has),) = [face for face in faces(site, "Qostil Sans").items() if face[0][0] == "400"]
    assert set("Биік тау,“”") | set("".join(KAZAKH.alphabet).upper()) | set("azAZ09?") <= has
    assert "山" not in has


def test_each_weight_has_all_that_is_shown(site: Path) -> None:
    made(site)
    for weight in ("400", "700"):
        own = [has for (w, _), has in faces(site, "Qostil Hans").items() if w == weight]
        assert set("山高“”。") == set().union(*own)


def test_what_no_font_has_is_told(site: Path) -> None:
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("Биік", "Биік 𠮷 ⵣ"), "utf-8")
    missing = write_fonts(site, [KAZAKH, CHINESE], BUNDLED, site.parent / "cache")
    assert missing == "ⵣ𠮷"


def test_licences_lie_beside_the_fonts(site: Path) -> None:
    made(site)
    for name in ("noto-sans", "noto-sans-sc"):
        licence = (site / f"assets/fonts/{name}.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name 'Source'" in licence


def test_a_site_without_chinese_has_no_han(site: Path) -> None:
    assert "Hans" not in made(site, codes="kk ru")
    assert not list(site.glob("assets/fonts/noto-sans-sc*.woff2"))


def test_with_the_systems_fonts_none_is_made(site: Path) -> None:
    style = made(site, SYSTEM)
    assert "url(" not in style
    assert [path.name for path in (site / "assets/fonts").iterdir()] == ["fonts.css"]
    assert '[lang|="kk"] { --qostil-font: -apple-system,' in style


def test_a_font_of_ones_own_comes_first_in_its_language_alone(site: Path) -> None:
    own = NamedFont({REGULAR: HANS.files[REGULAR]}, HANS.licence, 1)
    style = made(site, FontSettings(named={"zh": own}))
    assert re.search(r'\[lang\|="zh"\] { --qostil-font: "Qostil zh",.* "Qostil Sans"', style)
    assert '[lang|="kk"] { --qostil-font: "Qostil Sans",' in style
    assert set().union(*faces(site, "Qostil zh").values()) == set("山高“”。")
    assert 'Qostil Hans"' not in style
    assert (site / "assets/fonts/zh.txt").is_file()


def test_a_language_comes_before_those_that_its_rule_would_match(site: Path) -> None:
    style = made(site, codes="zh-Hant zh")
    assert style.index('[lang|="zh"]') < style.index('[lang|="zh-Hant"]')
    stack = re.search(r'\[lang\|="zh-Hant"\] {(.*)}', style)
    assert stack
    assert "PingFang TC" in stack[1]
    assert '"Qostil Hans"' not in stack[1]


# Settings


def settings(folder: Path, text: str) -> FontSettings:
    for name in ("a.woff2", "a.ttf", "OFL.txt"):
        (folder / name).touch()
    path = folder / "mkdocs.yml"
    path.write_text(text, "utf-8")
    return read_font_settings(path, read_yaml(path).mapping(path, "it")["fonts"])


def test_settings_name_the_systems_fonts_or_files_by_language(tmp_path: Path) -> None:
    assert settings(tmp_path, "fonts: system") == SYSTEM
    found = settings(tmp_path, "fonts:\n  ja: {regular: a.woff2, licence: OFL.txt}")
    assert found.named == {
        "ja": NamedFont({REGULAR: tmp_path / "a.woff2"}, tmp_path / "OFL.txt", 2)
    }


@pytest.mark.parametrize(("given", "expected"), text_cases("fonts.yml.txt"))
def test_what_is_wrong_in_the_settings_is_named(tmp_path: Path, given: str, expected: str) -> None:
    with pytest.raises(InputError) as error:
        settings(tmp_path, given)
    (problem,) = error.value.problems
    assert matches(str(problem.below(tmp_path)), expected)
