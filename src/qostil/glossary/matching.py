"""Terms found in running text: every inflected form, every place in a run of Han.

Both ways are linear in the text, whatever the number of terms. A term of a spaced language is a
run of words: all but the last stand as written, the last may be any form that the language's
paradigm, or its stemmer, reads as a form of it; a term's options say otherwise. A term of an
unspaced language is found as it is written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from qostil.glossary.concepts import Concept, Term
from qostil.glossary.forms import Forms, forms_of
from qostil.glossary.phrases import Phrase, Sentence, phrase
from qostil.glossary.words import Word
from qostil.languages import Language
from qostil.model import Occurrence


class Place(NamedTuple):
    """Where a term is: `likeness` ranks the readings of one stretch of text."""

    start: int
    end: int
    number: int
    likeness: int = 0


class _Finder(Protocol):
    def find(self, text: str) -> Iterator[Place]:
        """Yield each place of each term, numbered from 0."""
        ...


class Matcher:
    """Finds the terms of one language."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        language: Language,
        fold: Callable[[str], str] | None = None,
    ) -> None:
        """Index all terms that the concepts have in the language.

        `fold` makes characters alike that are to count as the same, one for one.
        """
        self._fold = fold or (lambda text: text)
        self._terms = [(c.key, t) for c in concepts for t in c.terms.get(language.code, ())]
        terms = [term for _, term in self._terms]
        self._finder = self._index(terms, language, forms_of(language, terms))
        # What is excluded is a wording, so no form of it but itself.
        excluded = [Term(wording) for term in terms for wording in term.exclude]
        self._excluded = self._index(excluded, language, Forms())
        self._owners = [number for number, term in enumerate(terms) for _ in term.exclude]

    def find(self, text: str) -> list[Occurrence]:
        """Give all occurrences in a text, in order; those inside a longer one are nested."""
        text = self._fold(text)
        excluded: dict[int, list[Place]] = defaultdict(list)
        for place in self._excluded.find(text):
            excluded[self._owners[place.number]].append(place)
        found = {
            place
            for place in self._finder.find(text)
            if not any(
                e.start <= place.start and place.end <= e.end for e in excluded[place.number]
            )
        }
        likeliest = sorted(
            _likeliest(found), key=lambda p: (p.start, -p.end, self._terms[p.number][0], p.number)
        )
        return list(_nested([(p.start, p.end, *self._terms[p.number]) for p in likeliest]))

    def _index(self, terms: Sequence[Term], language: Language, forms: Forms) -> _Finder:
        if language.spaced:
            return _Words(terms, forms)
        return _Runs([self._fold(term.text) for term in terms])


def _likeliest(places: Iterable[Place]) -> Iterator[Place]:
    """Yield, of the terms that one and the same stretch may be a form of, the likeliest ones."""
    best: dict[tuple[int, int], int] = {}
    places = list(places)
    for place in places:
        span = place.start, place.end
        best[span] = max(best.get(span, 0), place.likeness)
    yield from (p for p in places if p.likeness == best[p.start, p.end])


def _nested(places: Sequence[tuple[int, int, str, Term]]) -> Iterator[Occurrence]:
    """Tell which places lie in one that starts before or with them: the longest match wins.

    One that lies in a longer term of its own concept is no place of its own.
    """
    outer, own_reach = (0, 0), dict[str, int]()
    for start, end, key, term in places:
        if start >= own_reach.get(key, 0):
            is_nested = end <= outer[1] and (start, end) != outer
            yield Occurrence(key, term.text, start, end, nested=is_nested)
        outer = (start, end) if end > outer[1] else outer
        own_reach[key] = max(end, own_reach.get(key, 0))


class _Runs:
    """Terms of a language without spaces: by their first character, the lengths to look up."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for number, term in enumerate(terms):
            self._numbers[term].append(number)
            self._lengths[term[0]].add(len(term))

    def find(self, text: str) -> Iterator[Place]:
        for start, character in enumerate(text):
            for length in self._lengths.get(character, ()):
                found = text[start : start + length]  # shorter at the text's end
                for number in self._numbers.get(found, ()):
                    yield Place(start, start + len(found), number)


class _Words:
    """Terms of a language with spaces, by what their last word may be found as."""

    def __init__(self, terms: Sequence[Term], forms: Forms) -> None:
        self._forms = forms
        self._by_key: dict[str, list[Phrase]] = defaultdict(list)
        for number, term in enumerate(terms):
            if found := phrase(number, term, forms):
                for key in found.last.headword.keys:
                    self._by_key[key].append(found)

    def find(self, text: str) -> Iterator[Place]:
        sentence = Sentence(text)
        for last, word in enumerate(sentence.words):
            for candidate in self._candidates(word):
                likeness = candidate.last.likeness(word)
                first = sentence.first(candidate, last) if likeness else None
                if first is not None and self._stands_alone(sentence, first, last):
                    end = sentence.words[self._tail(sentence, last)].end
                    yield Place(sentence.words[first].start, end, candidate.number, likeness)

    def _candidates(self, word: Word) -> set[Phrase]:
        return {p for key in self._forms.keys(word.folded) for p in self._by_key.get(key, ())}

    def _stands_alone(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether the words are no part of a compound that is written with hyphens."""
        if not self._forms.has_compounds:
            return True
        if sentence.is_compound(first - 1):
            return False
        is_whole = self._tail(sentence, last) > last or not sentence.is_compound(last)
        return is_whole or self._forms.is_clitic(sentence.words[last + 1].folded)

    def _tail(self, sentence: Sentence, last: int) -> int:
        """Give the place of the suffixes that a hyphen ties to a word (АҚШ-тың), or its own."""
        if sentence.is_tied(last) and self._forms.is_ending(sentence.words[last + 1].folded):
            return last + 1
        return last
