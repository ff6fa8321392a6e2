"""Font families: those bundled, those of a project, and what stands behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import ceil
from pathlib import Path

from qostil.fonts.settings import BOLD, REGULAR, FontSettings
from qostil.fonts.usage import Usage
from qostil.languages import Language
from qostil.languages.scripts import members, script_of

_FILES = Path(str(files(__package__))) / "files"
_EAST_ASIAN = {"Hani", "Kana", "Hang"}
_PIECE = 400  # characters at most: about 45 kB of Han
_TYPED = frozenset(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, eq=False)
class Family:
    """A family of fonts: its name in CSS, the scripts it is for, its files by weight."""

    name: str
    stem: str
    scripts: frozenset[str]
    files: Mapping[int, Path]
    licence: Path

    @property
    def is_east_asian(self) -> bool:
        """Tell whether its signs are many and stand alone: it is served in pieces, on demand."""
        return bool(self.scripts & _EAST_ASIAN)

    def file_name(self, weight: int, digest: str) -> str:
        """Give the name of a file that is served.

        One of a family that every page needs has a name that pages know before it is made, so that
        they can ask for it at once; any other's changes with what is in it, so that no browser
        takes an older one for it.
        """
        return f"{self.stem}-{weight}-{digest}.woff2" if self.is_east_asian else self.known(weight)

    def known(self, weight: int) -> str:
        """Give the name that a file has whatever is in it."""
        return f"{self.stem}-{weight}.woff2"

    def wanted(self, usage: Usage, languages: Collection[Language]) -> frozenset[str]:
        """Give the characters that a site needs of it, if it has them.

        An East Asian font leaves words and digits of other scripts to theirs. An alphabet is whole,
        since readers type in the search box what no page has.
        """
        if self.is_east_asian:
            own = {"", *self.scripts}
            return frozenset(c for c in usage.characters if c > "\x7f" and script_of(c) in own)
        alphabets = "".join(c for language in languages for c in language.characters)
        return usage.characters | _TYPED | {*alphabets, *alphabets.upper()}

    def pieces(self, characters: frozenset[str], weight: int, usage: Usage) -> list[frozenset[str]]:
        """Cut what is served of it, so that a page loads little that it does not show.

        First what is shown wherever one is, in bold what headings show; more used before less.
        Frequencies count by doublings, so that an edit moves few characters to another piece.
        Marks come before all, so in one piece: browsers trim those that meet in one font.
        """
        if not self.is_east_asian:
            return [characters] if characters else []
        early = usage.headings if weight >= BOLD else usage.guests
        order = sorted(characters, key=lambda c: (-usage.pages[c].bit_length(), c))
        order.sort(key=lambda c: bool(script_of(c)))
        first = [c for c in order if c in early or not script_of(c)]
        rest = [c for c in order if c not in early and script_of(c)]
        return [*_even(first), *_even(rest)]


def _even(order: Sequence[str]) -> list[frozenset[str]]:
    """Cut characters into pieces of one size."""
    size = ceil(len(order) / ceil(len(order) / _PIECE)) if order else 1
    return [frozenset(order[at : at + size]) for at in range(0, len(order), size)]


def _bundled(name: str, stem: str, *scripts: str) -> Family:
    weights = {weight: _FILES / f"{stem}-{weight}.woff2" for weight in (REGULAR, BOLD)}
    return Family(name, stem, frozenset(scripts), weights, _FILES / f"{stem}.OFL.txt")


SANS = _bundled("Qostil Sans", "noto-sans", "Latn", "Cyrl", "Grek")
_HANS = _bundled("Qostil Hans", "noto-sans-sc", "Hani")
# Hant, Jpan and Kore have forms and letters of their own, which this font lacks.
_OF_SCRIPT = {"Latn": SANS, "Cyrl": SANS, "Grek": SANS, "Hani": _HANS, "Hans": _HANS}


def families(language: Language, settings: FontSettings) -> list[Family]:
    """Give the families that a language is set in, the first one first."""
    if settings.is_system:
        return []
    named = settings.named.get(language.code)
    if named:
        scripts = frozenset(members(language.script))
        name = f"Qostil {language.code}"
        own = Family(name, language.code, scripts, named.files, named.licence)
    else:
        own = _OF_SCRIPT.get(language.script, SANS)
    return [own] if own is SANS else [own, SANS]


def asked_for_at_once(settings: FontSettings) -> list[str]:
    """Give the files that every page needs, so that they come with it and no line moves."""
    return [] if settings.is_system else [SANS.known(weight) for weight in SANS.files]


# The system's own, as full names, which local() takes as well as font-family does.
_SYSTEM = {
    "Hans": ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"),
    "Hant": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC"),
    "Jpan": ("Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "Noto Sans JP"),
    "Kore": ("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR"),
}


def system_fonts(language: Language) -> Sequence[str]:
    """Give the fonts by which systems set a language whose script is not in every font."""
    return _SYSTEM.get(language.script, ())
