"""What is searched: a real text for what is found, a large made one for bytes and time.

The real one is the Universal Declaration of Human Rights; each sentence is a page of its own, so
that peers which find pages can be compared. The large one is like a real one where an index is
concerned: its sentences are as long as the Declaration's, words are drawn by Zipf's law (with
Mandelbrot's shift) from a vocabulary that grows as a real one: in Kazakh the real words, and stems
made of their syllables with the real endings; in Chinese the words of pypinyin's dictionary. What
it says is nonsense.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from pypinyin.phrases_dict import phrases_dict

from qostil.languages import language

CODES = ("kk", "zh")
SECTIONS = 1000
_BENCH = Path(__file__).parent.parent
_VOWELS = "аәеёиоөуұүыіэюя"
_FORMS = 40_000
_QUERIES = 100  # by language
_SEGMENTS = 20  # of a section, after its heading

Text = Mapping[str, Sequence[Sequence[str]]]  # by language the pages, each its segments


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the numbers of the pages that have it."""

    text: str
    pages: frozenset[int]


def declaration() -> Text:
    """Give the Declaration, each sentence a page."""
    return {code: [[line] for line in _declaration(code)] for code in CODES}


def kazakh_queries(seed: int = 1) -> list[Query]:
    """Give forms of words, with the pages that have any form of the same word.

    Which words are forms of which was read by hand (bench/glossary/gold).
    """
    pages = [set(re.findall(r"\w+", line.lower())) for line in _declaration("kk")]
    queries = []
    for row in _rows("udhr.kk.txt"):
        forms = row.partition(":")[2].split()
        having = frozenset(n for n, words in enumerate(pages) if words & set(forms))
        queries += [Query(form, having) for form in forms if having]
    return Random(seed).sample(queries, _QUERIES)


def chinese_queries(seed: int = 1) -> list[Query]:
    """Give terms, and runs of one to six characters, with the pages that have them so."""
    random = Random(seed)
    lines = _declaration("zh")
    texts = [row.partition(":")[0] for row in _rows("udhr.zh.txt")]
    for run in random.sample(re.findall(r"[\u4e00-\u9fff]{6,}", "\n".join(lines)), 60):
        size = random.randint(1, 6)
        start = random.randint(0, len(run) - size)
        texts.append(run[start : start + size])
    return [
        Query(text, frozenset(n for n, line in enumerate(lines) if text in line))
        for text in sorted(set(texts))
    ]


def large_text(count: int = SECTIONS, seed: int = 1) -> Text:
    """Give the made text: pages of a heading and twenty sentences."""
    random = Random(seed)
    lengths = [len(re.findall(r"\w+", line)) for line in _declaration("kk")]
    draws = {"kk": _Draw(_kazakh_words(random)), "zh": _Draw(_chinese_words(random))}
    sizes = [[4, *random.choices(lengths, k=_SEGMENTS)] for _ in range(count)]
    join = {"kk": " ", "zh": ""}
    return {
        code: [[join[code].join(draw(random, size)) for size in page] for page in sizes]
        for code, draw in draws.items()
    }


def large_queries(text: Text, code: str, count: int = 50, seed: int = 2) -> list[str]:
    """Give words, pairs of words, or runs of one to six characters of the large text."""
    random = Random(seed)
    lines = [random.choice(random.choice(text[code])) for _ in range(count)]
    return [_stretch(random, line, code) for line in lines]


def _stretch(random: Random, line: str, code: str) -> str:
    parts, join = (line.split(), " ") if code == "kk" else (list(line), "")
    size = min(random.choice((1, 1, 2) if code == "kk" else (1, 2, 2, 3, 4, 6)), len(parts))
    start = random.randint(0, len(parts) - size)
    return join.join(parts[start : start + size])


class _Draw:
    """Draws words by Zipf's law, the first of the list most often."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def __call__(self, random: Random, count: int) -> list[str]:
        return random.choices(self._words, cum_weights=self._weights, k=count)


def _declaration(code: str) -> list[str]:
    lines = (_BENCH / "align" / "udhr" / f"{code}.tsv").read_text("utf-8").split("\n")
    return [text for _, tab, text in (line.partition("\t") for line in lines) if tab and text]


def _rows(name: str) -> Iterator[str]:
    lines = (_BENCH / "glossary" / "gold" / name).read_text("utf-8").split("\n")
    return (line for line in lines if line and not line.startswith("##"))


def _kazakh_words(random: Random) -> list[str]:
    real = re.findall(r"[а-яёәғқңөұүһі]+", " ".join(_declaration("kk")).lower())
    words = sorted(set(real), key=lambda word: (-real.count(word), word))
    stems = [min(language("kk").keys(w), key=lambda k: (len(k) < 4, len(k), k)) for w in words]
    endings = [w[len(s) :] for w, s in zip(words, stems, strict=True) if w.startswith(s)]
    syllables = sorted({s for w in stems for s in re.findall(rf"[^{_VOWELS}]*[{_VOWELS}]", w)})
    made = dict.fromkeys(words)
    while len(made) < _FORMS:
        stem = "".join(random.choices(syllables, k=random.choice((2, 2, 3))))
        stem += random.choice("қнрлтс")
        made.update(dict.fromkeys(stem + ending for ending in random.choices(endings, k=6)))
    return list(made)


def _chinese_words(random: Random) -> list[str]:
    letters = "".join(_declaration("zh"))
    singles = list(dict.fromkeys(re.findall(r"[\u4e00-\u9fff]", letters)))[:300]
    real = sorted(word for word in phrases_dict if word in letters)
    rest = sorted(set(phrases_dict) - set(real))
    return [*singles, *real, *random.sample(rest, min(len(rest), _FORMS))]
