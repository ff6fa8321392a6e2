"""A text comes into a project: its files into source/, and what it is into text.toml."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from filecmp import cmp
from functools import cached_property
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import read_bytes, write_aside
from qostil.languages import language
from qostil.project.record import FILE_NAME
from qostil.project.splitting import own_titles
from qostil.source import NOT_STATED, Source, read_settings, read_source
from qostil.source.settings import PROVENANCE

SETTINGS = "text.toml"
_TAKEN = (SETTINGS, "glossary.yml", FILE_NAME)


@dataclass(frozen=True)
class Given:
    """A text as it is given: its files, and what is said of them; None has it found out."""

    files: Sequence[Path]
    languages: Sequence[str] | None = None
    form: str | None = None
    encoding: str | None = None

    @property
    def is_described(self) -> bool:
        """Tell whether anything is said of it."""
        return bool(self.languages or self.form or self.encoding)

    def within(self, languages: Sequence[str]) -> "Given":
        """Give the same text, in these languages if none were named."""
        return replace(self, languages=self.languages or languages or None)

    @cached_property
    def source(self) -> Source:
        """The text, read. Raises InputError where it can't be."""
        own = [language(code) for code in self.languages] if self.languages else None
        return read_source(self.files, own, form=self.form, encoding=self.encoding)

    @property
    def order(self) -> Sequence[str]:
        """The languages, the leading one first: as they were named, or as they come."""
        return self.languages or list(self.source.texts)

    @cached_property
    def _own_titles(self) -> Mapping[str, str]:
        return own_titles({code: self.source.texts[code] for code in self.order})

    @property
    def titles(self) -> Mapping[str, str]:
        """The text's title in each language; the name of its file where the text has none."""
        return {code: title or self.files[0].stem for code, title in self._own_titles.items()}

    @property
    def editorial(self) -> Mapping[str, str]:
        """The titles that the text does not have."""
        return {code: title for code, title in self.titles.items() if not self._own_titles[code]}

    @property
    def notes(self) -> list[str]:
        """What is given to the text that it does not have, a line each."""
        codes = ", ".join(self.editorial)
        title = next(iter(self.editorial.values()), "")
        return [f"the text has no title in {codes}: “{title}” stands in its place"] if codes else []


@contextmanager
def received(folder: Path, given: Given) -> Iterator[Sequence[str]]:
    """Copy a text's files into a project's source folder, and write text.toml if there is none.

    Gives what text.toml says and the text does not. What was written is taken back if the work on
    it fails. Raises InputError where the text can't be read, where text.toml names other files, and
    where another file of the same name is there: none is ever overwritten.
    """
    names = _names(folder, given.files)
    new = {folder / name: path for name, path in names.items() if _is_missing(folder / name, path)}
    settings = folder / SETTINGS
    known = settings.exists()
    if known:
        _check_named(settings, names)
    notes = [] if known else given.notes
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target, path in new.items():
            shutil.copyfile(path, target)
        if not known:
            write_aside(settings, _settings(list(names), given))
        yield notes
    except BaseException:
        for path in (*new, *(() if known else (settings,))):
            path.unlink(missing_ok=True)
        raise


def _names(folder: Path, files: Sequence[Path]) -> dict[str, Path]:
    """Give the files by the names that they have in the source folder."""
    names: dict[str, Path] = {}
    for path in files:
        read_bytes(path)  # for its messages
        whole, home = path.resolve(), folder.resolve()
        name = whole.relative_to(home).as_posix() if whole.is_relative_to(home) else path.name
        if name in names:
            raise InputError(Problem(path, 0, "a second file of this name", "each name once"))
        if not name.isprintable() or name in _TAKEN:
            raise InputError(Problem(path, 0, f"the name {name!r}", "another name"))
        names[name] = path
    return names


def _is_missing(target: Path, path: Path) -> bool:
    """Tell whether a file is to be copied. Raises InputError where another one is in its place."""
    if target.exists() and not cmp(path, target, shallow=False):
        do = f"put it there yourself, if it is to replace {target.name}"
        raise InputError(Problem(path, 0, f"another file than {target}", "the same, or none", do))
    return not target.exists()


def _check_named(settings: Path, names: Mapping[str, Path]) -> None:
    named = read_settings(settings).files
    if sorted(named) != sorted(names):
        do = "name them there; then qostil split needs no file"
        raise InputError(Problem(settings, 0, f"it names {', '.join(named)}", ", ".join(names), do))


def _settings(names: Sequence[str], given: Given) -> str:
    """Write text.toml: what was said of the text, and what was found out as a remark."""
    said = {"form": given.form, "encoding": given.encoding}
    lines = [
        "# What the text is. `qostil split` reads it, and the home pages show it.",
        *(f"# {note}" for note in given.source.notes),
        "",
        f"file = {_toml(names[0])}" if len(names) == 1 else f"files = {_toml(names)}",
        *(f"{key} = {_toml(value)}" for key, value in said.items() if value),
        f"languages = {_toml(given.order)}",
        f"pivot = {_toml(given.order[0])}  # leads in paragraphs and order",
        f"original = {_toml(NOT_STATED)}  # or the language that it was written in first",
        "",
        "[title]  # editorial, where the text has none of its own",
        *(f"{code} = {_toml(title)}" for code, title in given.editorial.items()),
        "",
        "[provenance]",
        *(f"{key} = {_toml(NOT_STATED)}" for key in PROVENANCE),
    ]
    return "\n".join(lines) + "\n"


def _toml(value: str | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False)  # of texts and lists JSON is TOML too
