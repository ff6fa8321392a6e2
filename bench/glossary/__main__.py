"""Precision and recall on running text, and time for large glossaries.

python -m bench.glossary
"""

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from qostil.glossary import Concept, Matcher, Term
from qostil.glossary.reading import read_glossary
from qostil.languages import language

HERE = Path(__file__).parent
DECLARATION = HERE.parent / "align" / "udhr"
WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")
OFTEN = 3  # times that a lemma is there, to be a term
SIZES = (5_000, 50_000)  # concepts

Place = tuple[int, str]  # where a word starts, and what it is a form of
Find = Callable[[str, list[str]], set[Place]]


@dataclass(frozen=True)
class Gold:
    """A text, and by lemma what was read of it by hand."""

    name: str
    code: str
    text: str
    lines: dict[str, list[str]]

    def places(self, often: int) -> set[Place]:
        """Give the places of the lemmas that the text has often enough."""
        found = defaultdict(set)
        for lemma, marks in self.lines.items():
            found[lemma] = self._written(lemma, marks)
        return {place for own in found.values() if len(own) >= often for place in own}

    def _written(self, lemma: str, marks: list[str]) -> set[Place]:
        if language(self.code).spaced:
            words = WORD.finditer(self.text)
            return {(word.start(), lemma) for word in words if word[0].casefold() in marks}
        wrong = {
            place.start() + mark.index(lemma)
            for mark in marks
            for place in re.finditer(mark, self.text)
        }
        starts = {place.start() for place in re.finditer(lemma, self.text)}
        return {(start, lemma) for start in starts - wrong}


def read_gold(name: str, code: str, text: str) -> Gold:
    lines = (HERE / "gold" / f"{name}.{code}.txt").read_text("utf-8").split("\n")
    pairs = [line.split(":") for line in lines if line and not line.startswith("##")]
    return Gold(name, code, text, {lemma: marks.split() for lemma, marks in pairs})


def declaration(code: str) -> str:
    lines = (DECLARATION / f"{code}.tsv").read_text("utf-8").split("\n")
    return "\n".join(line.partition("\t")[2] for line in lines)


def ours(code: str) -> Find:
    def find(text: str, lemmas: list[str]) -> set[Place]:
        concepts = [Concept(lemma, {code: [Term(lemma)]}) for lemma in lemmas]
        found = Matcher(concepts, language(code)).find(text)
        return {(o.start, o.concept) for o in found}

    return find


def by_word(is_form: Callable[[str, str], bool]) -> Find:
    def find(text: str, lemmas: list[str]) -> set[Place]:
        words = [(word.start(), word[0].casefold()) for word in WORD.finditer(text)]
        return {(s, lemma) for s, word in words for lemma in lemmas if is_form(word, lemma)}

    return find


def measure(gold: Gold, often: int) -> Iterable[str]:
    """Yield a row of the table for each way of finding."""
    right = gold.places(often)
    lemmas = sorted({lemma for _, lemma in right})
    ways = {"ours": ours(gold.code)}
    if language(gold.code).spaced:
        ways |= {"prefix": by_word(str.startswith), "exact form": by_word(str.__eq__)}
    for way, find in ways.items():
        found = find(gold.text, lemmas)
        precision, recall = (len(found & right) / len(side) for side in (found, right))
        yield (
            f"| {gold.name} | {gold.code} | {len(lemmas)} | {len(right)} | {way} "
            f"| {precision:.3f} | {recall:.3f} |"
        )


def time_scale(size: int) -> str:
    """Give the CPU time to read a glossary of so many concepts, and to find them in a text."""
    text = declaration("kk")
    stems = sorted(set(re.findall(r"\w+", text.casefold())))
    entries = (f"c{n}:\n  kk: {stems[n % len(stems)]} {n}\n  zh: 词{n}\n" for n in range(size))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.yml"
        path.write_text("".join(entries), "utf-8")
        start = process_time()
        concepts, _ = read_glossary(path, ["kk", "zh"])
        read = process_time()
        matcher = Matcher(concepts.values(), language("kk"))
        indexed = process_time()
        matcher.find(text)
    return (
        f"| {size} | {read - start:.1f} s | {indexed - read:.1f} s "
        f"| {(process_time() - indexed) * 1000:.0f} ms |"
    )


def main() -> int:
    """Print the tables."""
    golds = [
        *(read_gold("udhr", code, declaration(code)) for code in ("kk", "ru", "zh")),
        read_gold("mozilla", "kk", (HERE / "mozilla.kk.txt").read_text("utf-8")),
    ]
    print("| text | language | terms | places | way | precision | recall |")
    print("|---|---|---|---|---|---|---|")
    for gold in golds:
        print(*measure(gold, OFTEN), sep="\n")
    print("\n| concepts | read (CPU) | index | find in the Declaration |\n|---|---|---|---|")
    for size in SIZES:
        print(time_scale(size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
