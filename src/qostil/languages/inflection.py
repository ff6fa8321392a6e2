"""Suffix chains of agglutinative languages, from data: what a word may be a form of.

The data (`[inflection]` in a language's file) is a paradigm: suffixes, each with the slots that it
may stand behind and the sounds that it may follow; capitals are vowels and consonants that follow
the harmony. The search box in the browser reads the same data
(`overrides/assets/js/search/inflection.js`); a test holds both to the same output.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, Self

STEM, VERB = "stem", "verb"  # the slots that suffixes start from: a noun's stem and a verb's
INFINITIVE = "infinitive"
_WORD_LISTS = ("bound", "fixed", "verbs", "roots", "nouns", "homographs", "clitics")
_GROWS = "-"  # behind an irregular form that takes suffixes
_SHORTEST_DERIVED = 5  # letters; a shorter stem that ends as derived verbs do is a noun as a rule


@dataclass(frozen=True, slots=True)
class Suffix:
    """One spelling of a suffix, with the slots it may stand behind and the sounds it may follow.

    `vowels` is the class of stems that take it, by its place; None where it does not vary.
    `swallowed` is the sound that the stem before it loses to the spelling (қой + а is қоя).
    """

    slot: str
    form: str
    behind: frozenset[str]
    after: str
    vowels: int | None
    swallowed: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading of a word: its stem, the slots that are filled, and what the stem is.

    A noun's stem is as in the dictionary; a verb's lacks the infinitive's ending.
    """

    stem: str
    slots: frozenset[str]
    kind: str = STEM

    @property
    def key(self) -> str:
        """What forms of one word share; a hyphen marks a verb's stem, as grammars write it."""
        return self.stem if self.kind == STEM else f"{self.stem}-"


@dataclass(frozen=True, eq=False)
class Inflection:
    """The paradigm of a language's nouns and verbs.

    `vowels`: the classes of vowels that the harmony knows (back and front; in Kyrgyz round ones
    too); `neutral`: those that take the suffixes of any; `either`: other letters at a stem's end
    that leave it to usage (банк → банкі). `alternations`: what a stem's last consonant is before a
    vowel, to what it may be in the dictionary; `hardening`: those that alternate behind a vowel,
    and there always; `shortened`: the same before any suffix of a noun (процесс → процестер).
    `dropped`: the vowels that a stem loses before a vowel, by class (орын → орны), before one of
    `closing`. `shortest`: a stem has at least so many letters. `bound`: slots that never end a
    word. `fixed`: words that have no forms and are no forms of others. `irregular`: forms to their
    lemmas; such a form is nothing else, but the `growing` ones take suffixes. `verbs`: roots that
    are verbs only; `roots`: those that are nouns too; `verbal`: endings of derived verbs; `nouns`:
    those that end as an infinitive does. `homographs`: words that are rather themselves than the
    form they can be read as. `clitics`: what a hyphen ties to any word.
    """

    vowels: tuple[str, ...]
    neutral: str
    either: str
    suffixes: tuple[Suffix, ...]
    alternations: Mapping[str, tuple[str, ...]]
    shortened: Mapping[str, tuple[str, ...]]
    dropped: tuple[str, ...]
    closing: str
    hardening: str
    shortest: int
    bound: frozenset[str]
    fixed: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    growing: frozenset[str]
    verbs: frozenset[str]
    roots: frozenset[str]
    verbal: tuple[str, ...]
    nouns: frozenset[str]
    homographs: frozenset[str]
    clitics: frozenset[str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Build the paradigm from a language file's `[inflection]`."""
        suffixes = {suffix for row in data["suffixes"] for suffix in _spellings(row, data)}
        return cls(
            vowels=tuple(data["vowels"]),
            neutral=data.get("neutral", ""),
            either=data.get("either", ""),
            suffixes=tuple(sorted(suffixes, key=_place)),
            alternations=_sounds(data.get("alternations", {})),
            shortened=_sounds(data.get("shortened", {})),
            dropped=tuple(data.get("dropped", ())),
            closing=data.get("closing", ""),
            hardening=data.get("hardening", ""),
            shortest=data.get("shortest", 2),
            irregular=_irregular(data),
            growing=_growing(data),
            verbal=tuple(data.get("verbal", "").split()),
            **{name: frozenset(data.get(name, "").split()) for name in _WORD_LISTS},
        )

    def as_data(self) -> dict[str, object]:
        """Give the paradigm as the browser reads it: one row a spelling of a suffix.

        What a suffix stands behind, and after, are places in lists: few differ, and pages load it.
        """
        behind = sorted({tuple(sorted(s.behind)) for s in self.suffixes})
        after = sorted({s.after for s in self.suffixes})
        return {
            "vowels": self.vowels,
            "neutral": self.neutral,
            "either": self.either,
            "behind": behind,
            "after": after,
            "suffixes": [
                [
                    s.slot,
                    s.form,
                    behind.index(tuple(sorted(s.behind))),
                    after.index(s.after),
                    s.vowels,
                    s.swallowed,
                ]
                for s in self.suffixes
            ],
            "alternations": dict(self.alternations),
            "shortened": dict(self.shortened),
            "dropped": self.dropped,
            "closing": self.closing,
            "hardening": self.hardening,
            "bound": sorted(self.bound),
            "shortest": self.shortest,
            "irregular": dict(self.irregular),
            "growing": sorted(self.growing),
            "verbs": sorted(self.verbs),
            "roots": sorted(self.roots),
            "verbal": self.verbal,
            "nouns": sorted(self.nouns),
        }

    def analyses(self, word: str) -> frozenset[Analysis]:
        """Give every reading of a case-folded word as stem and suffixes, the bare ones too."""
        return _analyses(self, word)

    def lemmas(self, word: str) -> frozenset[str]:
        """Give the keys of all likely readings of a word, the word itself among them."""
        return frozenset({word, *(r.key for r in self.analyses(word) if self._is_likely(word, r))})

    def _is_likely(self, word: str, reading: Analysis) -> bool:
        """Tell whether the stem is known as, or looks like, what the reading takes it for."""
        if reading.kind == STEM:
            return not reading.slots or reading.stem not in self.verbs
        return self.is_verb(reading.stem) and word not in self.nouns

    def is_root(self, stem: str) -> bool:
        """Tell whether a stem is a verb's that the data lists."""
        return stem in self.verbs or stem in self.roots

    def is_verb(self, stem: str) -> bool:
        """Tell whether a stem may be a verb's: a known root, or an ending that makes verbs."""
        is_derived = len(stem) >= _SHORTEST_DERIVED and stem.endswith(self.verbal)
        return is_derived or self.is_root(stem)

    def may_be_verb(self, stem: str) -> bool:
        """Tell whether nothing speaks against a stem's being a verb's.

        Verb forms of a short noun are too often another word (сала → салады, «puts»).
        """
        is_open = stem[-1] in self._opening
        return self.is_verb(stem) or len(stem) >= _SHORTEST_DERIVED - (not is_open)

    def syllables(self, word: str) -> int:
        """Count the vowels of a word."""
        return sum(letter in self._opening for letter in word)

    @cached_property
    def lax(self) -> "Inflection":
        """The same paradigm without its harmony, for loans that take suffixes of any class."""
        return replace(self, either="".join({suffix.after for suffix in self.suffixes}))

    @cached_property
    def slots(self) -> frozenset[str]:
        """The names of the slots, the stems among them."""
        return frozenset({STEM, VERB, *(suffix.slot for suffix in self.suffixes)})

    def is_ending(self, letters: str) -> bool:
        """Tell whether letters are suffixes of a noun, whatever it sounds like."""
        return any(
            reading.stem == stem and reading.kind == STEM
            for stem in self._stand_ins
            for reading in self.analyses(stem + letters)
        )

    @cached_property
    def _stand_ins(self) -> frozenset[str]:
        """Stems for each sound that a suffix may follow, of either class."""
        last = {suffix.after[0] for suffix in self.suffixes}
        return frozenset(vowels[0] * 2 + sound for vowels in self.vowels for sound in last)

    @cached_property
    def _by_form(self) -> dict[str, list[Suffix]]:
        table: dict[str, list[Suffix]] = {}
        for suffix in self.suffixes:
            table.setdefault(suffix.form, []).append(suffix)
        return table

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_form), default=0)

    @cached_property
    def _opening(self) -> str:
        """The letters before which a stem's last consonant alternates."""
        return "".join((*self.vowels, self.neutral))

    def read(self, word: str, behind: frozenset[str], filled: frozenset[str]) -> Iterator[Analysis]:
        """Yield the readings of `word` whose outermost suffix, or bare stem, is one of `behind`."""
        for kind in (STEM, VERB):
            if kind in behind:
                yield Analysis(word, filled, kind)
        for size in range(1, min(len(word) - 1, self._longest) + 1):
            for suffix in self._by_form.get(word[-size:], ()):
                rest = word[:-size] + suffix.swallowed
                if suffix.slot in behind and len(rest) >= self.shortest:
                    for inner in self._before(rest, suffix):
                        yield from self.read(inner, suffix.behind, filled | {suffix.slot})

    def _before(self, rest: str, suffix: Suffix) -> Iterator[str]:
        """Yield what `rest` may have been before the suffix came to it."""
        if rest[-1] not in suffix.after:
            return
        for stem in self._unspelt(rest, suffix):
            classes = self._classes(stem)
            if classes if suffix.vowels is None else suffix.vowels in classes:
                yield stem

    def _unspelt(self, rest: str, suffix: Suffix) -> Iterator[str]:
        """Yield `rest` and what its end may stand for before a suffix that opens with a vowel."""
        softens = suffix.form[0] in self._opening and not suffix.swallowed
        is_open = rest[-2:-1] in self._opening
        if not (softens and is_open and rest[-1] in self.hardening):
            yield rest
        if STEM in suffix.behind:
            yield from (rest[:-1] + was for was in self.shortened.get(rest[-1], ()))
        if not softens:
            return
        for was in self.alternations.get(rest[-1], ()):
            if is_open or was not in self.hardening:
                yield rest[:-1] + was
        is_closed = rest[-2:-1] not in "".join(self.vowels)
        if STEM in suffix.behind and rest[-1] in self.closing and is_closed:
            yield from (rest[:-1] + vowel + rest[-1] for vowel in self.dropped)

    def _classes(self, stem: str) -> tuple[int, ...]:
        """Give the vowel classes that a stem may take: its last vowel decides, if it is of one."""
        for letter in reversed(stem):
            if letter in self.neutral or letter in self.either:
                return tuple(range(len(self.vowels)))
            for c, vowels in enumerate(self.vowels):
                if letter in vowels:
                    return (c,)
        return ()


@lru_cache(maxsize=100_000)
def _analyses(inflection: Inflection, word: str) -> frozenset[Analysis]:
    if word in inflection.irregular:
        lemmas = inflection.irregular[word]
        kinds = [(lemma, VERB if inflection.is_verb(lemma) else STEM) for lemma in lemmas]
        return frozenset(Analysis(lemma, frozenset(), kind) for lemma, kind in kinds)
    found = set(inflection.read(word, inflection.slots - inflection.bound, frozenset()))
    for reading in list(found):
        if reading.kind == STEM and reading.stem in inflection.growing:
            found |= {replace(reading, stem=s) for s in inflection.irregular[reading.stem]}
    return frozenset(found)


def _sounds(data: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {sound: tuple(was.split()) for sound, was in data.items()}


def _irregular(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the lemmas of each irregular form; a fixed word is one of its own."""
    lemmas: dict[str, tuple[str, ...]] = {word: (word,) for word in data.get("fixed", "").split()}
    for lemma, forms in data.get("irregular", {}).items():
        for form in forms.split():
            plain = form.removesuffix(_GROWS)
            lemmas[plain] = (*lemmas.get(plain, ()), lemma)
    return lemmas


def _growing(data: Mapping[str, Any]) -> frozenset[str]:
    forms = " ".join(data.get("irregular", {}).values()).split()
    return frozenset(form.removesuffix(_GROWS) for form in forms if form.endswith(_GROWS))


def _spellings(row: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[Suffix]:
    """Yield a row's suffixes for each class of vowels, contracted with the stem's end too."""
    harmony: Mapping[str, str] = data["harmony"]
    bases: Mapping[str, str] = data.get("bases", {})
    after = "".join(data["sounds"][name] for name in row["after"].split())
    behind = frozenset(
        slot for name in row["behind"].split() for slot in bases.get(name, name).split()
    )
    for form, c in product(row["form"].split(), range(len(data["vowels"]))):
        spelt = form.translate({ord(capital): letters[c] for capital, letters in harmony.items()})
        varies = any(capital in form for capital in harmony)
        suffix = Suffix(row["slot"], spelt, behind, after, c if varies else None)
        yield suffix
        for sounds, letter in data.get("contractions", {}).items():
            stem, _, first = sounds.partition("+")
            if spelt[0] == first and stem in after:
                yield replace(suffix, form=letter + spelt[1:], after=stem, swallowed=stem)


def _place(suffix: Suffix) -> tuple[str, str, str, str, list[str], int]:
    """Give a suffix's place among all: the same in every process, so that builds are the same."""
    vowels = -1 if suffix.vowels is None else suffix.vowels
    return suffix.slot, suffix.form, suffix.swallowed, suffix.after, sorted(suffix.behind), vowels
