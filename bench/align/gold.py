"""The hand-made gold of `udhr/`: sentences by language, and the beads of any two languages.

See `udhr/README.md` for how a file says which sentences translate each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qostil.model import Unit

# In both scripts and in neither, related languages and not.
PAIRS = ("kk zh", "kk ru", "kk en", "ru zh", "ru en", "ug zh", "ar en", "ky kk", "mn en", "ja zh")
FOLDER = Path(__file__).parent / "udhr"

Spans = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Text:
    """A text in one language: its sentences, and for each the atoms `[first, last]` it says."""

    units: Sequence[Unit]
    atoms: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Case:
    """Two texts and their gold beads, as `((start, stop), (start, stop))`, in order."""

    name: str
    languages: tuple[str, str]
    src: Sequence[Unit]
    tgt: Sequence[Unit]
    beads: Sequence[Spans]


def read_text(code: str) -> Text:
    """Read one language's file."""
    units, atoms = [], []
    for number, paragraph in enumerate(
        (FOLDER / f"{code}.tsv").read_text("utf-8").strip().split("\n\n")
    ):
        for line in paragraph.split("\n"):
            said, _, text = line.partition("\t")
            first, _, last = said.partition("-")
            units.append(Unit(text, number))
            atoms.append((int(first), int(last or first)))
    return Text(units, atoms)


def case(src: str, tgt: str) -> Case:
    """Give a pair of languages with its gold."""
    texts = read_text(src), read_text(tgt)
    beads = list(beads_of(texts[0].atoms, texts[1].atoms))
    return Case(f"udhr {src}–{tgt}", (src, tgt), texts[0].units, texts[1].units, beads)


def beads_of(src: Sequence[tuple[int, int]], tgt: Sequence[tuple[int, int]]) -> Iterator[Spans]:
    """Yield the smallest beads that hold all sentences with an atom in common.

    A sentence none of whose atoms the other side says is a bead of its own.
    """
    said = [
        {atom for first, last in side for atom in range(first, last + 1)} for side in (src, tgt)
    ]
    shared = said[0] & said[1]
    i = j = 0
    while i < len(src) or j < len(tgt):
        if i < len(src) and not shared & _span(src[i]):
            yield (i, i + 1), (j, j)
            i += 1
        elif j < len(tgt) and not shared & _span(tgt[j]):
            yield (i, i), (j, j + 1)
            j += 1
        else:
            n, m = _grown(src, tgt, i, j)
            yield (i, n), (j, m)
            i, j = n, m


def _span(atoms: tuple[int, int]) -> set[int]:
    return set(range(atoms[0], atoms[1] + 1))


def _grown(
    src: Sequence[tuple[int, int]], tgt: Sequence[tuple[int, int]], i: int, j: int
) -> tuple[int, int]:
    """Give where the bead that starts at (i, j) ends: each side takes what the other reaches."""
    last = max(src[i][1], tgt[j][1])
    n, m = i, j
    while True:
        while n < len(src) and src[n][0] <= last:
            last = max(last, src[n][1])
            n += 1
        before = m
        while m < len(tgt) and tgt[m][0] <= last:
            last = max(last, tgt[m][1])
            m += 1
        if before == m or n == len(src) or src[n][0] > last:
            return n, m
