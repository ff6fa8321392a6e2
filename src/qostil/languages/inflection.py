"""Suffix chains of agglutinative languages, from data: what a word may be a form of.

The data (`[inflection]` in a language's file) is a paradigm: suffixes, each with the slots that it
may stand behind and the sounds that it may follow; capitals are vowels and consonants that follow
the harmony. The search box in the browser reads the same data
(`overrides/assets/js/search/inflection.js`); a test holds both to the same output.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, Self

STEM = "stem"
BACK, FRONT = 0, 1


@dataclass(frozen=True, slots=True)
class Suffix:
    """One spelling of a suffix, with the slots it may stand behind and the sounds it may follow.

    `vowels` is the class of stems that take it, BACK or FRONT; None where it does not vary.
    """

    slot: str
    form: str
    behind: frozenset[str]
    after: str
    vowels: int | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading of a word: its stem as in the dictionary, and the slots that are filled."""

    stem: str
    slots: frozenset[str]


@dataclass(frozen=True, eq=False)
class Inflection:
    """The nominal paradigm of a language.

    `vowels`: the back and the front ones; `neutral`: those that take either suffix; `either`: other
    letters at a stem's end that leave it to usage (банк → банкі). `alternations`:
    what a stem's last consonant becomes before a vowel, to what it is in the dictionary. `dropped`:
    the vowels, back and front, that a stem loses there (орын → орны) before one of `closing`.
    `shortest`: a stem has at least so many letters.
    """

    vowels: tuple[str, str]
    neutral: str
    either: str
    suffixes: tuple[Suffix, ...]
    alternations: Mapping[str, str]
    dropped: tuple[str, str]
    closing: str
    shortest: int

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Build the paradigm from a language file's `[inflection]`."""
        sounds: Mapping[str, str] = data["sounds"]
        suffixes = [
            suffix
            for row in data["suffixes"]
            for suffix in _spellings(row, sounds, data["harmony"])
        ]
        return cls(
            vowels=(data["vowels"]["back"], data["vowels"]["front"]),
            neutral=data["vowels"]["neutral"],
            either=data.get("either", ""),
            suffixes=tuple(sorted(set(suffixes), key=lambda s: (s.slot, s.form, s.after))),
            alternations=data.get("alternations", {}),
            dropped=tuple(data.get("dropped", ("", ""))),
            closing=data.get("closing", ""),
            shortest=data.get("shortest", 2),
        )

    def as_data(self) -> dict[str, object]:
        """Give the paradigm as the browser reads it: one row a spelling of a suffix."""
        return {
            "vowels": self.vowels,
            "neutral": self.neutral,
            "either": self.either,
            "suffixes": [
                [s.slot, s.form, sorted(s.behind), s.after, s.vowels] for s in self.suffixes
            ],
            "alternations": dict(self.alternations),
            "dropped": self.dropped,
            "closing": self.closing,
            "shortest": self.shortest,
        }

    def analyses(self, word: str) -> frozenset[Analysis]:
        """Give every reading of a case-folded word as stem and suffixes, the bare one too."""
        return _analyses(self, word)

    def lemmas(self, word: str) -> frozenset[str]:
        """Give the stems of all readings of a word."""
        return frozenset(analysis.stem for analysis in self.analyses(word))

    @cached_property
    def slots(self) -> frozenset[str]:
        """The names of the slots, the stem among them."""
        return frozenset({STEM, *(suffix.slot for suffix in self.suffixes)})

    @cached_property
    def _by_form(self) -> dict[str, list[Suffix]]:
        table: dict[str, list[Suffix]] = {}
        for suffix in self.suffixes:
            table.setdefault(suffix.form, []).append(suffix)
        return table

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_form), default=0)

    def read(self, word: str, behind: frozenset[str], filled: frozenset[str]) -> Iterator[Analysis]:
        """Yield the readings of `word` whose outermost suffix, or bare stem, is one of `behind`."""
        if STEM in behind:
            yield Analysis(word, filled)
        for size in range(1, min(len(word) - self.shortest, self._longest) + 1):
            for suffix in self._by_form.get(word[-size:], ()):
                if suffix.slot in behind:
                    for inner in self._before(word[:-size], suffix):
                        yield from self.read(inner, suffix.behind, filled | {suffix.slot})

    def _before(self, rest: str, suffix: Suffix) -> Iterator[str]:
        """Yield what `rest` may have been before the suffix came to it."""
        classes = self._classes(rest)
        if rest[-1] not in suffix.after or not classes:
            return
        if suffix.vowels is not None and suffix.vowels not in classes:
            return
        yield rest
        if suffix.form[0] not in "".join(self.vowels):
            return
        if rest[-1] in self.alternations:
            yield rest[:-1] + self.alternations[rest[-1]]
        if rest[-1] in self.closing and rest[-2:-1] not in "".join(self.vowels):
            yield from (rest[:-1] + self.dropped[c] + rest[-1] for c in classes)

    def _classes(self, stem: str) -> tuple[int, ...]:
        """Give the vowel classes that a stem may take: its last vowel decides, if it is of one."""
        for letter in reversed(stem):
            if letter in self.neutral or letter in self.either:
                return (BACK, FRONT)
            for c in (BACK, FRONT):
                if letter in self.vowels[c]:
                    return (c,)
        return ()


@lru_cache(maxsize=100_000)
def _analyses(inflection: Inflection, word: str) -> frozenset[Analysis]:
    return frozenset(inflection.read(word, inflection.slots, frozenset()))


def _spellings(
    row: Mapping[str, Any], sounds: Mapping[str, str], harmony: Mapping[str, str]
) -> Iterator[Suffix]:
    after = "".join(sounds[name] for name in row["after"].split())
    behind = frozenset(row["behind"].split())
    varies = any(capital in row["form"] for capital in harmony)
    for form, c in product(row["form"].split(), (BACK, FRONT)):
        spelt = form.translate({ord(capital): pair[c] for capital, pair in harmony.items()})
        yield Suffix(row["slot"], spelt, behind, after, c if varies else None)
