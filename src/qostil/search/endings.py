"""A stemmer's work as a table: the endings that it changed in the text, each with its change.

So the browser finds the stem of any word without the stemmer of any language: a word of the text
got its stem by one of these changes, and another word gets the likeliest, by its longest ending.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_UNSEEN = 4  # letters: the longest ending that is guessed, and the shortest stem that is left


@dataclass(frozen=True, slots=True)
class Endings:
    """`changes`: (ending, what the stem has in its place), the longest ending first."""

    changes: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Endings":
        """Learn from words with their stems."""
        changes = {_change(word, stem) for word, stem in pairs}
        return cls(tuple(sorted(changes, key=lambda change: (-len(change[0]), *change))))

    def stems(self, word: str) -> Iterator[str]:
        """Yield what may be the word's stem, the likeliest first.

        By each change that fits it; the word itself; the word without an ending that no word had.
        """
        for ending, instead in self.changes:
            if len(ending) < len(word) and word.endswith(ending):
                yield word[: len(word) - len(ending)] + instead
        yield word
        yield from (word[:-size] for size in range(1, min(_UNSEEN, len(word) - _UNSEEN) + 1))


def _change(word: str, stem: str) -> tuple[str, str]:
    shared = next(
        (n for n, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), len(stem)
    )
    return word[shared:], stem[shared:]
