"""What was made once is kept, under a name that says of what it was made."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qostil.files import write_aside

_DIGEST = 32  # bytes of SHA-256


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of made things; it may be removed at any time."""

    folder: Path

    def get(self, recipe: str, make: Callable[[], bytes]) -> bytes:
        """Give what `make` gives, from the folder if it is there unharmed.

        `recipe` has to tell all that the result depends on.
        """
        path = self.folder / sha256(recipe.encode()).hexdigest()
        stored = path.read_bytes() if path.is_file() else b""
        digest, data = stored[:_DIGEST], stored[_DIGEST:]
        if sha256(data).digest() != digest:
            data = make()
            with suppress(OSError):  # a folder that can't be written: made anew each time
                write_aside(path, sha256(data).digest() + data)
        return data
