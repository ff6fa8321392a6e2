"""What is wrong in a glossary, whichever file it comes from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import category

from qostil.errors import InputError, Problem
from qostil.glossary.concepts import Concept, Glossary
from qostil.languages import language

LONGEST = 200  # characters of a term; what is longer is a sentence, or a cell that went astray
_REPORTED = 20  # of the problems of one file; a broken export has thousands


@dataclass(frozen=True)
class Reading:
    """A glossary file, read: its concepts, what can't be used, what can but should not stay so."""

    concepts: Glossary
    wrong: list[Problem] = field(default_factory=list)
    doubtful: list[Problem] = field(default_factory=list)

    def usable(self) -> Glossary:
        """Give the concepts. Raises InputError if there are entries that can't be read."""
        if self.wrong:
            raise InputError(summary(self.wrong))
        return self.concepts


def summary(problems: Sequence[Problem]) -> list[Problem]:
    """Give the first problems of a file, and how many more there are."""
    left = len(problems) - _REPORTED
    rest = [Problem(problems[0].file, 0, f"{left} more problems of this kind")] if left > 0 else []
    return [*problems[:_REPORTED], *rest]


def wording(path: Path, line: int, what: str, text: str) -> str:
    """Give a term without the white space around it. Raises InputError if it is none."""
    text = " ".join(text.split())
    if any(category(c) == "Cc" for c in text):
        raise InputError(Problem(path, line, f"{what} is {text!r}", "no control characters"))
    if not any(c.isalnum() for c in text):
        raise InputError(Problem(path, line, f"{what} is {text!r}", "a text with letters"))
    if len(text) > LONGEST:
        found = f"{what} has {len(text)} characters"
        raise InputError(Problem(path, line, found, f"{LONGEST} at most", "a term, no sentence"))
    return text


def gaps(path: Path, concepts: Iterable[Concept], codes: Sequence[str]) -> Iterator[Problem]:
    """Yield the concepts that lack a term in a language: the site shows the gap."""
    for concept in concepts:
        missing = [code for code in codes if code not in concept.terms]
        if missing:
            found = f"the concept {concept.key} has no term in {', '.join(missing)}"
            yield Problem(path, concept.line, found, "a term in every language")


def single_letters(path: Path, concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Yield the terms of one letter, in languages that write more than one for a word."""
    for concept in concepts:
        for code, terms in concept.terms.items():
            for term in terms:
                if len(term.text) == 1 and language(code).spaced:
                    found = f"the {code} term {term.text!r} of {concept.key} is one letter"
                    yield Problem(path, concept.line, found, "a word", "it would be found anywhere")


def doubled(path: Path, concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Yield the terms that two concepts share: a reader could not tell which is meant."""
    owners: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        for code, terms in concept.terms.items():
            texts = {term.text.casefold(): term.text for term in terms}
            counts = Counter(term.text.casefold() for term in terms)
            for folded, text in texts.items():
                owner = owners.setdefault((code, folded), concept)
                if owner is not concept or counts[folded] > 1:
                    found = f"the {code} term {text!r} of {concept.key} is {owner.key}'s already"
                    do = "merge the concepts" if owner is not concept else "leave one out"
                    yield Problem(path, concept.line, found, "each term once", do)


def references(path: Path, concepts: Mapping[str, Concept]) -> Iterator[Problem]:
    """Yield the references to no concept, and those that lead back to where they start."""
    for concept in concepts.values():
        for key in concept.see_also:
            if key not in concepts:
                found = f"the concept {concept.key} refers to {key!r}"
                yield Problem(path, concept.line, found, "the key of a concept")
    for cycle in _cycles(concepts):
        found = f"the references {' → '.join((*cycle, cycle[0]))} go round in a circle"
        do = "name each other concept on one side: the page shows it on both"
        yield Problem(path, concepts[cycle[0]].line, found, "", do)


def _cycles(concepts: Mapping[str, Concept]) -> Iterator[list[str]]:
    """Yield circles of references: a search in depth that visits each concept once."""
    done: set[str] = set()
    for start in concepts:
        trail = {} if start in done else {start: iter(concepts[start].see_also)}
        while trail:
            current, ahead = next(reversed(trail.items()))
            key = next((k for k in ahead if k in concepts and k not in done), None)
            if key is None:
                done.add(current)
                del trail[current]
            elif key in trail:
                names = list(trail)
                yield names[names.index(key) :]
            else:
                trail[key] = iter(concepts[key].see_also)
