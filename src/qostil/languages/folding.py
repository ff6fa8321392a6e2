"""Letters that people type for one another: ә and а without a Kazakh keyboard, 貧 and 贫, é and e.

Which letters of a language these are stands in its file, under `fold`. Han characters come from
OpenCC (https://github.com/BYVoid/OpenCC): `variants` names the conversion, as `t2s`. Besides, any
letter goes without the marks on it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import opencc

# Hebrew points, Arabic vowel signs; with accents, what texts and people leave out.
VOWEL_SIGNS = "\u0591-\u05c7\u064b-\u065f\u0670"
MARKS = rf"\u0300-\u036f{VOWEL_SIGNS}"
_HAN_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


@dataclass(frozen=True, eq=False)
class Folding:
    """Makes letters alike. `letters`: from a letter to its plain form, beside what marks tell."""

    letters: Mapping[str, str] = field(default_factory=dict)

    def fold(self, text: str) -> str:
        """Give a text with each letter in its plain form."""
        known = self._known
        return "".join([known[c] if c in known else self._learn(c) for c in text])

    def letters_to(self, used: frozenset[str]) -> dict[str, str]:
        """Give the part of `letters` that leads to letters in use."""
        return {letter: plain for letter, plain in self.letters.items() if used.issuperset(plain)}

    @cached_property
    def _known(self) -> dict[str, str]:
        return dict(self.letters)

    def _learn(self, letter: str) -> str:
        plain = re.sub(f"[{MARKS}]", "", unicodedata.normalize("NFD", letter))
        return self._known.setdefault(letter, plain)


@cache
def han_variants(conversion: str) -> Mapping[str, str]:
    """Give the single characters that a conversion of OpenCC changes, with what they become."""
    letters = [chr(code) for first, last in _HAN_BLOCKS for code in range(first, last + 1)]
    converted = opencc.OpenCC(conversion).convert("\n".join(letters)).split("\n")
    pairs = zip(letters, converted, strict=True)
    return {letter: plain for letter, plain in pairs if letter != plain}
