"""Languages, each a TOML file of its own in this folder: letters, sentences, forms, interface.

To add a language, add its file; nothing else changes. What a file leaves out comes from the
defaults below, interface texts from `en.toml`.
"""

import re
import tomllib
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import snowballstemmer

from qostil.languages.collation import Alphabet, SortKey, by_pinyin, initial_by_pinyin
from qostil.languages.folding import Folding, han_variants
from qostil.languages.inflection import Inflection
from qostil.languages.scripts import HAN, members

FALLBACK = "en"
CODE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")  # BCP 47, as far as static-i18n has it
CODES = "a code of two letters, with a script or a region if need be, as kk, zh-Hant or pt-BR"
_RTL = {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"}


@dataclass(frozen=True, eq=False)
class Language:
    """What Qostil knows of a language.

    `code`: its folder under docs/. `name`, `short`: in the language itself. `script`: the ISO 15924
    code. `letters`: those that tell it from others of its script. `alphabet`: its order, where it
    is not the code points'; some letters have two characters. `accented`: what a character counts
    as in that order, to those that do (`e`: éèêë). `charset`: the encoding in whose order other
    letters come. `abbreviations`: words that end in a full stop without ending a sentence;
    `closing_abbreviations` end it before a capital (т.б., etc.).
    `openers`: neutral key to the words that open a sentence so (`first`: Бірінші). `words`: basic
    words in the same way, by their beginnings (`water`: су). `headings`: rank (`part` to `article`,
    `preface`) to what headings of it say, `#` for a number, which may be one of `numerals`.
    `ordinal_stop`: a full stop behind a number makes an ordinal of it (1. Januar). `unfinished`:
    endings of words that end no sentence, so that a full stop before a small letter is a misprint.
    `quotatives`: words behind a quoted sentence with which the one that quotes it goes on.
    `wide`: the narrow marks that texts use among its own letters, each with the wide one that may
    be shown for it. `stemmer`: Snowball's algorithm, where there is no paradigm. `fold`: letters to
    those that people type for them; `variants`: OpenCC's conversion that makes Han alike.
    """

    code: str
    name: str
    short: str
    script: str = ""
    direction: str = "ltr"
    letters: str = ""
    alphabet: tuple[str, ...] = ()
    accented: Mapping[str, str] = field(default_factory=dict)
    charset: str = "utf-8"
    collation: str = "alphabet"
    abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    ordinal_stop: bool = False
    unfinished: tuple[str, ...] = ()
    quotatives: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    openers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inflection: Inflection | None = None
    stemmer: str = ""
    fold: Mapping[str, str] = field(default_factory=dict)
    variants: str = ""
    strings: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()
    wide: Mapping[str, str] = field(default_factory=dict)

    @property
    def spaced(self) -> bool:
        """Tell whether words stand between spaces; Han, kana and the like do without."""
        return self.script not in {"Hani", "Hans", "Hant", "Jpan"}

    @property
    def telling(self) -> int:
        """The letters among which a text shows some of the language's own: a short sentence's."""
        return 30 if self.spaced else 10

    def say(self, key: str, **values: object) -> str:
        """Give an interface text, with its `{places}` filled. Raises KeyError for unknown keys."""
        return self.strings[key].format(**values)

    def say_date(self, day: date) -> str:
        """Write a date as the language does."""
        month = self.months[day.month - 1] if self.months else f"{day.month:02}"
        return self.say("date", year=day.year, month=month, day=day.day)

    @cached_property
    def collate(self) -> SortKey:
        """Give the sort key for the language's own order."""
        return by_pinyin if self.collation == "pinyin" else self._order.key

    def initial(self, text: str) -> str:
        """Give the letter under which an index in the language's order lists a word."""
        by_sound = self.collation == "pinyin"
        return initial_by_pinyin(text) if by_sound else self._order.initial(text)

    @cached_property
    def _order(self) -> Alphabet:
        return Alphabet(self.alphabet, self.accented, self.charset)

    @property
    def characters(self) -> frozenset[str]:
        """All that its letters are made of, also the accented ones."""
        return frozenset("".join([*self.alphabet, *self.accented.values()]))

    @property
    def index_code(self) -> str:
        """The code of what the index's letters are in: a Chinese index has Latin ones."""
        return f"{self.code.partition('-')[0]}-Latn" if self.collation == "pinyin" else self.code

    @cached_property
    def stem(self) -> Callable[[str], str] | None:
        """Give what brings a case-folded word to its stem (snowballstem.org), if there is one."""
        return snowballstemmer.stemmer(self.stemmer).stemWord if self.stemmer else None

    def keys(self, word: str) -> frozenset[str]:
        """Give what a word may be a form of; words that share a key are forms of one word."""
        folded = word.casefold()
        if self.inflection:
            return self.inflection.lemmas(folded)
        return frozenset({self.stem(folded) if self.stem else folded})

    @cached_property
    def folding(self) -> Folding:
        """Give what makes the language's letters alike that people type for one another."""
        variants = han_variants(self.variants) if self.variants else {}
        return Folding({**variants, **self.fold})


@cache
def known_languages() -> frozenset[str]:
    """Give the codes that have a file here."""
    folder = files(__package__)
    return frozenset(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml"))


@cache
def language(code: str) -> Language:
    """Give the language of a code: `zh-TW` takes `zh` where it has no file of its own.

    A code without a file gets the defaults: its texts are cut, aligned and searched as words
    between spaces, and the interface speaks English.
    """
    general = code.partition("-")[0]
    files = [name for name in (code, general, FALLBACK) if name in known_languages()]
    unknown: dict[str, Any] = {"name": code, "short": code}
    data = _in_script(code, _load(files[0]) if files[0] in (code, general) else unknown)
    strings = ChainMap(*(_load(name).get("strings", {}) for name in files))
    inflection = data.pop("inflection", None)
    return Language(
        **{
            **data,
            "code": code,
            "alphabet": tuple(data.get("alphabet", ())),
            "abbreviations": frozenset(data.get("abbreviations", ())),
            "closing_abbreviations": frozenset(data.get("closing_abbreviations", ())),
            "particles": frozenset(data.get("particles", ())),
            "openers": {key: tuple(words) for key, words in data.get("openers", {}).items()},
            "words": {key: tuple(stems) for key, stems in data.get("words", {}).items()},
            "unfinished": tuple(data.get("unfinished", ())),
            "quotatives": tuple(data.get("quotatives", ())),
            "numerals": tuple(data.get("numerals", ())),
            "headings": {rank: tuple(forms) for rank, forms in data.get("headings", {}).items()},
            "months": tuple(data.get("months", ())),
            "inflection": Inflection.from_data(inflection) if inflection else None,
            "strings": dict(strings),
        }
    )


def _in_script(code: str, data: dict[str, Any]) -> dict[str, Any]:
    """Give a language's data for the script that a code names: kk-Arab has no word of kk's."""
    named = re.search(r"-([A-Z][a-z]{3})\b", code)
    if not named:
        return data
    if members(named[1]) & members(data.get("script", "")):
        return {**data, "script": named[1]}
    kept: dict[str, Any] = {
        key: value for key, value in data.items() if key in ("name", "short", "strings")
    }
    return {**kept, "script": named[1], "direction": "rtl" if named[1] in _RTL else "ltr"}


def _load(code: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text("utf-8"))


def without_stray_spaces(text: str) -> str:
    """Take out the white space that stands between two Han characters: none belongs there."""
    return re.sub(rf"(?<={HAN})\s+(?={HAN})", "", text)
