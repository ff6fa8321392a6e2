"""The repository's own site: all of the text, in both languages, and nothing from elsewhere."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from qostil.markdown import read_page
from qostil.project import Project
from tests.sites.html import attribute, bare, ids, interface, parse, segments
from tests.sites.projects import NAMES, PAGES, ROOT, SECTIONS, SITE_URL, SOURCE, copy_project, run

FOLDERS = {"kk": "", "zh": "zh/"}
BUILT = [*PAGES, ("404.html", "kk")]
EDITORIAL = {"kk": {"s0-1", "s0-2"}, "zh": {"s0-2"}}
# Names that are the same in every language.
NAMES_OF_THINGS = {
    "Қазақша",
    "中文",
    "Qostil",
    "JavaScript",
    "ZIP",
    "index.html",
    "START.html",
    "da-fupin-geju.kk-zh.txt",
}


def source(code: str) -> str:
    """Give the source's text in a language, told by its letters, without white space."""
    lines = (ROOT / SOURCE).read_text("utf-8").splitlines()
    is_chinese = [bool(re.search(r"[\u4e00-\u9fff]", line)) for line in lines]
    return bare(
        "".join(li for li, zh in zip(lines, is_chinese, strict=True) if zh == (code == "zh"))
    )


def is_of_the_text(an_id: str, code: str) -> bool:
    """Tell whether the source has a segment: all titles but the Chinese work's are editorial."""
    return an_id not in EDITORIAL[code] and not re.fullmatch(r"s\d+", an_id)


def urls(site: Path, path: str) -> set[str]:
    """Give every address that a page makes a browser load."""
    tree = parse(site / path)
    found = {attribute(node, "src") for node in tree.css("[src]")}
    loading = tree.css("link[rel=stylesheet], link[rel=icon], link[rel^=pre]")
    return found | {attribute(node, "href") for node in loading}


def test_the_source_is_what_the_tests_take_it_for() -> None:
    whole = bare((ROOT / SOURCE).read_text("utf-8"))
    assert sorted(source("kk") + source("zh")) == sorted(whole)
    assert source("kk").startswith("«Берекебаржерде,")
    assert source("zh").startswith("大扶贫格局“人心齐")


@pytest.mark.parametrize("code", FOLDERS)
def test_docs_has_every_character_of_the_source_once_and_in_order(code: str) -> None:
    shown = ""
    for name in ("index", *SECTIONS):
        page, problems = read_page(ROOT / "docs" / code / f"{name}.md", f"{name}.md", code)
        assert not problems
        shown += "".join(s.text for s in page.segments if is_of_the_text(s.ids[0], code))
    assert bare(shown) == source(code)


@pytest.mark.parametrize("code", FOLDERS)
def test_the_pages_have_every_character_of_the_source_once_and_in_order(
    site: Path, code: str
) -> None:
    shown = ""
    for name in ("index", *SECTIONS):
        for segment in segments(parse(site / f"{FOLDERS[code]}{name}.html")):
            assert segment.language == code
            if is_of_the_text(segment.id, code):
                shown += segment.text
    assert bare(shown) == source(code)


def test_a_strict_build_says_not_a_word(tmp_path: Path) -> None:
    done = run(copy_project(tmp_path), "mkdocs", "build", "--strict")
    assert done.status == 0
    assert not re.search(r"WARNING|ERROR|Warning", done.shown), done.shown
    assert "Building documentation" in done.shown


def test_every_page_is_there_in_both_languages_and_none_besides(site: Path, text: Project) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built == {path for path, _ in BUILT}
    assert text.page_count == len(built)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_same_ids_in_both_languages(site: Path, name: str) -> None:
    kazakh, chinese = (ids(parse(site / f"{folder}{name}.html")) for folder in FOLDERS.values())
    assert len(set(kazakh)) == len(kazakh) > 1
    if name == "glossary":
        assert sorted(kazakh) == sorted(chinese)
    else:
        assert kazakh == chinese


@pytest.mark.parametrize(("path", "code"), BUILT)
def test_a_page_says_which_language_it_is_in(site: Path, path: str, code: str) -> None:
    root = parse(site / path).css_first("html")
    assert root
    assert attribute(root, "lang") == code


@pytest.mark.parametrize("path", [path for path, _ in BUILT])
def test_a_page_lets_nothing_run_that_is_not_ours(site: Path, path: str) -> None:
    tree = parse(site / path)
    policies = tree.css("meta[http-equiv=Content-Security-Policy]")
    assert len(policies) == 1
    rules = dict(
        rule.strip().partition(" ")[::2] for rule in attribute(policies[0], "content").split(";")
    )
    assert rules["default-src"] == "'none'"
    for name in ("script-src", "style-src", "font-src", "connect-src"):
        assert "unsafe" not in rules[name]
        assert not re.search(r"https?:|\*", rules[name])
    assert not tree.css("[style], style, iframe, object, embed, base")
    assert not tree.css("link[rel~=next]")  # Firefox fetches that page ahead, which no rule allows
    handlers = [n for node in tree.css("*") for n in node.attributes if n.startswith("on")]
    assert not handlers
    # The policy counts from where it stands: before it nothing may be loaded or run.
    head = (site / path).read_text("utf-8").partition("Content-Security-Policy")[0]
    assert not re.search(r"<script|<link|<style", head)


@pytest.mark.parametrize("path", [path for path, _ in BUILT])
def test_a_page_loads_only_files_of_the_site(site: Path, path: str) -> None:
    loaded = urls(site, path)
    assert len(loaded) > 6
    for address in loaded:
        parts = urlsplit(address)
        assert not parts.scheme, address
        assert not parts.netloc, address
        file = (
            site / parts.path.removeprefix("/repo/")
            if path == "404.html"
            else (site / path).parent / parts.path
        )
        assert file.is_file(), address


def test_style_sheets_load_only_files_of_the_site(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text("utf-8")):
            assert address.startswith(("data:", "#")) or (sheet.parent / address).is_file(), address
        assert "@import" not in sheet.read_text("utf-8")


def _without_addresses(words: str) -> str:
    return re.sub(r"https?://\S+", "", words)


@pytest.mark.parametrize(("path", "code"), PAGES)
def test_the_interface_speaks_the_language_of_the_page(site: Path, path: str, code: str) -> None:
    said = list(interface(parse(site / path)))
    assert len(said) > 20
    for language, words in said:
        if language == "en":
            assert words in ("Qostil", "Material for MkDocs")
            continue
        if language == "zh-Latn":
            assert re.fullmatch("[A-Z]", words)  # of the glossary's index, by sound
            continue
        own = re.sub("|".join(map(re.escape, NAMES_OF_THINGS)), "", _without_addresses(words))
        assert not re.search(r"[A-Za-z]", own), words
        if language == "kk":
            assert not re.search(r"[\u4e00-\u9fff]", own), words
        else:
            assert not re.search(r"[А-яӘәҒғҚқҢңӨөҰұҮүҺһІі]", own), words
    assert {language for language, _ in said} - {"zh-Latn"} == {"kk", "zh", "en"}
    assert sum(language == code for language, _ in said) > len(said) / 2


def test_the_error_page_speaks_both_languages(site: Path) -> None:
    tree = parse(site / "404.html")
    said = {attribute(node, "lang"): node.text() for node in tree.css("article section[lang]")}
    assert "Бет табылмады" in said["kk"]
    assert "找不到页面" in said["zh"]
    links = [attribute(node, "href") for node in tree.css("article a")]
    assert links == ["/repo/index.html", "/repo/zh/index.html"]


def test_the_sitemap_lists_every_page_under_its_full_address(site: Path) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(SITE_URL + path for path, _ in PAGES)
    alternates = re.findall(r'href="([^"]+)"', (site / "sitemap.xml").read_text("utf-8"))
    assert set(alternates) == set(listed)


def test_the_offline_copy_has_the_site_and_no_clock(site: Path) -> None:
    with zipfile.ZipFile(BytesIO((site / "offline.zip").read_bytes())) as archive:
        packed = {info.filename: archive.read(info) for info in archive.infolist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    kept = {
        f"qostil-site/site/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "offline.zip"
    }
    start = packed.pop("qostil-site/START.html").decode()
    assert re.findall(r'href="([^"]+)"', start)[0].startswith("site/")
    assert packed == kept


@pytest.mark.parametrize(
    ("path", "says"), [("index.html", "2023 жылғы 14 қараша"), ("zh/index.html", "2023年11月14日")]
)
def test_the_footer_gives_the_day_of_the_source_in_words(site: Path, path: str, says: str) -> None:
    assert datetime.fromtimestamp(1_700_000_000, UTC).day == 14  # what the build was given
    footer = parse(site / path).css_first("footer")
    assert footer
    assert says in footer.text()


def test_the_home_pages_lead_to_all_sections_by_their_titles_in_both_languages(
    site: Path, text: Project
) -> None:
    for code, folder in FOLDERS.items():
        tree = parse(site / f"{folder}index.html")
        titles = [node.text() for node in tree.css("ol.sections a")]
        pairs = zip(
            text.pages[code][1:], text.pages["zh" if code == "kk" else "kk"][1:], strict=True
        )
        assert titles == [page.title for pair in pairs for page in pair]


def test_what_is_not_stated_of_the_text_is_not_made_up(site: Path) -> None:
    tree = parse(site / "index.html")
    rows = [(r.css_first("dt"), r.css_first("dd")) for r in tree.css(".provenance > div")]
    said = {dt.text(): dd.text() for dt, dd in rows if dt and dd}
    for label in ("Авторы", "Баспагері", "Жарияланған күні", "Лицензиясы"):
        assert said[label] == "көрсетілмеген"
    assert "болжам" in said["Түпнұсқа тілі"]
