"""Which of a text's words are meant by one that is typed."""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from itertools import islice, product

from qostil.search.lexicon import Lexicon

_SPELLINGS = 256  # ways to write a word that are tried


class Fit(IntEnum):
    """How a text fits what was typed, the best first."""

    EXACT = 0  # as typed; a run as a whole
    FORM = 1  # another form of the word; a run in pieces of two characters and more
    SPELLING = 2  # with letters that a keyboard may lack
    BEGINNING = 3  # a word that starts so
    NEAR = 4  # one letter differs


def meant(lexicon: Lexicon, word: str) -> Iterator[tuple[Fit, list[str]]]:
    """Yield the text's words that are meant, by how they fit; each way excludes the ones before.

    What starts with the word is meant only if it is no word itself: one that is typed to its end.
    A language whose forms are not known has nothing else.
    """
    seen: set[str] = set()

    def fresh(words: Iterable[str]) -> list[str]:
        found = [w for w in dict.fromkeys(words) if w in lexicon.places and w not in seen]
        seen.update(found)
        return found

    yield Fit.EXACT, fresh([word])
    yield Fit.FORM, fresh(lexicon.related(word))
    yield Fit.SPELLING, fresh(_spelt(lexicon, word, _admits))
    has_forms = lexicon.language.inflection or lexicon.language.stemmer
    if not seen or not has_forms:
        yield Fit.BEGINNING, fresh(w for w in _longer(lexicon, word) if w.startswith(word))
    if not seen or not has_forms:
        yield Fit.BEGINNING, fresh(w for w in _longer(lexicon, word) if _admits(lexicon, word, w))
    if not seen:
        yield Fit.SPELLING, fresh(_spelt(lexicon, word, lambda *_: True))
    if not seen:
        yield Fit.SPELLING, fresh(_respelt(lexicon, word))


def _spelt(
    lexicon: Lexicon, word: str, admits: Callable[[Lexicon, str, str], bool]
) -> Iterator[str]:
    """Yield the words that a plain keyboard writes so, and their other forms."""
    for spelt in lexicon.spelt(lexicon.language.folding.fold(word)):
        if spelt != word and admits(lexicon, word, spelt):
            yield spelt
            yield from lexicon.related(spelt)


def _admits(lexicon: Lexicon, typed: str, word: str) -> bool:
    """Tell whether a word may be meant: a letter that plain keyboards lack was typed on purpose."""
    fold = lexicon.language.folding.fold
    return len(typed) > len(word) or all(
        a in (b, fold(b)) for a, b in zip(typed, word, strict=False)
    )


def _longer(lexicon: Lexicon, word: str) -> list[str]:
    """Give the words whose plain form starts so; one letter is too little to start with."""
    return lexicon.starting(lexicon.language.folding.fold(word)) if len(word) > 1 else []


def _respelt(lexicon: Lexicon, word: str) -> Iterator[str]:
    """Yield the forms of what the word, spelt with the letters that it may lack, is a form of."""
    language = lexicon.language
    if not language.inflection:
        return
    plain = {
        language.folding.fold(key) for s in _spellings(lexicon, word) for key in language.keys(s)
    }
    for stem in sorted(plain, key=lambda stem: (-len(stem), stem)):
        found = lexicon.spelt(stem)
        forms = [f for key in lexicon.plain_keys.get(stem, ()) for f in lexicon.forms[key]]
        if found or forms:
            yield from found
            yield from forms
            return


def _spellings(lexicon: Lexicon, word: str) -> Iterator[str]:
    """Yield ways to write a word with the letters that a plain keyboard lacks, the end first."""
    choices: dict[str, list[str]] = {}
    for letter, plain in lexicon.language.fold.items():
        if letter in lexicon.language.characters:
            choices.setdefault(plain, [plain]).append(letter)
    ways = product(*(choices.get(letter, [letter]) for letter in word))
    return ("".join(letters) for letters in islice(ways, _SPELLINGS))


def nearly(lexicon: Lexicon, word: str) -> Iterator[tuple[Fit, list[str]]]:
    """Yield what the word finds as it is, or else the words that differ in one letter."""
    found = [group for group in meant(lexicon, word) if group[1]]
    yield from found
    if not found and len(word) > 3:
        plain = lexicon.language.folding.fold(word)
        near = [w for folded, w in lexicon.words if _is_near(plain, folded)]
        yield Fit.NEAR, list(dict.fromkeys(f for w in near for f in (w, *lexicon.related(w))))
        if not near:
            yield Fit.NEAR, list(dict.fromkeys(_forms_of_near(lexicon, plain)))


def _forms_of_near(lexicon: Lexicon, plain: str) -> Iterator[str]:
    """Yield the forms of words that the text has in other forms only."""
    for folded, keys in lexicon.plain_keys.items():
        if _is_near(plain, folded):
            for key in keys:
                yield from lexicon.forms[key]


def _is_near(a: str, b: str) -> bool:
    """Tell whether one letter was put in, left out, changed, or changed with its neighbour."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    left, right = a[start:], b[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
