"""The style sheet of the fonts: what a page loads, and what it shows until that is there."""

from collections.abc import Iterable, Iterator, Sequence

from qostil.fonts.families import SANS, families, system_fonts
from qostil.fonts.settings import BOLD, REGULAR, FontSettings
from qostil.languages import Language

# Noto Sans above and below its baseline, in em. The line's height follows from these.
ASCENT, DESCENT = 1.069, 0.293
# How much wider Noto Sans runs than what systems have instead: on average in the Universal
# Declaration of Human Rights in Kazakh, Kyrgyz, Russian, English, Turkish and German (no one is
# farther off than 2.3 %). So lines break alike before and after it has come.
_STAND_INS = (
    ("Arial", ("Arial", "Liberation Sans", "Arimo"), {REGULAR: 1.057, BOLD: 1.05}),
    ("Roboto", ("Roboto",), {REGULAR: 1.048, BOLD: 1.101}),
)
_STOOD_IN_FOR = "U+0-52F, U+1E00-20CF, U+2116"  # Latin, Greek, Cyrillic: not all that Arial has
# Marks that Han shares with other scripts, and sets as wide as itself: · “ ” ‘ ’ … —
_SHARED_MARKS = "U+B7, U+2010-2027"
_LOOSE = 0x800  # code points between characters of one script's blocks
_GENERIC = ("-apple-system", "BlinkMacSystemFont", "Helvetica", "Arial", "sans-serif")


def face(family: str, weight: int, file: str, shown: str) -> str:
    """Give the rule by which a page that shows anything in these ranges loads a file.

    A later rule of a family stands before an earlier one.
    """
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: url("{file}") format("woff2"); unicode-range: {shown}; }}'
    )


def ranges(characters: Iterable[str], is_loose: bool = False) -> str:
    """Give a unicode-range of these characters.

    A loose one also has what lies between them: a few bytes in place of hundreds, for a piece that
    all others stand before.
    """
    runs: list[tuple[int, int]] = []
    for code in sorted(map(ord, characters)):
        if runs and code <= runs[-1][1] + (_LOOSE if is_loose else 1):
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def style_sheet(faces: Iterable[str], languages: Sequence[Language], settings: FontSettings) -> str:
    """Give the whole of it: `faces`, and `--qostil-font` for each language."""
    scripts = {own.script: own for own in languages if system_fonts(own)}
    marks = [_shared_marks(own) for own in scripts.values()]
    # A language comes before those that start with its code, which its rule matches too.
    stacks = [_stack(own, settings) for own in sorted(languages, key=lambda own: own.code)]
    stand_ins = [] if settings.is_system else _stand_ins()
    return "\n".join([*faces, *stand_ins, *marks, *stacks]) + "\n"


def _stand_ins() -> Iterator[str]:
    """Yield fonts of the system, stretched to the measures of ours."""
    for name, full_names, widths in _STAND_INS:
        for weight, width in widths.items():
            bold = " Bold" if weight == BOLD else ""
            yield (
                f'@font-face {{ font-family: "{SANS.name} {name}"; font-weight: {weight}; '
                f"src: {_local(full + bold for full in full_names)}; size-adjust: {width:.1%}; "
                f"ascent-override: {ASCENT / width:.1%}; descent-override: {DESCENT / width:.1%}; "
                f"line-gap-override: 0%; unicode-range: {_STOOD_IN_FOR}; }}"
            )


def _shared_marks(language: Language) -> str:
    """Give a font of the system's for the marks that would else come from that for Latin.

    Until ours has come they are as wide as they will be then: Han is square in every font.
    """
    return (
        f'@font-face {{ font-family: "{_marks(language)}"; '
        f"src: {_local(system_fonts(language))}; unicode-range: {_SHARED_MARKS}; }}"
    )


def _stack(language: Language, settings: FontSettings) -> str:
    ours = [family.name for family in families(language, settings)]
    system = system_fonts(language)
    marks = [_marks(language)] if system else []
    stand_ins = [f"{SANS.name} {name}" for name, _, _ in _STAND_INS] if ours else []
    listed = [f'"{name}"' for name in (*ours[:-1], *marks, *ours[-1:], *stand_ins, *system)]
    return f'[lang|="{language.code}"] {{ --qostil-font: {", ".join([*listed, *_GENERIC])}; }}'


def _marks(language: Language) -> str:
    return f"Qostil {language.script} marks"


def _local(full_names: Iterable[str]) -> str:
    return ", ".join(f'local("{name}")' for name in full_names)
