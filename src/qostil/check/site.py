"""The checks of a built site. Each problem names the built page and what is wrong in it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.languages import language
from qostil.languages.scripts import is_in_another_script
from qostil.model import LETTERS, bare
from qostil.progress import Progress, silent

# Attributes that make a browser load something, and those that only lead somewhere.
_LOADS = (
    "script[src]",
    "img[src]",
    "iframe[src]",
    "source[src]",
    "video[src]",
    "video[poster]",
    "audio[src]",
    "object[data]",
)
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
_LOADING_LINKS |= {"preconnect", "dns-prefetch"}
_FOREIGN_STYLE = re.compile(r"(?:@import\s+|url\(\s*)[\"']?((?:https?:)?//[^\"')\s]+)")
_ERROR_PAGE = "404.html"


@dataclass(frozen=True)
class _Built:
    """A built page: its path below the site, what it has and where it leads."""

    path: str
    language: str
    ids: tuple[str, ...]
    content_ids: frozenset[str]
    loads: tuple[str, ...]
    leads: tuple[str, ...]
    segments: tuple[tuple[str, str, str], ...]
    has_policy: bool


def check_site(
    site: Path,
    languages: Sequence[str],
    expected: Mapping[str, Sequence[tuple[str, str]]],
    progress: Progress = silent,
) -> list[Problem]:
    """Check a built site.

    `languages`: the site's, the default one first. `expected`: by the path of a built page, the ids
    and texts of its segments in docs/, in order. Raises InputError where there is no site.
    """
    if not (site / "index.html").is_file():
        found = "no index.html is here"
        raise InputError(Problem(site, 0, found, "a built site", "build it first: make site"))
    pages = {path: _read(site, path) for path in progress(_html_files(site), "checking")}
    problems: list[Problem] = [*_foreign_styles(site)]
    for page in pages.values():
        for found, wanted in _page_problems(page, pages, site, languages):
            problems.append(Problem(site / page.path, 0, found, wanted))
    for path, found, wanted in _counterpart_problems(pages, languages):
        problems.append(Problem(site / path, 0, found, wanted))
    for path, segments in expected.items():
        for found, wanted in _text_problems(pages.get(path), segments):
            problems.append(Problem(site / path, 0, found, wanted))
    return problems


def _html_files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _read(site: Path, path: str) -> _Built:
    tree = LexborHTMLParser(read_text(site / path))
    root = tree.css_first("html")
    content = tree.css_first("article")
    return _Built(
        path=path,
        language=_attribute(root, "lang") if root else "",
        ids=tuple(_attribute(node, "id") for node in tree.css("[id]")),
        content_ids=frozenset(_attribute(n, "id") for n in content.css("[id]"))
        if content
        else frozenset(),
        loads=tuple(_loads(tree)),
        leads=tuple(_attribute(node, "href") for node in tree.css("a[href]")),
        segments=tuple(_segments(tree)),
        has_policy=bool(tree.css('meta[http-equiv="Content-Security-Policy"]')),
    )


def _loads(tree: LexborHTMLParser) -> Iterator[str]:
    for selector in _LOADS:
        name = selector[selector.index("[") + 1 : -1]
        yield from (_attribute(node, name) for node in tree.css(selector))
    for node in tree.css("link[href]"):
        if _LOADING_LINKS & set(_attribute(node, "rel").split()):
            yield _attribute(node, "href")


def _segments(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Yield each segment's and heading's id, language and text."""
    for node in tree.css("article .segment[id], article [id][lang]:is(h1,h2,h3,h4,h5,h6)"):
        yield _attribute(node, "id"), _attribute(node, "lang"), node.text()


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _page_problems(
    page: _Built, pages: Mapping[str, _Built], site: Path, languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    if not page.has_policy:
        yield "no Content-Security-Policy", "one on every page"
    for an_id, count in Counter(page.ids).items():
        if count > 1:
            yield f"the id {an_id} stands {count} times", "each id once on a page"
    for address in page.loads:
        yield from _load_problems(page, address, site)
    for address in page.leads:
        yield from _link_problems(page, address, pages, site)
    if page.path != _ERROR_PAGE:
        yield from _language_problems(page, languages)


def _load_problems(page: _Built, address: str, site: Path) -> Iterator[tuple[str, str]]:
    parts = urlsplit(address)
    if parts.scheme == "data":
        return
    if parts.scheme or parts.netloc:
        yield f"it loads {address}", "nothing from another host"
    elif page.path != _ERROR_PAGE and not (site / _target(page, parts.path)).is_file():
        yield f"it loads {address}, which is not there", "a file of the site"


def _link_problems(
    page: _Built, address: str, pages: Mapping[str, _Built], site: Path
) -> Iterator[tuple[str, str]]:
    parts = urlsplit(address)
    if parts.scheme in {"http", "https", "mailto"} or parts.netloc:
        return
    if parts.scheme:
        yield f"a link with the scheme {parts.scheme}: {address}", "http, https or mailto"
        return
    if page.path == _ERROR_PAGE:
        # It is shown at any depth, so its links start at the site's root, which is not known here.
        return
    if parts.path.startswith("/"):
        yield f"the link {address} starts at the host's root", "a relative one"
        return
    target = _target(page, parts.path)
    if not (site / target).is_file():
        yield f"the link {address} leads nowhere", "a file of the site"
    elif parts.fragment and target in pages:
        anchor = unquote(parts.fragment)
        if anchor not in pages[target].ids:
            yield f"the link {address} leads to no place on {target}", "an id of that page"


def _target(page: _Built, path: str) -> str:
    return normpath(join(dirname(page.path), unquote(path))) if path else page.path


def _language_problems(page: _Built, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    first = page.path.partition("/")[0]
    wanted = first if first in languages[1:] else languages[0]
    if page.language != wanted:
        yield f"<html lang={page.language!r}>", f"lang={wanted!r}"
    scripts = [language(code).script for code in languages]
    for an_id, code, text in page.segments:
        if code != wanted or is_in_another_script(text, language(code).script, scripts):
            yield f"the segment {an_id} is marked as {code}: “{text[:30]}”", "the lang of its text"


def _counterpart_problems(
    pages: Mapping[str, _Built], languages: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    others = languages[1:]
    names = set()
    for path in pages.keys() - {_ERROR_PAGE}:
        first, _, rest = path.partition("/")
        name = rest if first in others else path
        # Each language has letters of its own; that all entries are there, the links to them prove.
        if not name.startswith(LETTERS):
            names.add(name)
    for path in sorted(names):
        page = pages.get(path)
        for other in others:
            counterpart = pages.get(f"{other}/{path}")
            if page is None or counterpart is None:
                missing = path if page is None else f"{other}/{path}"
                yield path, f"no page {missing}", "every page in every language"
            elif page.content_ids != counterpart.content_ids:
                odd = ", ".join(sorted(page.content_ids ^ counterpart.content_ids)[:5])
                yield (
                    path,
                    f"ids differ from {counterpart.path}: {odd}",
                    "the same ids in all languages",
                )


def _text_problems(
    page: _Built | None, expected: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what a page lacks, moves, alters or adds to the segments that docs/ has for it."""
    if page is None:
        yield "no such page", "a page for every file of docs/"
        return
    built = {an_id: text for an_id, _, text in page.segments}
    for an_id, text in expected:
        if an_id not in built:
            yield f"the segment {an_id} is not there", "every segment of docs/"
        elif bare(built[an_id]) != bare(text):
            yield f"the segment {an_id} reads “{built[an_id][:40]}”", f"“{text[:40]}”"
    order, wanted = [an_id for an_id, _, _ in page.segments], [an_id for an_id, _ in expected]
    known = set(wanted)
    added = [an_id for an_id in order if an_id not in known]
    if added:
        yield f"the segments {' '.join(added[:8])}, which docs/ does not have", "those of docs/"
    elif sorted(order) == sorted(wanted) and order != wanted:
        yield (
            f"segments in the order {' '.join(order[:8])}",
            f"that of docs/: {' '.join(wanted[:8])}",
        )


def _foreign_styles(site: Path) -> Iterator[Problem]:
    """Yield the style sheets that ask another host for something."""
    for path in sorted(site.rglob("*.css")):
        found = _FOREIGN_STYLE.search(read_text(path))
        if found:
            yield Problem(path, 0, f"it loads {found[1]}", "nothing from another host")
