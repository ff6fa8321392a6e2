"""Translation memories: TMX 1.4b (LISA OSCAR, 2005), which every translator's program reads."""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from qostil.xml import writable


def write_tmx(
    units: Iterable[tuple[Mapping[str, str], Mapping[str, str]]], source: str, version: str
) -> Iterator[str]:
    """Yield the lines of a memory.

    `units`: for each, its text by language code (BCP 47), those without text left out, and its
    properties by name; the one that is called `tuid` is the unit's own id. `source`: the code of
    the language that leads. Characters that XML has no way to write come out as U+FFFD.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    yield '<tmx version="1.4">'
    yield (
        f'<header creationtool="qostil" creationtoolversion={_quoted(version)} segtype="sentence"'
        f' o-tmf="qostil" adminlang="en" srclang={_quoted(source)} datatype="plaintext"/>'
    )
    yield "<body>"
    for texts, properties in units:
        told = dict(properties)
        an_id = told.pop("tuid", "")
        yield f"<tu tuid={_quoted(an_id)}>" if an_id else "<tu>"
        yield from (f"<prop type={_quoted(n)}>{_text(v)}</prop>" for n, v in told.items())
        for code, text in texts.items():
            if text:
                yield f"<tuv xml:lang={_quoted(code)}><seg>{_text(text)}</seg></tuv>"
        yield "</tu>"
    yield "</body>"
    yield "</tmx>"


def _text(text: str) -> str:
    return escape(writable(text))


def _quoted(text: str) -> str:
    return quoteattr(writable(text))
