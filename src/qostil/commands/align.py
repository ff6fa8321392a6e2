"""`qostil align`: two texts in, what translates what out."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate, groupby
from pathlib import Path

from qostil.align import align, find_moved
from qostil.commands.outcome import OK, Verbs
from qostil.commands.talk import progress
from qostil.commands.text import codes
from qostil.exchange import write_tmx
from qostil.languages import Language, language
from qostil.model import Bead, Paragraph, Unit
from qostil.source import decode
from qostil.split import cut_units

_STANDARD_INPUT = Path("/dev/stdin")
_SHOWN = 40  # characters of a text in a message
_EPILOG = """\
A bead has the exact text of each side, nothing where the other has no partner, and how sure it is:
of those that say 0.9, nine in ten are right. What seems to have been moved is named on standard
error. A file of - is standard input.

examples:
  qostil align water.kk.txt water.zh.txt --langs kk,zh
  qostil align a.txt b.txt --langs en,ru --format tmx > memory.tmx
  qostil align a.txt b.txt --langs ug,zh --units lines      the lines are the sentences
"""


@dataclass(frozen=True)
class _Text:
    """One of the two texts. `places`: in which line each unit stands, and where in it."""

    language: Language
    lines: Sequence[str]
    units: Sequence[Unit]
    places: Sequence[tuple[int, int]]

    def exact(self, span: Sequence[int]) -> str:
        """Give the text of a run of units as it stands there."""
        runs = groupby(range(*span), lambda unit: self.places[unit][0])
        return "\n".join(self._slice(line, [*units]) for line, units in runs)

    def _slice(self, line: int, units: Sequence[int]) -> str:
        (_, start), (_, last) = self.places[units[0]], self.places[units[-1]]
        return self.lines[line][start : last + len(self.units[units[-1]].text)]


def add(verbs: Verbs) -> None:
    """Tell what the command takes."""
    parser = verbs.add_parser("align", help="two texts: which sentences correspond", epilog=_EPILOG)
    parser.add_argument("first", metavar="A", help="a text")
    parser.add_argument("second", metavar="B", help="its translation")
    parser.add_argument("--langs", type=codes, required=True, metavar="kk,zh", help="theirs")
    parser.add_argument(
        "--format", choices=[*_FORMATS], default="json", help="json if nothing is said"
    )
    parser.add_argument("--units", choices=("sentences", "lines"), default="sentences")
    parser.add_argument("--encoding", help="as utf-8, gb18030, big5, windows-1251")
    parser.set_defaults(run=run, wrong_usage=parser.error)


def run(options: argparse.Namespace) -> int:
    """Print the beads of two texts."""
    src, tgt = _texts(options)
    languages = src.language, tgt.language
    beads = align(src.units, tgt.units, languages, progress=progress(options))
    for line in _FORMATS[options.format](src, tgt, beads):
        print(line)
    if not options.quiet:
        for bead in find_moved(src.units, tgt.units, languages, beads):
            shown = [text.exact(span) for text, span in zip((src, tgt), bead.spans, strict=True)]
            print("moved: {} = {}".format(*map(_shortened, shown)), file=sys.stderr)
    return OK


def _texts(options: argparse.Namespace) -> tuple[_Text, _Text]:
    files = options.first, options.second
    if len(options.langs) != 2:
        options.wrong_usage(f"--langs {','.join(options.langs)}: name a language for each text")
    if files == ("-", "-"):
        options.wrong_usage("standard input holds one text: name a file for the other")
    src, tgt = (
        _read(_STANDARD_INPUT if name == "-" else Path(name), language(code), options)
        for name, code in zip(files, options.langs, strict=True)
    )
    return src, tgt


def _read(path: Path, own: Language, options: argparse.Namespace) -> _Text:
    """Read a text. Where its lines are the units, blank lines part the paragraphs."""
    lines = [line.strip() for line in decode(path, [own], options.encoding).text.split("\n")]
    if options.units == "lines":
        blanks = accumulate(not line for line in lines)
        units = [Unit(line, n) for line, n in zip(lines, blanks, strict=True) if line]
        return _Text(own, lines, units, [(n, 0) for n, line in enumerate(lines) if line])
    units = cut_units([*map(Paragraph, lines)], own)
    return _Text(own, lines, units, [*_places(lines, units)])


def _places(lines: Sequence[str], units: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    line = end = 0
    for unit in units:
        end = end if unit.paragraph == line else 0
        line = unit.paragraph
        start = lines[line].index(unit.text, end)
        end = start + len(unit.text)
        yield line, start


def _json(src: _Text, tgt: _Text, beads: Iterable[Bead]) -> Iterator[str]:
    rows = [
        {"src": a, "tgt": b, "confidence": round(sure, 4)} for a, b, sure in _rows(src, tgt, beads)
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1)


def _tsv(src: _Text, tgt: _Text, beads: Iterable[Bead]) -> Iterator[str]:
    """Yield a row a bead; white space that would break the table is a space."""
    for a, b, sure in _rows(src, tgt, beads):
        yield "\t".join([" ".join(a.split()), " ".join(b.split()), f"{sure:.4f}"])


def _tmx(src: _Text, tgt: _Text, beads: Iterable[Bead]) -> Iterator[str]:
    codes = src.language.code, tgt.language.code
    units = (
        (dict(zip(codes, texts, strict=True)), {"confidence": f"{sure:.4f}"})
        for *texts, sure in _rows(src, tgt, beads)
    )
    return write_tmx(units, codes[0], version("qostil"))


def _rows(src: _Text, tgt: _Text, beads: Iterable[Bead]) -> Iterator[tuple[str, str, float]]:
    for bead in beads:
        yield src.exact(bead.spans[0]), tgt.exact(bead.spans[1]), bead.confidence


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_FORMATS = {"json": _json, "tsv": _tsv, "tmx": _tmx}
