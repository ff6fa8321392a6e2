"""Makes the fonts of a built site."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from qostil.files import write_aside
from qostil.fonts.cache import Cache
from qostil.fonts.families import Family, families
from qostil.fonts.settings import FontSettings
from qostil.fonts.style import face, ranges, style_sheet
from qostil.fonts.subset import FontFile
from qostil.fonts.usage import read_usage
from qostil.languages import Language

CACHE = Path(".cache") / "fonts"
_FOLDER, _STYLE = Path("assets") / "fonts", "fonts.css"


def write_fonts(
    site: Path, languages: Sequence[Language], settings: FontSettings, cache: Path
) -> str:
    """Write the fonts of what a built site's pages show, their licences and their style sheet.

    Gives the characters that none of them has. Raises InputError where a font can't be read.
    """
    usage = read_usage(site)
    faces: list[str] = []
    covered: set[str] = set()
    for family in dict.fromkeys(f for own in languages for f in families(own, settings)):
        write_aside(site / _FOLDER / f"{family.stem}.txt", family.licence.read_bytes())
        wanted = family.wanted(usage, languages)
        for weight, path in family.files.items():
            file = FontFile(path, Cache(cache))
            covered |= file.characters
            pieces = family.pieces(wanted & file.characters, weight, usage)
            for piece in reversed(pieces):
                name = _write(site, family, weight, file.subset(piece))
                is_last = len(pieces) > 1 and piece is pieces[-1]
                faces.append(face(family.name, weight, name, ranges(piece, is_loose=is_last)))
    write_aside(site / _FOLDER / _STYLE, style_sheet(faces, languages, settings))
    shown = {c for c in usage.characters if c.isprintable() and not c.isspace()}
    return "" if settings.is_system else "".join(sorted(shown - covered))


def _write(site: Path, family: Family, weight: int, data: bytes) -> str:
    """Write a font and give its file's name."""
    name = family.file_name(weight, sha256(data).hexdigest()[:8])
    write_aside(site / _FOLDER / name, data)
    return name
