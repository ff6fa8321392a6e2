"""What is wrong with an input, said so that the reader can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: where it is, what was found, what was expected, what to do.

    `line` counts from 1; 0 says that the problem is the file's, not a line's.
    """

    file: Path
    line: int
    found: str
    expected: str = ""
    do: str = ""

    def __str__(self) -> str:
        """Give one line: `file:line: found; expected …; do`."""
        place = f"{self.file.as_posix()}:{self.line}" if self.line else self.file.as_posix()
        expected = f"expected {self.expected}" if self.expected else ""
        return f"{place}: " + "; ".join(part for part in (self.found, expected, self.do) if part)

    def below(self, root: Path) -> "Problem":
        """Give the same problem with its file named relative to `root`, where it lies below it."""
        if not self.file.is_relative_to(root):
            return self
        file = self.file.relative_to(root)
        return Problem(file, self.line, self.found, self.expected, self.do)


class InputError(Exception):
    """The input can't be worked with; `problems` says why, and nothing was written."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Take one problem or several."""
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
