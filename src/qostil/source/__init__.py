"""What comes in: the text as received, and `text.toml`, which says what it is."""

from qostil.source.reading import read_paragraphs
from qostil.source.settings import NOT_STATED, SectionSettings, TextSettings, read_settings

__all__ = ["NOT_STATED", "SectionSettings", "TextSettings", "read_paragraphs", "read_settings"]
