"""Where each term of a language's text stands, and which words are forms of which.

A place is the number of a token, counted over all segments with one left free behind each, so that
nothing reaches from one segment into the next.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qostil.languages import Language
from qostil.search.endings import Endings
from qostil.search.tokens import normal, pieces, run_terms

LAST = "\U0010ffff"  # stands behind whatever a term starts with


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What stands where in a language's text.

    `places`: of each term, rising. `starts`: the first place of each segment. `terms`: all terms as
    (plain form, term), in order; `runs`: those of them that are no words.
    """

    language: Language
    places: Mapping[str, Sequence[int]]
    starts: Sequence[int]
    terms: Sequence[tuple[str, str]]
    runs: frozenset[str]

    @classmethod
    def of(cls, language: Language, texts: Iterable[str]) -> "Lexicon":
        """Read texts, each a segment."""
        folding = language.folding
        places: dict[str, list[int]] = defaultdict(list)
        starts, runs, place = list[int](), set[str](), 0
        for text in texts:
            starts.append(place)
            for is_run, letters in pieces(text):
                terms = run_terms(letters, folding) if is_run else [normal(letters)]
                if is_run:
                    runs.update(terms)
                for term in terms:
                    places[term].append(place)
                    place += 1
            place += 1
        ordered = sorted((folding.fold(term), term) for term in places)
        return cls(language, dict(places), starts, ordered, frozenset(runs))

    def segment(self, place: int) -> int:
        """Give the number of the segment that a place lies in."""
        return bisect_right(self.starts, place) - 1

    def starting(self, plain: str) -> list[str]:
        """Give the terms whose plain form starts so."""
        return [term for _, term in self._between(plain, plain + LAST)]

    def spelt(self, plain: str) -> list[str]:
        """Give the terms whose plain form this is."""
        return [term for _, term in self._between(plain, plain + "\0")]

    def _between(self, first: str, last: str) -> Sequence[tuple[str, str]]:
        return self.terms[
            bisect_left(self.terms, (first, "")) : bisect_left(self.terms, (last, ""))
        ]

    @cached_property
    def words(self) -> Sequence[tuple[str, str]]:
        """The terms that are words, as (plain form, word)."""
        return [(plain, term) for plain, term in self.terms if term not in self.runs]

    @cached_property
    def forms(self) -> Mapping[str, Sequence[str]]:
        """By key, the words that may be forms of it; the one that is written as it is left out."""
        forms: dict[str, list[str]] = defaultdict(list)
        for _, word in self.words:
            for key in self.language.keys(word):
                if key != word:
                    forms[key].append(word)
        return dict(forms)

    @cached_property
    def plain_keys(self) -> Mapping[str, Sequence[str]]:
        """By plain form, the keys of `forms`."""
        keys: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.forms):
            keys[self.language.folding.fold(key)].append(key)
        return dict(keys)

    @cached_property
    def endings(self) -> Endings:
        """What stands in for the language's stemmer where there is only its vocabulary."""
        return Endings.of((form, key) for key, forms in self.forms.items() for form in forms)

    def keys(self, word: str) -> Iterable[str]:
        """Give what a word of a query may be a form of; it may be none of the text's words."""
        if self.language.inflection:
            return self.language.keys(word)
        if self.language.stemmer:
            return self._stems(word)
        return [word]

    def _stems(self, word: str) -> list[str]:
        """Give a word's stem if the text has the word, else the likeliest that the text has."""
        stems = list(self.endings.stems(word))
        own = [stem for stem in stems if word in self.forms.get(stem, ())]
        known = [stem for stem in stems if stem in self.forms or stem in self.places]
        return own or known[:1]

    def related(self, word: str) -> Iterator[str]:
        """Yield the text's words that may be forms of the same word."""
        for key in self.keys(word):
            if key in self.places:
                yield key
            yield from self.forms.get(key, ())
