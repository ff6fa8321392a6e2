"""The source text as paragraphs, each with its language.

In plain text a paragraph is a line that is not blank, or, where lines are evidently wrapped, what
stands between two blank lines.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.languages import CODE, CODES, Language, known_languages, language
from qostil.languages.scripts import is_in_another_script
from qostil.model import Paragraph
from qostil.source.encodings import Decoded, decode
from qostil.source.forms import Form, Line, in_rows, rows_in_turn, turns
from qostil.source.headings import with_headings
from qostil.source.identification import find_languages, identify
from qostil.source.marked import front_matter, is_marked, read_marked
from qostil.source.tables import is_table, read_table
from qostil.source.wrapping import unwrapped

# Marks that end lines for some programs, MkDocs' plugins among them, and not for others.
_SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
Block = tuple[Paragraph, int]
"""A paragraph, and the number of the run of lines between blank ones that it stands in."""


@dataclass(frozen=True)
class Source:
    """A text as it was read.

    `texts`: each language's paragraphs in their order, the languages in that of their first ones.
    `form`: how the languages stand in the files. `encodings`: what each file was read as. `notes`:
    what was found out and the user did not say, a line each.
    """

    texts: Mapping[str, Sequence[Paragraph]]
    form: Form
    encodings: Mapping[Path, str]
    notes: Sequence[str]


def read_source(
    files: Sequence[Path],
    languages: Sequence[Language] | None = None,
    *,
    form: str | None = None,
    encoding: str | None = None,
) -> Source:
    """Read a text in whatever form and encoding it is.

    `languages`: the text's; None has them found out. `form`, one of Form's values, and `encoding`
    say what is found out otherwise. Raises InputError where a file can't be read, where a line
    holds control characters or is in none of the languages, and where one of them has no text.
    """
    expected = languages or [language(code) for code in sorted(known_languages())]
    decoded = [decode(path, expected, encoding) for path in files]
    wrong = [problem for file in decoded for problem in _unreadable(file)]
    if wrong:
        raise InputError(wrong)
    found, lines, notes = _read(decoded, languages, _form(files, form))
    texts: dict[str, list[Paragraph]] = {}
    for line in lines:
        texts.setdefault(line.code, []).append(line.paragraph)
    wrong = [*_missing(files, texts, languages), *_misplaced(texts)]
    if wrong:
        raise InputError(wrong)
    whole = found is Form.TABLE
    texts = with_headings(texts, {code: language(code) for code in texts}, whole=whole)
    notes = [*_said(decoded, texts, found), *notes, *_directed(texts)]
    return Source(texts, found, {file.path: file.encoding for file in decoded}, notes)


def _form(files: Sequence[Path], form: str | None) -> Form | None:
    if form and form not in list(Form):
        raise InputError(Problem(files[0], 0, f"the form {form!r}", f"one of {', '.join(Form)}"))
    return Form(form) if form else None


def _read(
    files: Sequence[Decoded], languages: Sequence[Language] | None, form: Form | None
) -> tuple[Form, Sequence[Line], Sequence[str]]:
    """Give the form that the files are in, and their lines with their languages."""
    if form is Form.TABLE or (form is None and all(map(is_table, files))):
        tables = [read_table(file, languages) for file in files]
        return Form.TABLE, [*chain(*(t[0] for t in tables))], [*chain(*(t[1] for t in tables))]
    blocks = [[*_paragraphs(file)] for file in files]
    own = languages or find_languages([p.text for p, _ in chain(*blocks)])
    if not own or not all(CODE.fullmatch(each.code) for each in own):
        raise InputError(_untold(files[0].path, own))
    codes = _by_file(files, blocks, own) if len(files) > 1 or form is Form.FILES else []
    if form is Form.FILES or (form is None and len(set(codes)) == len(codes) > 1):
        return Form.FILES, [*_of_files(files, blocks, codes)], []
    lines = _with_languages([*chain(*blocks)], own)
    rows = rows_in_turn(lines) if form is None else turns(lines) if form is Form.ALTERNATING else []
    return (Form.ALTERNATING, in_rows(rows), []) if rows else (Form.SUCCESSIVE, lines, [])


def _untold(path: Path, found: Sequence[Language]) -> Problem:
    if not found:
        return Problem(path, 0, "no language can be told from its text", "the languages' codes")
    names = ", ".join(own.code for own in found)
    return Problem(path, 0, f"its languages seem to be {names}", CODES, "name the languages")


def _paragraphs(file: Decoded) -> Iterator[Block]:
    lines = _SEPARATORS.sub(" ", file.text).split("\n")
    runs = [0, *accumulate(int(not line.strip()) for line in lines)]
    read = read_marked if is_marked(file.path) else _lines
    return ((paragraph, runs[paragraph.line]) for paragraph in read(file.path, lines))


def _lines(path: Path, lines: Sequence[str]) -> Sequence[Paragraph]:
    numbered = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return unwrapped([Paragraph(text, 0, path, number) for number, text in numbered if text])


def _by_file(
    files: Sequence[Decoded], blocks: Sequence[Sequence[Block]], languages: Sequence[Language]
) -> list[str | None]:
    """Give the language of each file: by their names, as in `kk.txt`, or by most of their letters.

    None for a file that has no text.
    """
    codes = {own.code for own in languages}
    named: list[str | None] = [re.split("[._]", file.path.stem)[-1] for file in files]
    if set(named) <= codes and len(set(named)) == len(named):
        return named
    return [_of_most([p.text for p, _ in block], languages) for block in blocks]


def _of_most(lines: Sequence[str], languages: Sequence[Language]) -> str | None:
    """Give the language of most letters of the lines, or None."""
    letters: Counter[str | None] = Counter()
    for line, code in zip(lines, identify(lines, languages), strict=True):
        letters[code] += sum(map(str.isalpha, line))
    code, most = next(iter(letters.most_common(1)), (None, 0))
    return code if most * 2 > letters.total() else None


def _of_files(
    files: Sequence[Decoded], blocks: Sequence[Sequence[Block]], codes: Sequence[str | None]
) -> Iterator[Line]:
    for file, block, code in zip(files, blocks, codes, strict=True):
        if not code or codes.count(code) > 1:
            found = f"it is in {code}, as another file is" if code else "its language can't be told"
            raise InputError(Problem(file.path, 0, found, "one file for each language"))
        yield from (Line(code, paragraph, run) for paragraph, run in block)


def _with_languages(blocks: Sequence[Block], languages: Sequence[Language]) -> list[Line]:
    found = identify([paragraph.text for paragraph, _ in blocks], languages)
    lines, problems = [], []
    for (paragraph, run), code in zip(blocks, found, strict=True):
        if code is None:
            problems.append(_foreign(paragraph, languages))
        else:
            lines.append(Line(code, paragraph, run))
    if problems:
        raise InputError(problems)
    return lines


def _foreign(paragraph: Paragraph, languages: Sequence[Language]) -> Problem:
    found = f"a line in none of the text's languages: {paragraph.text[:40]!r}"
    names = ", ".join(own.code for own in languages)
    do = "name its language in text.toml, or take it out"
    return Problem(paragraph.file, paragraph.line, found, names, do)


def _missing(
    files: Sequence[Path],
    texts: Mapping[str, Sequence[Paragraph]],
    languages: Sequence[Language] | None,
) -> Iterator[Problem]:
    read = {paragraph.file for found in texts.values() for paragraph in found}
    empty = [file for file in files if file not in read]
    for own in languages or ():
        if own.code not in texts:
            expected = "lines in every language that text.toml names"
            yield Problem((empty or files)[0], 0, f"no line is in {own.code}", expected)


def _misplaced(texts: Mapping[str, Sequence[Paragraph]]) -> Iterator[Problem]:
    """Yield paragraphs that stand with one language and have the letters of another alone."""
    scripts = {code: language(code).script for code in texts}
    for code, paragraphs in texts.items():
        for paragraph in paragraphs:
            if is_in_another_script(paragraph.text, scripts[code], scripts.values()):
                found = f"a paragraph of {code} in other letters: {paragraph.text[:40]!r}"
                do = "translate it, or leave it out"
                yield Problem(paragraph.file, paragraph.line, found, code, do)


def _said(
    files: Sequence[Decoded], texts: Mapping[str, Sequence[Paragraph]], form: Form
) -> Iterator[str]:
    """Yield what was found out of the files as wholes."""
    yield f"read as {form.value}: {form.said} ({', '.join(texts)})"
    for file in files:
        if file.encoding != "utf-8":
            yield f"{file.path.name}: read as {file.encoding}"
        if is_marked(file.path) and front_matter(file.text.split("\n")):
            yield f"{file.path.name}: the front matter is left out"


def _directed(texts: Mapping[str, Sequence[Paragraph]]) -> Iterator[str]:
    """Yield where text holds characters that turn its direction: they may hide what it says."""
    for paragraph in chain(*texts.values()):
        found = _DIRECTIONS.search(paragraph.text)
        if found:
            name = unicodedata.name(found[0])
            place = f"{paragraph.file.name}:{paragraph.line}"
            yield f"{place}: {name} turns the direction of the text; it is shown isolated"


def _unreadable(file: Decoded) -> Iterator[Problem]:
    for number, line in enumerate(file.text.split("\n"), 1):
        found = _CONTROLS.search(line)
        if found:
            name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
            text = f"the control character {name} at character {found.start() + 1}"
            yield Problem(file.path, number, text, "text", "take it out of the source")
