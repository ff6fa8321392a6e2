"""Where the parts of a query stand in a language's text, and how well they fit there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from qostil.search.lexicon import Lexicon
from qostil.search.query import Part
from qostil.search.tokens import normal, run_terms
from qostil.search.words import Fit, meant, nearly


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
        groups = nearly if near else meant
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
