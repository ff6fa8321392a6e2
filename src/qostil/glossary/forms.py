"""What words may be forms of: by a language's paradigm, by a stemmer, or themselves only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qostil.glossary.concepts import PartOfSpeech, Term
from qostil.languages import Language
from qostil.languages.inflection import INFINITIVE, STEM, VERB, Analysis, Inflection

# How likely a word is a form of a headword: not at all; because it is a verb's bare stem, an order
# and rarer in texts than any form that looks the same; by the length of the stem that they share;
# because it is the headword; because the language's data says so of this very form.
NONE, BARE, EXACT, IRREGULAR = 0, 1, 1_000, 2_000
_CARRIED = {"plural", "possessive3"}  # the suffixes that headwords are listed with
_OUTER = {"case", "attribute", "person"}
# Of what may be a noun as well, forms that are rather the noun's, or of a word made from it.
_DOUBTFUL = ({"past"}, {"past-we"}, {"present"})
_NEVER = {"past-we"}


@dataclass(frozen=True)
class Headword:
    """A word of a term: the keys that its forms have, and how likely another word is one."""

    folded: str
    keys: frozenset[str]

    def likeness(self, word: str) -> int:
        """Give the rank of a folded word as a form of this one; NONE if it is none."""
        return EXACT if word == self.folded else NONE


class Forms:
    """Words that are only themselves."""

    has_compounds = False  # that are other words than their parts
    all_vary = False  # a term's inner words too

    def keys(self, word: str) -> frozenset[str]:
        """Give what a folded word is looked up by."""
        return frozenset({word})

    def headword(self, word: str, _term: Term, _several: bool) -> Headword:
        """Give a word of a term, the only one or one of several, as what finds its forms."""
        return Headword(word, frozenset({word}))

    def is_ending(self, _word: str) -> bool:
        """Tell whether what stands behind a hyphen is made of suffixes."""
        return False

    def is_clitic(self, _word: str) -> bool:
        """Tell whether what stands behind a hyphen leaves the word before it as it is."""
        return False


def forms_of(language: Language, terms: Iterable[Term] = ()) -> Forms:
    """Give the best that is known of a language's forms, to find such terms with."""
    if language.inflection:
        return _Paradigm(language.inflection, any(term.loanword for term in terms))
    return _Stems(language.stem) if language.stem else Forms()


@dataclass(frozen=True)
class _Stemmed(Headword):
    """A word that shares its stem with its forms."""

    stem: Callable[[str], str]

    def likeness(self, word: str) -> int:
        if word == self.folded:
            return EXACT
        stem = self.stem(word)
        return len(stem) if stem in self.keys else NONE


@dataclass(frozen=True)
class _Stems(Forms):
    """Words by a stemmer."""

    stem: Callable[[str], str]
    all_vary = True

    def keys(self, word: str) -> frozenset[str]:
        return frozenset({word, self.stem(word)})

    def headword(self, word: str, _term: Term, _several: bool) -> Headword:
        return _Stemmed(word, frozenset({self.stem(word)}), self.stem)


@dataclass(frozen=True)
class _Inflected(Headword):
    """A word with a paradigm: `bases` are the readings that its forms build on."""

    inflection: Inflection
    bases: tuple[Analysis, ...]
    several: bool

    def likeness(self, word: str) -> int:
        if word == self.folded:
            return EXACT if self._has_bare_form else BARE
        lemmas = self.inflection.irregular.get(word, ())
        if any(base.stem in lemmas for base in self.bases):
            return IRREGULAR
        if word in self.inflection.homographs:
            return NONE
        readings = self.inflection.analyses(word)
        return max((len(r.stem) for r in readings if self._is_built(r)), default=NONE)

    @property
    def _has_bare_form(self) -> bool:
        return not self.bases or any(base.kind == STEM for base in self.bases)

    def _is_built(self, reading: Analysis) -> bool:
        """Tell whether a reading has a base's stem, and the suffixes that the base has already.

        Behind a term of several words, more may come between (кәсіпорны → кәсіпорындарының).
        """
        for base in self.bases:
            if base.stem == reading.stem and base.kind == reading.kind:
                if base.kind == VERB and self._is_doubtful(base, reading):
                    continue
                if not base.slots or base.slots == reading.slots - _OUTER:
                    return bool(reading.slots) or base.kind == STEM
                if self.several and base.slots <= reading.slots:
                    return True
        return False

    def _is_doubtful(self, base: Analysis, reading: Analysis) -> bool:
        if base.stem in self.inflection.verbs or base.stem != self.folded:
            return False
        if self.inflection.is_verb(base.stem):
            return reading.slots == _NEVER
        return reading.slots in _DOUBTFUL


@dataclass(frozen=True)
class _Paradigm(Forms):
    """Words by a language's paradigm."""

    inflection: Inflection
    has_loans: bool
    has_compounds = True

    def keys(self, word: str) -> frozenset[str]:
        # Without harmony, whatever can be read with it can be read too.
        inflection = self.inflection.lax if self.has_loans else self.inflection
        return frozenset({word, *(reading.key for reading in inflection.analyses(word))})

    def headword(self, word: str, _term: Term, _several: bool) -> Headword:
        is_fixed = word in self.inflection.fixed
        bases = () if is_fixed else tuple(self._bases(word, _term, _several))
        keys = frozenset({word, *(base.key for base in bases)})
        inflection = self.inflection.lax if _term.loanword else self.inflection
        return _Inflected(word, keys, inflection, bases, _several)

    def is_ending(self, word: str) -> bool:
        return self.inflection.is_ending(word)

    def is_clitic(self, word: str) -> bool:
        return word in self.inflection.clitics

    def _bases(self, word: str, term: Term, several: bool) -> Iterator[Analysis]:
        """Yield what a headword is: a noun's stem, one with suffixes, a verb's stem."""
        kind = term.part_of_speech
        if kind != PartOfSpeech.VERB and word not in self.inflection.verbs:
            yield Analysis(word, frozenset())
            if word not in self.inflection.homographs:
                yield from self._carrying(word, several)
        if kind in (None, PartOfSpeech.VERB):
            yield from self._verbs(word, certain=kind is not None)

    def _carrying(self, word: str, several: bool) -> Iterator[Analysis]:
        for reading in self.inflection.analyses(word):
            is_carrying = reading.kind == STEM and reading.slots and reading.slots <= _CARRIED
            if is_carrying and (several or self.inflection.syllables(reading.stem) > 1):
                yield reading

    def _verbs(self, word: str, certain: bool) -> Iterator[Analysis]:
        """Yield the verb stems of an infinitive, or the headword as a bare one."""
        if certain or self.inflection.may_be_verb(word):
            yield Analysis(word, frozenset(), VERB)
        if word not in self.inflection.nouns:
            yield from self._of_infinitive(word, certain)

    def _of_infinitive(self, word: str, certain: bool) -> Iterator[Analysis]:
        readings = self.inflection.analyses(word)
        stems = [r.stem for r in readings if r.kind == VERB and r.slots == {INFINITIVE}]
        roots = [stem for stem in stems if self.inflection.is_root(stem)]
        for stem in roots or stems:
            if roots or certain or len(stem) > self.inflection.shortest:
                yield Analysis(stem, frozenset(), VERB)
