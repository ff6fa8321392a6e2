"""Glossaries from and to files of other programmes, by the file's suffix."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.glossary.checking import Reading
from qostil.glossary.concepts import Concept
from qostil.glossary.reading import read_yaml_glossary
from qostil.glossary.tables import read_table, write_table
from qostil.glossary.tbx import read_tbx, write_tbx
from qostil.glossary.writing import write_yaml

_READERS: dict[str, Callable[[Path, Sequence[str]], Reading]] = {
    ".yml": read_yaml_glossary,
    ".yaml": read_yaml_glossary,
    ".tbx": read_tbx,
    ".xml": read_tbx,
    ".csv": read_table,
    ".tsv": read_table,
}


def read_any(path: Path, languages: Sequence[str] = ()) -> Reading:
    """Read a glossary in any of the forms; without `languages`, those that it has."""
    _refuse_other(path)
    return _READERS[path.suffix.lower()](path, languages)


def write_any(concepts: Iterable[Concept], path: Path, title: str) -> str:
    """Give a glossary as the content of a file of that name."""
    _refuse_other(path)
    if is_yaml(path):
        return write_yaml(concepts)
    suffix = path.suffix.lower()
    return (
        write_tbx(concepts, title)
        if _READERS[suffix] is read_tbx
        else write_table(concepts, suffix)
    )


def is_yaml(path: Path) -> bool:
    """Tell whether a glossary is in the form of `glossary.yml`, by its suffix."""
    _refuse_other(path)
    return _READERS[path.suffix.lower()] is read_yaml_glossary


def _refuse_other(path: Path) -> None:
    if path.suffix.lower() not in _READERS:
        expected = f"a file that ends in {', '.join(_READERS)}"
        raise InputError(Problem(path, 0, f"the suffix {path.suffix!r}", expected))
