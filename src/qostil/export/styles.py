"""Style sheets for one page: what of them applies to it, with what they load inside them."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from rcssmin import cssmin

_WORD = re.compile(r"[\w-]+")
_RANGE = re.compile(r"u\+([0-9a-f?]+)(?:-([0-9a-f]+))?", re.IGNORECASE)
# Characters of a rule with its font inside it. An alphabet's is small; that of Han may be larger
# than all of the text, and there is no phone or computer that has none.
_FONT_AT_MOST = 24_000
_NESTING = {"media", "supports", "container", "layer"}
_TYPES = {
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class Usage:
    """What a page has: `markup`, words of its tags; `code`, those of its scripts; `text`."""

    markup: frozenset[str]
    code: frozenset[str]
    text: frozenset[str]

    @classmethod
    def of(cls, html: str, scripts: Iterable[str]) -> "Usage":
        """Read a page, and the scripts that may change it."""
        tags = re.findall(r"<[a-zA-Z][^>]*>", html)
        code = (word for script in scripts for word in _WORD.findall(script))
        words = (word for tag in tags for word in _WORD.findall(tag))
        return cls(frozenset(words), frozenset(code), frozenset(html))

    def has(self, word: str) -> bool:
        """Tell whether a class, an id or an attribute may be on the page."""
        return word in self.markup or word in self.code


def used_styles(sheets: Iterable[tuple[str, Path]], usage: Usage) -> str:
    """Give the rules of style sheets that can apply to a page; files that they name come along.

    Each sheet comes with its folder. A file that is not there, or on another host, is left out with
    the rule that names it.
    """
    kept = "".join(
        _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True), usage, folder)
        for sheet, folder in sheets
    )
    return str(cssmin(_without_unused_properties(kept)))


def _rules(nodes: Iterable[Any], usage: Usage, folder: Path) -> str:
    return "".join(_rule(node, usage, folder) for node in nodes)


def _rule(node: Any, usage: Usage, folder: Path) -> str:
    if node.type == "qualified-rule":
        selectors = [s for s in _parted(node.prelude) if _may_apply(s, usage)]
        body = _with_files(node.content, folder) if selectors else None
        prelude = ",".join(tinycss2.serialize(s).strip() for s in selectors)
        return f"{prelude}{{{body}}}" if body else ""
    if node.type != "at-rule" or node.lower_at_keyword in {"charset", "import"}:
        return ""
    prelude = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
    if node.content is None:
        return f"{prelude};"
    if node.lower_at_keyword in _NESTING:
        inside = _rules(tinycss2.parse_rule_list(node.content), usage, folder)
        return f"{prelude}{{{inside}}}" if inside else ""
    body = _with_files(node.content, folder)
    is_font = node.lower_at_keyword == "font-face"
    is_wanted = not is_font or (
        _has_shown(node.content, usage) and len(body or "") <= _FONT_AT_MOST
    )
    return f"{prelude}{{{body}}}" if body and is_wanted else ""


def _parted(tokens: Sequence[Any]) -> list[list[Any]]:
    """Give the selectors of a list."""
    selectors: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _may_apply(selector: Sequence[Any], usage: Usage) -> bool:
    """Tell whether a page has all elements, classes, ids and attributes that a selector asks for.

    What stands in :is(), :not() and the like is not asked.
    """
    before: Any = None
    for token in selector:
        is_name = token.type == "hash" or (token.type == "ident" and before != ":")
        if is_name and not usage.has(token.value):
            return False
        if token.type == "[] block" and not _has_attribute(token.content, usage):
            return False
        before = token
    return True


def _has_attribute(tokens: Sequence[Any], usage: Usage) -> bool:
    name, *rest = [token for token in tokens if token.type != "whitespace"]
    if not usage.has(name.value):
        return False
    is_exact = len(rest) == 2 and rest[0] == "="
    # No script of ours turns a page around.
    words = usage.markup if name.value == "dir" else usage.markup | usage.code
    return not is_exact or all(word in words for word in _WORD.findall(rest[1].value))


def _has_shown(tokens: Sequence[Any], usage: Usage) -> bool:
    """Tell whether a page shows a character of a font's range; without one it is of all."""
    ranges = list(unicode_ranges(tinycss2.serialize(tokens)))
    return not ranges or any(
        first <= ord(shown) <= last for shown in usage.text for first, last in ranges
    )


def unicode_ranges(rule: str) -> Iterator[tuple[int, int]]:
    """Yield the `unicode-range` of a font's rule: first and last code point."""
    _, _, ranges = rule.partition("unicode-range")
    for first, last in _RANGE.findall(ranges.partition(";")[0]):
        low, high = first.replace("?", "0"), last or first.replace("?", "f")
        yield int(low, 16), int(high, 16)


def _with_files(tokens: Sequence[Any], folder: Path) -> str | None:
    """Give a rule's body with the files that it names inside it; None if one can't be had."""
    parts = []
    for token in tokens:
        address = url_of(token)
        if address and not address.startswith("data:"):
            held = data_address(folder / re.sub(r"[?#].*", "", address))
            if not held:
                return None
            parts.append(f'url("{held}")')
        else:
            parts.append(token.serialize())
    return "".join(parts)


def url_of(token: Any) -> str:
    """Give the address that a token names, if it names one."""
    if token.type == "url":
        return str(token.value)
    is_call = token.type == "function" and token.lower_name == "url" and token.arguments
    return str(token.arguments[0].value) if is_call else ""


def data_address(path: Path) -> str:
    """Give a file as an address that holds it, or nothing if it is no file of a known kind."""
    if path.suffix not in _TYPES or not path.is_file():
        return ""
    return f"data:{_TYPES[path.suffix]};base64,{b64encode(path.read_bytes()).decode()}"


def _without_unused_properties(css: str) -> str:
    """Take out custom properties that nothing asks for: the theme's icons are large."""
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    return _map_rules(css, lambda d: not d.name.startswith("--") or d.name in asked)


def _map_rules(css: str, keeps: Callable[[Any], bool]) -> str:
    return "".join(_kept(node, keeps) for node in tinycss2.parse_rule_list(css))


def _kept(node: Any, keeps: Callable[[Any], bool]) -> str:
    if node.type == "at-rule" and node.content and node.lower_at_keyword in _NESTING:
        inside = _map_rules(tinycss2.serialize(node.content), keeps)
        return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}"
    if node.type != "qualified-rule":
        return str(node.serialize())
    parsed = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    kept = [d.serialize() for d in parsed if d.type != "declaration" or keeps(d)]
    return f"{tinycss2.serialize(node.prelude)}{{{';'.join(kept)}}}" if kept else ""
