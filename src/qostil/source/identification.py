"""Which language a line is in, and which languages a text is in.

By script first; among languages of one script by the letters that only some of them have; among
those that are left by Compact Language Detector 3 (Google, Apache-2.0), a small neural network over
n-grams of characters. What all that leaves open takes the language of the line before it: a number,
an address, a line of foreign names.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from gcld3 import NNetLanguageIdentifier

from qostil.languages import Language, known_languages, language
from qostil.languages.scripts import count_scripts, members

_RATE = 20  # letters for one that tells: Kazakh has four times as many
_FOREIGN = 60  # letters of no script of the text's languages: more are no name or address
_SHARE = 20  # a language of the text has at least one letter in so many
_SHORT = 12  # letters, from which on the detector tells the languages that are given
_TURNS = 3  # that languages must take by line before that means anything
_TOLD = 1000  # characters, in which every language shows itself
# CLD3's codes that are not BCP 47's.
_CODES = {"no": "nb", "iw": "he"}


def identify(lines: Sequence[str], languages: Sequence[Language]) -> list[str | None]:
    """Give the language of each line, or None where its letters fit none of `languages`."""
    candidates = _by_turns(
        [_fitting(line, languages) for line in lines], [own.code for own in languages]
    )
    following: list[str | None] = [None]  # the next line that is sure, seen from each, backwards
    for fits in reversed(candidates):
        following.append(next(iter(fits)) if len(fits) == 1 else following[-1])
    codes: list[str | None] = []
    for place, fits in enumerate(candidates):
        before = codes[-1] if codes else None
        after = following[len(lines) - 1 - place]
        neighbours = [code for code in (before, after) if code and code in fits]
        if len(set(neighbours)) > 1:
            neighbours.insert(0, _leaning(lines[place], neighbours))
        codes.append(next(iter(neighbours), min(fits, default=None)))
    return codes


def _leaning(line: str, neighbours: Sequence[str]) -> str:
    """Give the one of two languages that a line between them leans to, or the first.

    A title of the text that follows stands behind the one before.
    """
    if sum(map(str.isalpha, line)) < _SHORT:
        return neighbours[0]
    found = _guessed(line)
    return found if found in neighbours else neighbours[0]


def _by_turns(candidates: Sequence[set[str]], codes: Sequence[str]) -> Sequence[set[str]]:
    """Where languages take turns by line, as the sure lines show, let that tell the others, too.

    One language may have no sure line: its turn is the one that is left.
    """
    size = len(codes)
    sure = [
        {c for fits in candidates[n::size] if len(fits) == 1 for c in fits} for n in range(size)
    ]
    left = set(codes).difference(*sure)
    turns = [found or left for found in sure]
    takes_turns = len(candidates) >= _TURNS * size and all(len(turn) == 1 for turn in turns)
    if not takes_turns or len(set().union(*turns)) < size:
        return candidates
    return [fits & turns[place % size] or fits for place, fits in enumerate(candidates)]


def find_languages(lines: Sequence[str]) -> list[Language]:
    """Give the languages of a text in the order of their first lines; none where nothing tells.

    Lines too short to tell are taken together. A language of a few words among others is a
    quotation, and not one of the text's.
    """
    known = [language(code) for code in sorted(known_languages())]
    letters: Counter[str] = Counter()
    open_: dict[frozenset[str], list[str]] = {}
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        fits = frozenset(_fitting(line, known, others=True))
        open_.setdefault(fits, []).append(line)
        for code in fits if any(map(str.isalpha, line)) else ():
            first.setdefault(code, place)
    for fits, theirs in sorted(open_.items(), key=lambda item: len(item[0])):
        code = _told(fits, theirs, known, letters)
        letters[code] += sum(map(str.isalpha, "".join(theirs)))
    least = max(1, letters.total() // _SHARE)
    found = [code for code, count in letters.items() if code and count >= least]
    return [language(code) for code in sorted(found, key=lambda code: first.get(code, 0))]


def _told(
    fits: frozenset[str], lines: Sequence[str], known: Sequence[Language], sure: Collection[str]
) -> str:
    """Give the language of lines that fit several: what they tell together, or nothing.

    Their letters don't, being those of lines that lack the telling ones; the detector may. What it
    leaves open is in a language that is sure to be in the text, if it can be.
    """
    if len(fits) == 1:
        return next(iter(fits))
    together = " ".join(lines)[:_TOLD]
    there = [code for code in sure if code in fits]
    told = _detected(together) & fits or there or _fitting(together, known, others=True)
    return next(iter(told)) if len(told) == 1 or there else ""


def _fitting(line: str, languages: Sequence[Language], others: bool = False) -> set[str]:
    """Give the languages that a line may be in: one if it tells, several if it doesn't.

    With `others` a language besides `languages` that the detector is sure of is given too.
    """
    counts = count_scripts(line)
    most, candidates = _of_script(counts, languages)
    if not most:
        foreign = counts.total() > _FOREIGN
        left = {own.code for own in languages if not (foreign and own.script)}
        return _detected(line) or left if others and foreign else left
    candidates = _by_letters(line, most, candidates) if len(candidates) > 1 else candidates
    codes = {own.code for own in candidates}
    if len(codes) == 1 and not (others and _is_bare(candidates[0])):
        return codes
    least = min(own.telling for own in candidates)
    if most < (least if others else min(least, _SHORT)):
        return codes
    detected = _detected(line)
    return detected if detected and (detected <= codes or others) else codes


def _is_bare(own: Language) -> bool:
    """Tell whether a language has no letters that tell it from languages without a file."""
    return not own.letters


def _of_script(
    counts: Counter[str], languages: Sequence[Language]
) -> tuple[int, Sequence[Language]]:
    """Give the languages of most of a line's letters, and how many letters those are."""
    fits = [sum(counts[script] for script in members(own.script)) for own in languages]
    most = max(fits, default=0)
    return most, [own for own, count in zip(languages, fits, strict=True) if count == most]


def _by_letters(line: str, most: int, candidates: Sequence[Language]) -> Sequence[Language]:
    """Keep the languages that have all telling letters of a line, and show some of their own."""
    folded = Counter(unicodedata.normalize("NFC", line).casefold())
    tell = {letter for own in candidates for letter in own.letters}
    lacking = [sum(folded[c] for c in tell - set(own.letters)) for own in candidates]
    # Fewer than a language shows in any text of its own are those of a name in another's.
    lacking = [count if count * _RATE >= most else 0 for count in lacking]
    least = min(lacking, default=0)
    left = [own for own, count in zip(candidates, lacking, strict=True) if count == least]
    return [own for own in left if not _is_missing(folded, most, own, left)] or left


def _is_missing(folded: Counter[str], most: int, own: Language, others: Sequence[Language]) -> bool:
    """Tell whether a long line has too few of the letters that only `own` has among `others`.

    One such letter alone may well be missing; of several, some stand in every long line.
    """
    theirs = {letter for other in others if other is not own for letter in other.letters}
    only = set(own.letters) - theirs
    shown = sum(folded[c] for c in only)
    return len(only) > 1 and most > own.telling and shown * 2 * _RATE <= most


def _detected(line: str) -> set[str]:
    """Give the one language that the detector is sure of, or none."""
    found = _detector().FindLanguage(line[:_TOLD])
    if not found.is_reliable or "-" in found.language:  # a language in letters not its own
        return set()
    return {_bcp47(found.language)}


def _guessed(line: str) -> str:
    """Give the language that the detector takes a line for, sure or not."""
    return _bcp47(_detector().FindLanguage(line[:_TOLD]).language)


def _bcp47(code: str) -> str:
    return _CODES.get(code, code)


@cache
def _detector() -> NNetLanguageIdentifier:
    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _TOLD)
