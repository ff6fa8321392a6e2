"""`extra.qostil.fonts` of mkdocs.yml: the system's fonts, or fonts of one's own by language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qostil.data import Node, unknown_keys
from qostil.errors import InputError, Problem

REGULAR, BOLD = 400, 700
_WEIGHTS = {"regular": REGULAR, "bold": BOLD}
_EXAMPLE = "system, or by language {regular: FILE, bold: FILE, licence: FILE}"


@dataclass(frozen=True, slots=True)
class NamedFont:
    """A font that a project brings for a language: its files by weight, its licence's text.

    `line`: where mkdocs.yml names it.
    """

    files: Mapping[int, Path]
    licence: Path
    line: int


@dataclass(frozen=True, slots=True)
class FontSettings:
    """Which fonts a site has: with `is_system` none of its own, or else those that are bundled.

    `named`: by language, the fonts that stand before them.
    """

    is_system: bool = False
    named: Mapping[str, NamedFont] = field(default_factory=dict)


BUNDLED = FontSettings()
SYSTEM = FontSettings(is_system=True)


def read_font_settings(path: Path, node: Node) -> FontSettings:
    """Read the value of `fonts` in mkdocs.yml; files are named relative to its folder.

    Raises InputError for what is neither `system` nor fonts by language, and for missing files.
    """
    if node.value == "system":
        return SYSTEM
    if not isinstance(node.value, dict):
        raise InputError(Problem(path, node.line, "fonts are not named as expected", _EXAMPLE))
    return FontSettings(named={code: _named(path, code, n) for code, n in node.value.items()})


def _named(path: Path, code: str, node: Node) -> NamedFont:
    where = f"fonts.{code}"
    fields = node.mapping(path, where)
    keys = [(key, value.line) for key, value in fields.items()]
    wrong = unknown_keys(path, keys, [*_WEIGHTS, "licence"], where)
    for key in ("regular", "licence"):
        if key not in fields:
            wrong.append(Problem(path, node.line, f"{where} has no {key}", _EXAMPLE))
    files = {key: path.parent / value.scalar(path, key) for key, value in fields.items()}
    for key, file in files.items():
        if not file.is_file():
            found = f"{fields[key].value} is not there"
            expected = "a file, named from the folder of mkdocs.yml"
            wrong.append(Problem(path, fields[key].line, found, expected))
    if wrong:
        raise InputError(wrong)
    weights = {weight: files[key] for key, weight in _WEIGHTS.items() if key in files}
    return NamedFont(weights, files["licence"], node.line)
