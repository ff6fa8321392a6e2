"""The fonts that the built site loads, for documents that carry their own."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2

from qostil.export.styles import unicode_ranges, url_of
from qostil.files import read_text


@dataclass(frozen=True, slots=True)
class Face:
    """One font: what CSS says of it (`descriptors`, without `src`), and its WOFF2 file."""

    family: str
    descriptors: tuple[tuple[str, str], ...]
    data: bytes

    def rule(self, address: str) -> str:
        """Give the CSS rule by which it is loaded from an address."""
        told = "".join(f" {name}: {value};" for name, value in self.descriptors)
        return f'@font-face {{{told} src: url("{address}") format("woff2"); }}'


def used_faces(sheets: Iterable[Path], text: str) -> list[Face]:
    """Give the fonts in style sheets that have a character of a text, in the sheets' order."""
    shown = {ord(character) for character in text}
    return [
        face
        for path in sheets
        for node in tinycss2.parse_stylesheet(read_text(path))
        if node.type == "at-rule" and node.lower_at_keyword == "font-face"
        for face in _faces(node, path.parent)
        if _has(tinycss2.serialize(node.content), shown)
    ]


def font_rules(faces: Mapping[str, Face]) -> str:
    """Give the CSS by which a document is set in fonts, by their addresses."""
    rules = [face.rule(address) for address, face in faces.items()]
    return "\n".join([*rules, f"body {{ font-family: {font_stack(faces.values())}; }}"])


def font_stack(faces: Iterable[Face]) -> str:
    """Give the families of fonts as CSS lists them."""
    return ", ".join([*dict.fromkeys(f'"{face.family}"' for face in faces), "sans-serif"])


def _has(rule: str, shown: set[int]) -> bool:
    ranges = list(unicode_ranges(rule))
    return not ranges or any(first <= code <= last for code in shown for first, last in ranges)


def _faces(node: Any, folder: Path) -> Iterator[Face]:
    parsed = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    declared = {d.lower_name: d for d in parsed if d.type == "declaration"}
    addresses = [url_of(token) for token in declared["src"].value] if "src" in declared else []
    data = next((_read(address, folder) for address in addresses if address), b"")
    told = {k: tinycss2.serialize(d.value).strip() for k, d in declared.items() if k != "src"}
    if data and "font-family" in told:
        yield Face(told["font-family"].strip("\"'"), tuple(told.items()), data)


def _read(address: str, folder: Path) -> bytes:
    if address.startswith("data:"):
        return b64decode(address.partition(",")[2])
    path = folder / address.partition("?")[0]
    return path.read_bytes() if path.is_file() else b""
