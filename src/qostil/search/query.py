"""What a reader types, in parts: words, runs without spaces, and what stands in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qostil.search.tokens import pieces

LONGEST = 256  # characters; what follows is not searched
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]|「([^」]*)」|『([^』]*)』")


@dataclass(frozen=True, slots=True)
class Part:
    """`pieces`: as (is a run, letters); several only where they are `quoted`, as they stand."""

    pieces: tuple[tuple[bool, str], ...]
    quoted: bool = False


def parse(query: str) -> list[Part]:
    """Give the parts of a query; a quotation mark that is not closed yet means nothing."""
    return list(_parts(query[:LONGEST]))


def _parts(query: str) -> Iterator[Part]:
    place = 0
    for found in _QUOTED.finditer(query):
        yield from _loose(query[place : found.start()])
        inside = tuple(pieces(found[found.lastindex or 0]))
        if inside:
            yield Part(inside, quoted=True)
        place = found.end()
    yield from _loose(query[place:])


def _loose(text: str) -> Iterator[Part]:
    for piece in pieces(text):
        yield Part((piece,))
