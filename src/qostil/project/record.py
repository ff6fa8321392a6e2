"""What `split` last wrote, kept in a committed file beside the source.

It tells whether the source has moved on since, and which edits in docs/ are people's.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_text

FILE_NAME = "split.json"


@dataclass(frozen=True)
class Record:
    """`inputs`: name to sha256 of what was split; `pages`: path below docs/ to what was written.

    The pages of a language stand in the order of the text, which their ids do not tell.
    """

    inputs: Mapping[str, str]
    pages: Mapping[str, str]

    def to_json(self) -> str:
        """Give the file's text: a page is a list of lines, so that its history reads well."""
        pages = {path: text.split("\n") for path, text in self.pages.items()}
        data = {"about": _ABOUT, "inputs": dict(self.inputs), "pages": pages}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


_PATH = re.compile(r"[\w-]+/(?:[\w-]+/)*[\w-]+\.md")
_ABOUT = "What `qostil split` last wrote. Commit it with docs/; do not edit it."


def read_record(path: Path) -> Record | None:
    """Read the record; None if nothing was split yet. Raises InputError where it is damaged."""
    if not path.exists():
        return None
    try:
        data = json.loads(read_text(path))
        pages = {page: "\n".join(lines) for page, lines in data["pages"].items()}
        if not all(map(_PATH.fullmatch, pages)):
            raise ValueError("a page that is not below docs/")
        return Record(dict(data["inputs"]), pages)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        do = "take it from the repository's history again"
        raise InputError(Problem(path, line, "it can't be read", "what split wrote", do)) from error
