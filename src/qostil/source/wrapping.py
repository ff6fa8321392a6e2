"""Plain text whose lines are wrapped: paragraphs stand between blank lines.

Lines are wrapped where hardly one of them had room for the first word of the next. A poem or a list
has many that had.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qostil.languages import without_stray_spaces
from qostil.languages.scripts import IDEOGRAPH, main_script
from qostil.model import Paragraph

_WIDTHS = range(40, 101)
_LEAST = 8  # breaks: fewer may have no room by chance
_SURELY = 0.95
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)
_SLACK = 8  # of a Han line's width, a part


def unwrapped(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Give the paragraphs of lines that are evidently wrapped, or else the lines as they are."""
    blocks = [*_blocks(lines)]
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if len(blocks) < 2 or len(breaks) < _LEAST:
        return lines
    widths: dict[str, int] = {}
    for line in lines:
        script = main_script(line.text)
        widths[script] = max(widths.get(script, 0), _cells(line.text))
    full = sum(_is_full(line.text, after.text, widths) for line, after in breaks)
    return [_joined(block) for block in blocks] if full >= _SURELY * len(breaks) else lines


def _blocks(lines: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    block: list[Paragraph] = []
    for line in lines:
        if block and line.line != block[-1].line + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_full(line: str, after: str, widths: dict[str, int]) -> bool:
    """Tell whether a line has no room for what the next one starts with."""
    width = widths[main_script(line)]
    if IDEOGRAPH.match(after):
        # Han lines are wrapped by cells or by characters, of which punctuation may be narrow.
        return width in _WIDTHS and _cells(line) > width - width // _SLACK
    return width in _WIDTHS and len(line) + len(after.split(maxsplit=1)[0]) + 1 > width


def _cells(text: str) -> int:
    """Give the width of a text on a terminal, where Han takes two cells a character."""
    return len(text) + len(_WIDE.findall(text))


def _joined(block: Sequence[Paragraph]) -> Paragraph:
    return replace(block[0], text=without_stray_spaces(" ".join(line.text for line in block)))
