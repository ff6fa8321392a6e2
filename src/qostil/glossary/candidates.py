"""Concepts that a text suggests: words of two languages that keep appearing beside each other.

Stretches of one to three words of a spaced language, of two to six characters of another, are
ranked by the log-likelihood ratio of their appearing in the same segments (T. Dunning, "Accurate
Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19, 1993). Each
keeps its best partner only (competitive linking: I. D. Melamed, "Models of Translational
Equivalence among Words", Computational Linguistics 26, 2000).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log
from re import finditer

from qostil.glossary.words import words
from qostil.languages import Language
from qostil.languages.scripts import IDEOGRAPH

_WORDS = 3  # of a stretch, at most
_CHARACTERS = 6  # of one in a language without spaces
_COMMON = 0.2  # of the segments; what is in more of them is grammar, as a rule
_CERTAIN = 10.83  # of the ratio: one chance in a thousand (chi-square, one degree of freedom)

Stretch = tuple[str, ...]  # words, or characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two terms, how many segments have each, how many both; `score` is the ratio."""

    terms: tuple[str, str]
    counts: tuple[int, int]
    together: int
    score: float


def candidates(
    texts: Sequence[tuple[str, str]], languages: tuple[Language, Language], least: int = 3
) -> list[Candidate]:
    """Give pairs of terms that at least so many pairs of texts have, the surest first."""
    sides = [_Side([pair[n] for pair in texts], languages[n], least) for n in (0, 1)]
    both = Counter(
        pair
        for own, other in zip(*(side.lines for side in sides), strict=True)
        for pair in product(own, other)
    )
    found = [
        Candidate((" ".join(a), " ".join(b)), (count_a, count_b), together, score)
        for (a, b), together in both.items()
        for count_a, count_b in [(sides[0].counts[a], sides[1].counts[b])]
        for score in [_ratio(together, count_a, count_b, len(texts))]
        if together >= least and score >= _CERTAIN
    ]
    named = (_named(candidate, sides) for candidate in _linked(found))
    return list(named)


class _Side:
    """One language's half: the stretches of each of its texts that are worth a look."""

    def __init__(self, texts: Sequence[str], language: Language, least: int) -> None:
        self._language = language
        split = self._by_words(texts) if language.spaced else self._by_characters(texts)
        counts = Counter(stretch for line in split for stretch in line)
        most = len(texts) * _COMMON
        frequent = {s: n for s, n in counts.items() if least <= n <= most}
        self.counts = _longest(frequent)
        self.lines = [[s for s in line if s in self.counts] for line in split]

    def spell(self, stretch: str) -> str:
        """Write a stretch as a term."""
        if not self._language.spaced:
            return stretch.replace(" ", "")
        return stretch.replace("-", "")

    def _by_characters(self, texts: Iterable[str]) -> list[set[Stretch]]:
        runs = [[run[0] for run in finditer(rf"{IDEOGRAPH.pattern}+", text)] for text in texts]
        return [{stretch for run in line for stretch in self._within(run)} for line in runs]

    def _within(self, run: str) -> Iterator[Stretch]:
        """Yield the stretches of a run of Han that may be terms."""
        yield from (s for s in _stretches(run, 2, _CHARACTERS) if not self._is_loose(s))

    def _by_words(self, texts: Iterable[str]) -> list[set[Stretch]]:
        split = [[word.folded for word in words(text)] for text in texts]
        lemma = _lemmas({word for line in split for word in line}, self._keys)
        return [set(self._phrases(line, lemma)) for line in split]

    def _keys(self, word: str) -> Iterable[str]:
        inflection = self._language.inflection
        is_itself = inflection and word in inflection.homographs
        return [word] if is_itself else self._language.keys(word)

    def _phrases(self, line: Sequence[str], lemma: Mapping[str, str]) -> Iterator[Stretch]:
        """Yield runs of words, the last as its lemma."""
        for stretch in _stretches(line, 1, _WORDS):
            if not self._is_loose(stretch):
                yield (*stretch[:-1], lemma[stretch[-1]])

    def _is_loose(self, stretch: Stretch) -> bool:
        """Tell whether a stretch opens or closes with what is no part of a term."""
        ends = {stretch[0], stretch[-1]}
        return not ends.isdisjoint(self._language.particles) or any(w.isdigit() for w in ends)


def _stretches(units: Sequence[str], least: int, most: int) -> Iterator[Stretch]:
    for start in range(len(units)):
        for end in range(start + least, min(start + most, len(units)) + 1):
            yield tuple(units[start:end])


def _lemmas(forms: Iterable[str], keys: Callable[[str], Iterable[str]]) -> Mapping[str, str]:
    """Give each form the reading that it shares with most other forms of the text."""
    readings = {form: list(keys(form)) for form in forms}
    shared = Counter(key for found in readings.values() for key in found)
    return {
        form: min(found, key=lambda key: (-shared[key], key not in readings, len(key), key))
        for form, found in readings.items()
    }


def _longest(counts: Mapping[Stretch, int]) -> Mapping[Stretch, int]:
    """Leave out what only ever stands in one longer stretch."""
    inside = {
        part
        for stretch, count in counts.items()
        for part in (stretch[1:], stretch[:-1])
        if counts.get(part) == count
    }
    return {stretch: count for stretch, count in counts.items() if stretch not in inside}


def _ratio(both: int, left: int, right: int, total: int) -> float:
    """Give Dunning's −2 log λ of two things being seen together; 0 if they avoid each other."""
    table = ((both, left - both), (right - both, total - left - right + both))
    rows, columns = (
        [sum(row) for row in table],
        [sum(column) for column in zip(*table, strict=True)],
    )
    if both * total <= left * right:
        return 0.0
    return 2 * sum(
        seen * log(seen * total / (rows[i] * columns[j]))
        for i, row in enumerate(table)
        for j, seen in enumerate(row)
        if seen
    )


def _linked(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the best pairs, each stretch once."""
    taken: tuple[set[str], set[str]] = (set(), set())
    for candidate in sorted(found, key=lambda c: (-c.score, c.terms)):
        left, right = candidate.terms
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            yield candidate


def _named(candidate: Candidate, sides: Sequence[_Side]) -> Candidate:
    left, right = (side.spell(term) for side, term in zip(sides, candidate.terms, strict=True))
    return Candidate((left, right), candidate.counts, candidate.together, candidate.score)
