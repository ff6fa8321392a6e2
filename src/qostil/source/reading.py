"""The source text as paragraphs, each with its language.

A paragraph is a line that is not blank. Which language it is in, its letters say: by script, and
among languages of one script by the letters that only one of them has; what that leaves open takes
the language of the paragraph before it: a number, an address, a line of foreign names.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_text
from qostil.languages import Language
from qostil.languages.scripts import count_scripts, members

# Marks that end lines for some programs, MkDocs' plugins among them, and not for others.
_SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_TELLING = 30  # letters, among which a language that has letters of its own shows some
_RATE = 20  # letters for one that tells: Kazakh has four times as many
_FOREIGN = 60  # letters of no script of the text's languages: more are no name or address


def read_paragraphs(path: Path, languages: Sequence[Language]) -> Mapping[str, list[str]]:
    """Give each language's paragraphs, in the source's order, without white space around them.

    Raises InputError where a line holds control characters, where its language is none of
    `languages`, and where one of them has no paragraph at all.
    """
    text = _SEPARATORS.sub(" ", read_text(path))
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, line) for number, line in lines if line]
    problems = [p for number, line in lines for p in _unreadable(path, number, line)]
    if problems:
        raise InputError(problems)
    texts: dict[str, list[str]] = {language.code: [] for language in languages}
    found = identify([line for _, line in lines], languages)
    for (number, line), code in zip(lines, found, strict=True):
        if code is None:
            names = ", ".join(language.code for language in languages)
            found_there = f"a line in none of the text's languages: {line[:40]!r}"
            do = "name its language in text.toml, or take it out"
            problems.append(Problem(path, number, found_there, names, do))
        else:
            texts[code].append(line)
    problems += [
        Problem(path, 0, f"no line is in {code}", "lines in every language that text.toml names")
        for code, paragraphs in texts.items()
        if not paragraphs and not problems
    ]
    if problems:
        raise InputError(problems)
    return texts


def identify(lines: Sequence[str], languages: Sequence[Language]) -> list[str | None]:
    """Give the language of each line, or None where its letters fit none of `languages`."""
    candidates = [_by_letters(line, languages) for line in lines]
    following: list[str | None] = [None]  # the next line that is sure, seen from each, backwards
    for fits in reversed(candidates):
        following.append(next(iter(fits)) if len(fits) == 1 else following[-1])
    codes: list[str | None] = []
    for place, fits in enumerate(candidates):
        before = codes[-1] if codes else None
        after = following[len(lines) - 1 - place]
        neighbours = (code for code in (before, after) if code in fits)
        codes.append(next(neighbours, min(fits, default=None)))
    return codes


def _by_letters(line: str, languages: Sequence[Language]) -> set[str]:
    """Give the languages that a line may be in: one if its letters tell, several if they don't."""
    counts = count_scripts(line)
    unknown = {language.code for language in languages if not language.script}
    fits = {
        language: sum(counts[script] for script in members(language.script))
        for language in languages
    }
    most = max(fits.values())
    if not most and counts.total() > _FOREIGN:
        return unknown
    if not most:
        return {language.code for language in languages}
    candidates = [language for language, count in fits.items() if count == most]
    folded = unicodedata.normalize("NFC", line).casefold()
    telling = {c.code: sum(map(folded.count, c.letters)) for c in candidates}
    # Fewer than a language shows in any text of its own are those of a name in another's.
    telling = {code: count if count * _RATE >= most else 0 for code, count in telling.items()}
    if any(telling.values()):
        best = max(telling.values())
        return {code for code, count in telling.items() if count == best}
    # A long line without any letter that tells a language is not in that language.
    long = most > _TELLING
    return {c.code for c in candidates if not (long and c.letters)} or set(telling)


def _unreadable(path: Path, number: int, line: str) -> list[Problem]:
    found = re.search(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]", line)
    if not found:
        return []
    name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
    text = f"the control character {name} at character {found.start() + 1}"
    return [Problem(path, number, text, "text", "take it out of the source")]
