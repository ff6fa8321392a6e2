"""The fonts of a built site: subsets of what its pages show, with their style sheet."""

from qostil.fonts.families import asked_for_at_once
from qostil.fonts.settings import BUNDLED, SYSTEM, FontSettings, read_font_settings
from qostil.fonts.site import CACHE, write_fonts

__all__ = [
    "BUNDLED",
    "CACHE",
    "SYSTEM",
    "FontSettings",
    "asked_for_at_once",
    "read_font_settings",
    "write_fonts",
]
