"""Where the parts of a query stand in a language's text, and how well they fit there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import merge
from itertools import islice, product

from qostil.search.lexicon import Lexicon
from qostil.search.query import Part
from qostil.search.tokens import normal, run_terms

_SPELLINGS = 256  # ways to write a word that are tried


class Fit(IntEnum):
    """How a text fits what was typed, the best first."""

    EXACT = 0  # as typed; a run as a whole
    FORM = 1  # another form of the word; a run in pieces of two characters and more
    SPELLING = 2  # with letters that a keyboard may lack
    BEGINNING = 3  # a word that starts so
    NEAR = 4  # one letter differs


@dataclass(frozen=True, slots=True)
class Match:
    """`places` where a part starts, rising, and the `width` of it in tokens."""

    fit: Fit
    places: Sequence[int]
    width: int = 1


def matches(lexicon: Lexicon, part: Part, near: bool = False) -> list[Match]:
    """Give the places of a part, the best fit first; with `near` where one letter may differ."""
    is_run, letters = part.pieces[0]
    if part.quoted:
        found = [_stretch(lexicon, part.pieces)]
    elif is_run:
        found = list(_run_matches(lexicon, letters, near))
    else:
        groups = _near_words if near else _words
        found = [
            Match(fit, list(merge(*(lexicon.places[term] for term in terms))))
            for fit, terms in groups(lexicon, normal(letters))
        ]
    return [match for match in found if match.places]


def _stretch(lexicon: Lexicon, pieces: Iterable[tuple[bool, str]]) -> Match:
    """Find pieces exactly as they stand, one behind the other."""
    starts: set[int] | None = None
    width = 0
    for is_run, letters in pieces:
        terms = run_terms(letters, lexicon.language.folding) if is_run else [normal(letters)]
        # The last character's own term tells what follows it, which is not asked; the one before
        # it has it already.
        for offset, term in enumerate(terms[:-1] if len(terms) > 1 else terms):
            whole = lexicon.starting(term) if is_run and len(terms) == 1 else [term]
            found = {p - width - offset for t in whole for p in lexicon.places.get(t, ())}
            starts = found if starts is None else starts & found
        width += len(terms)
    return Match(Fit.EXACT, sorted(starts or ()), width)


def _run_matches(lexicon: Lexicon, letters: str, near: bool) -> Iterator[Match]:
    terms = run_terms(letters, lexicon.language.folding)
    whole = _stretch(lexicon, [(True, letters)])
    yield whole
    segments = _in_pieces(lexicon, terms) - {lexicon.segment(p) for p in whole.places}
    yield Match(Fit.FORM, [lexicon.starts[number] for number in sorted(segments)], 0)
    if near and not whole.places and not segments:
        yield Match(Fit.NEAR, _nearly(lexicon, [term[:1] for term in terms]), len(terms))


def _in_pieces(lexicon: Lexicon, terms: Sequence[str]) -> set[int]:
    """Give the segments that have each character of a run beside one of its neighbours there."""
    if len(terms) < 4:
        return set()
    pairs = [{lexicon.segment(p) for p in lexicon.places.get(t, ())} for t in terms[:-1]]
    beside = [a | b for a, b in zip([set[int](), *pairs], [*pairs, set[int]()], strict=True)]
    return set.intersection(*sorted(beside, key=len))


def _nearly(lexicon: Lexicon, letters: Sequence[str]) -> list[int]:
    """Give the places where all characters of a run but one stand."""
    if len(letters) < 3:
        return []
    counts = Counter(
        place - offset
        for offset, letter in enumerate(letters)
        for term in lexicon.starting(letter)
        for place in lexicon.places[term]
    )
    return sorted(
        place
        for place, count in counts.items()
        if count == len(letters) - 1
        and place >= 0
        and lexicon.segment(place) == lexicon.segment(place + len(letters) - 1)
    )


def _words(lexicon: Lexicon, word: str) -> Iterator[tuple[Fit, list[str]]]:
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
        if letter in lexicon.language.alphabet:
            choices.setdefault(plain, [plain]).append(letter)
    ways = product(*(choices.get(letter, [letter]) for letter in word))
    return ("".join(letters) for letters in islice(ways, _SPELLINGS))


def _near_words(lexicon: Lexicon, word: str) -> Iterator[tuple[Fit, list[str]]]:
    """Yield what the word finds as it is, or else the words that differ in one letter."""
    found = [group for group in _words(lexicon, word) if group[1]]
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
