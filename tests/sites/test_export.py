"""`qostil export` on the repository's own site."""

import io
import json
import posixpath
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from qostil.glossary.tbx import read_tbx
from qostil.project import Project
from tests.sites.projects import files, qostil_

FORMS = ("--html", "--epub", "--tmx", "--tbx", "--xliff", "--json")
NAME = "da-fupin-geju"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def exported(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("out")
    done = qostil_(site.parent, "export", *FORMS, "--out", str(out), SOURCE_DATE_EPOCH="1700000000")
    assert done.status == 0, done.shown
    return files(out)


def test_the_same_site_gives_the_same_bytes(
    site: Path, exported: dict[str, bytes], tmp_path: Path
) -> None:
    out = str(tmp_path / "again")
    given = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "7", "TZ": "Asia/Almaty"}
    done = qostil_(site.parent, "export", *FORMS, "--out", out, **given)
    assert done.status == 0, done.shown
    assert files(tmp_path / "again") == exported
    assert set(exported) == {
        *(f"{NAME}.{suffix}" for suffix in ("html", "epub", "tmx", "tbx", "json")),
        f"{NAME}.zh-kk.xlf",
    }


def test_no_file_is_replaced_unasked(site: Path, tmp_path: Path) -> None:
    mine = tmp_path / f"{NAME}.tmx"
    mine.write_text("mine", "utf-8")
    done = qostil_(site.parent, "export", "--json", "--tmx", "--out", str(tmp_path))
    assert done.status == 1
    assert f"{NAME}.tmx: a file is there already; add --force to replace it" in done.shown
    assert files(tmp_path) == {mine.name: b"mine"}
    assert qostil_(site.parent, "export", "--tmx", "--out", str(tmp_path), "--force").status == 0
    assert b"<tmx" in mine.read_bytes()


def test_what_can_not_be_exported_is_said(tmp_path: Path, site: Path) -> None:
    done = qostil_(site.parent, "export")
    assert (done.status, "name a form: --html, --epub" in done.shown) == (2, True)
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - i18n:\n      languages:\n        - locale: kk\n", "utf-8"
    )
    done = qostil_(tmp_path, "export", "--html")
    assert done.status == 1
    assert "site: no site is here; expected a built one; run qostil build" in done.shown
    assert not (tmp_path / "dist").exists()


def docs_ids(text: Project, code: str) -> list[str]:
    return [an_id for page in text.pages[code] for an_id in page.ids]


def test_json_has_every_id_and_every_character(exported: dict[str, bytes], text: Project) -> None:
    data = json.loads(exported[f"{NAME}.json"])
    for code, pages in text.pages.items():
        units = [u for section in data["sections"] for u in section["units"] if code in u["text"]]
        assert [an_id for unit in units for an_id in unit["ids"]] == docs_ids(text, code)
        texts = [segment.text for page in pages for segment in page.segments]
        assert [unit["text"][code] for unit in units] == texts
    assert [concept["id"] for concept in data["glossary"]] == list(text.glossary)


def test_tbx_is_the_glossary(exported: dict[str, bytes], text: Project, tmp_path: Path) -> None:
    (tmp_path / "terms.tbx").write_bytes(exported[f"{NAME}.tbx"])
    read = read_tbx(tmp_path / "terms.tbx").usable()
    own = {key: {c: [t.text for t in ts] for c, ts in x.terms.items()} for key, x in read.items()}
    assert own == {
        key: {code: [term.text for term in terms] for code, terms in concept.terms.items()}
        for key, concept in text.glossary.items()
    }


# One HTML file


class Html(HTMLParser):
    """What a document has: ids, where its links lead, what it loads, its scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.loads: list[str] = []
        self.codes: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open = tag
        if tag in self.codes:
            self.codes[tag].append("")
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a" and "href" in given:
            self.hrefs.append(given["href"] or "")
        elif tag == "link" and given.get("rel") != "canonical":
            self.loads.append(given.get("href") or "")
        self.loads += [given["src"] or ""] if "src" in given else []

    def handle_data(self, data: str) -> None:
        if self._open in self.codes:
            self.codes[self._open][-1] += data

    def handle_endtag(self, _: str) -> None:
        self._open = ""


@pytest.fixture(scope="module")
def document(exported: dict[str, bytes]) -> str:
    return exported[f"{NAME}.html"].decode()


def test_the_one_file_is_small_and_loads_nothing(document: str) -> None:
    assert len(document.encode()) <= 600_000
    html = Html(document)
    assert html.loads == []
    css = "".join(html.codes["style"])
    assert {url.partition(":")[0] for url in re.findall(r"url\([\"']?([^\"')]*)", css)} == {"data"}
    assert "@import" not in css
    assert "font/woff2" in css


def test_only_what_its_policy_names_runs_in_it(document: str) -> None:
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', document)[0]
    rules = {name: rest.split() for name, *rest in [r.split(" ", 1) for r in policy.split("; ")]
             for rest in [" ".join(rest)]}  # fmt: skip
    html = Html(document)
    for kind, rule in (("script", "script-src"), ("style", "style-src")):
        hashes = {
            f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
            for code in html.codes[kind]
        }
        assert set(rules[rule]) == hashes
    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == rules["font-src"] == ["data:"]


def test_every_link_of_the_one_file_leads_to_a_place_in_it(document: str, text: Project) -> None:
    html = Html(document)
    assert len(html.ids) == len(set(html.ids))
    inside = {href for href in html.hrefs if href.startswith("#")}
    outside = {href for href in html.hrefs if not href.startswith(("#", "https://"))}
    assert outside == set()
    assert {href[1:] for href in inside} <= set(html.ids)
    for code, pages in text.pages.items():
        for page in pages:
            name = f"{code}/{page.name.removesuffix('.md')}"
            assert {name, *(f"{name}/{an_id}" for an_id in page.ids)} <= set(html.ids)


# The book


@pytest.fixture(scope="module")
def book(exported: dict[str, bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(exported[f"{NAME}.epub"]))


def chapters(book: zipfile.ZipFile) -> Iterator[tuple[str, Element]]:
    for name in book.namelist():
        if name.endswith(".xhtml"):
            yield name, ET.fromstring(book.read(name))


def test_the_book_is_packed_as_readers_expect_it(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.read("mimetype") == b"application/epub+zip"
    container = ET.fromstring(book.read("META-INF/container.xml"))
    [root] = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    package = ET.fromstring(book.read(root.get("full-path", "")))
    listed = {f"EPUB/{item.get('href')}": item for item in package.iter(f"{OPF}item")}
    packed = {name for name in book.namelist() if name.startswith("EPUB/")}
    assert set(listed) == packed - {"EPUB/package.opf"}
    assert [n for n, item in listed.items() if item.get("properties") == "nav"] == [
        "EPUB/nav.xhtml"
    ]
    ids = {item.get("id") for item in listed.values()}
    assert {ref.get("idref") for ref in package.iter(f"{OPF}itemref")} <= ids
    assert [own.text for own in package.iter(f"{DC}language")] == ["kk", "zh"]
    modified = [m.text for m in package.iter(f"{OPF}meta") if "modified" in m.get("property", "")]
    assert modified == ["2023-11-14T22:13:20Z"]


def test_the_book_has_every_segment_in_its_language_under_its_id(
    book: zipfile.ZipFile, text: Project
) -> None:
    found: dict[str, dict[str, str]] = {}
    for _, root in chapters(book):
        for element in root.iter():
            if re.match(r"s\d", element.get("id", "")):
                found[element.get("id", "")] = {
                    part.get(LANG, ""): "".join(part.itertext()) for part in element
                }
    for code, pages in text.pages.items():
        assert set(docs_ids(text, code)) <= set(found)
        for segment in (s for page in pages for s in page.segments):
            assert found[segment.ids[0]][code].endswith(segment.text)


def test_every_link_of_the_book_leads_to_a_place_in_it(book: zipfile.ZipFile) -> None:
    ids = {name: {e.get("id") for e in root.iter() if e.get("id")} for name, root in chapters(book)}
    for name, root in chapters(book):
        assert root.get("lang") == root.get(LANG) == "kk" or "glossary-zh" in name
        links = [link.get("href", "") for link in root.iter(f"{XHTML}a")]
        assert links or name in ("EPUB/about.xhtml", "EPUB/licences.xhtml") or "text-" in name
        for file, _, fragment in (link.partition("#") for link in links):
            target = posixpath.join(posixpath.dirname(name), file)
            assert target in ids
            assert not fragment or fragment in ids[target]


def test_the_book_carries_its_fonts_and_their_licences(book: zipfile.ZipFile) -> None:
    style = book.read("EPUB/style.css").decode()
    named = re.findall(r'url\("([^"]+)"\)', style)
    fonts = [name for name in book.namelist() if name.endswith(".woff2")]
    assert sorted(f"EPUB/{name}" for name in named) == sorted(fonts)
    assert all(book.read(name)[:4] == b"wOF2" for name in fonts)
    assert "SIL OPEN FONT LICENSE" in book.read("EPUB/licences.xhtml").decode().upper()
