"""What a text is made of for the search: words, and characters of scripts without spaces.

A token is a word, or one character of a run in a script that puts no spaces between words (Han,
kana, Thai, …). The term of such a character is itself with the one behind it, so that what starts
with one character is every place of it, and two terms in a row are a run of three. The box in the
browser reads texts by the same rules (`overrides/assets/js/search/tokens.js`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qostil.languages.folding import Folding
from qostil.languages.scripts import COMBINING, IDEOGRAPH, JOINERS

_UNSPACED = (
    IDEOGRAPH.pattern.removesuffix("]")
    + r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan; Myanmar; Khmer
    + r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]"  # kana
)
_LETTER = rf"(?!{_UNSPACED})\w"
TOKEN = re.compile(
    rf"(?P<run>(?:{_UNSPACED})+)|{_LETTER}(?:{_LETTER}|(?!{_UNSPACED})[{COMBINING}]|[{JOINERS}])*"
)
_WITHOUT_JOINERS = str.maketrans("", "", JOINERS)


@lru_cache(maxsize=100_000)
def normal(word: str) -> str:
    """Give a word as it is compared: composed, in small letters, without what joins letters."""
    return unicodedata.normalize("NFC", word.translate(_WITHOUT_JOINERS)).lower()


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the words of a text and its runs without spaces, as (is a run, letters)."""
    for found in TOKEN.finditer(text):
        yield found["run"] is not None, found[0]


def run_terms(run: str, folding: Folding) -> Sequence[str]:
    """Give the terms of a run: each character, in its plain form, with the one behind it."""
    letters = [folding.fold(normal(letter)) for letter in run]
    return [a + b for a, b in zip(letters, [*letters[1:], ""], strict=True)]
