"""A stemmer's work as a table: the endings that it changed in the text, each with what became of it.

So the browser finds the stem of any word without the stemmer of any language: one that the text has
got its stem by one of these changes, one that it has not gets the likeliest, the longest ending.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import commonprefix


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
        """Yield what may be the word's stem: by each change that fits it, and the word itself."""
        for ending, instead in self.changes:
            if len(ending) < len(word) and word.endswith(ending):
                yield word[: len(word) - len(ending)] + instead
        yield word


def _change(word: str, stem: str) -> tuple[str, str]:
    shared = len(commonprefix([word, stem]))
    return word[shared:], stem[shared:]
