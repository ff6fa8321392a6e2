"""A font file, and the parts of it that a site needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import brotli
import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from qostil.errors import InputError, Problem
from qostil.fonts.cache import Cache

# Scripts need the features that are fonttools' default, but lines run across, and no page asks for
# fractions. By half widths (halt, chws) browsers trim Han punctuation.
_UNUSED = {"frac", "numr", "dnom", "valt", "vert", "vhal", "vkrn", "vpal", "vrt2"}
_OPTIONS = {
    "layout_features": [*sorted({*Options().layout_features} - _UNUSED), "halt", "chws"],
    "drop_tables": [*Options().drop_tables, "BASE", "STAT", "vhea", "vmtx"],
    "name_IDs": [0, 1, 13, 14],  # copyright, family, licence and its address
    "notdef_outline": True,
    "hinting": False,
}
_RECIPE = f"fonttools {fontTools.version}, brotli {brotli.__version__}, {_OPTIONS}"


@dataclass(frozen=True)
class FontFile:
    """A font file, of any format that fonttools reads; what is made of it comes from `cache`."""

    path: Path
    cache: Cache

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that it has glyphs for. Raises InputError where it is no font."""
        found = self.cache.get(f"characters {self._digest}", self._read_characters)
        return frozenset(found.decode("utf-8"))

    def subset(self, characters: Iterable[str]) -> bytes:
        """Give a WOFF2 font that has these of its characters, without hints.

        The same file, characters and versions of fonttools and brotli give the same bytes.
        """
        wanted = "".join(sorted(set(characters) & self.characters))
        recipe = f"subset {self._digest} {_RECIPE} {wanted}"
        return self.cache.get(recipe, lambda: self._make_subset(wanted))

    @cached_property
    def _digest(self) -> str:
        return sha256(self.path.read_bytes()).hexdigest()

    def _read_characters(self) -> bytes:
        # Surrogates, which a broken font may name, are no characters.
        codes = (
            code for code in sorted(self._open().getBestCmap() or ()) if not 0xD800 <= code < 0xE000
        )
        return "".join(map(chr, codes)).encode()

    def _make_subset(self, characters: str) -> bytes:
        font = self._open()
        subsetter = Subsetter(Options(**_OPTIONS))
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor, font.flavorData = "woff2", None
        target = BytesIO()
        font.save(target)
        return target.getvalue()

    def _open(self) -> TTFont:
        try:
            return TTFont(BytesIO(self.path.read_bytes()), recalcTimestamp=False, lazy=True)
        except TTLibError as error:
            found = f"not a font that can be read ({error})"
            expected = "a WOFF2, WOFF, TrueType or OpenType font"
            raise InputError(Problem(self.path, 0, found, expected)) from error
