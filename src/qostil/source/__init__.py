"""What comes in: the text as received, and `text.toml`, which says what it is."""

from qostil.source.encodings import decode
from qostil.source.forms import Form
from qostil.source.reading import Source, read_source
from qostil.source.settings import NOT_STATED, SectionSettings, TextSettings, read_settings

__all__ = [
    "NOT_STATED",
    "Form",
    "SectionSettings",
    "Source",
    "TextSettings",
    "decode",
    "read_settings",
    "read_source",
]
