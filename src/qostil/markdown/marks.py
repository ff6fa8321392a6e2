"""The comment behind a line: `<!--s2-1-->`, `<!--s5-2 s5-3-->`, `<!--s5-2 =s5-4 doubtful-->`.

Ids first, then aliases with `=`, then words. The comment stands behind the text, since CommonMark
takes a line that starts with one for an HTML block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qostil.ids import SECTION_ID, SEGMENT_ID

_IDS = re.compile(r"<!--[ \t]*(?:=?s\d+(?:-\d+[a-z]*)?(?:[ \t]+|(?=-->)))*")
_OPENS = re.compile(r"=?s\d")
WORDS = ("editorial", "doubtful")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a comment says; `wrong` holds what of it is no id, alias or word."""

    ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    editorial: bool = False
    doubtful: bool = False
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give the comment."""
        words = [word for word in WORDS if getattr(self, word)]
        return f"<!--{' '.join([*self.ids, *(f'={a}' for a in self.aliases), *words])}-->"


def parse_mark(line: str) -> tuple[str, Mark | None]:
    """Part a line from the mark behind it, if it has one."""
    # By hand: a regular expression would try each space of a long line as the comment's first.
    text, opening, comment = line.rstrip(" \t").rpartition("<!--")
    inside = comment.removesuffix("-->").strip(" \t")
    if not opening or not comment.endswith("-->") or not _OPENS.match(inside) or ">" in inside:
        return line, None
    tokens = inside.split()
    ids = tuple(token for token in tokens if _is_id(token))
    aliases = tuple(token[1:] for token in tokens if token[0] == "=" and _is_id(token[1:]))
    known = {*ids, *(f"={alias}" for alias in aliases), *WORDS}
    wrong = tuple(token for token in tokens if token not in known)
    return text.rstrip(" \t"), Mark(
        ids, aliases, "editorial" in tokens, "doubtful" in tokens, wrong
    )


def add_to_mark(line: str, ids: Sequence[str] = (), aliases: Sequence[str] = ()) -> str:
    """Add ids and aliases to the mark behind a line; nothing else in the line changes."""
    added = Mark(tuple(ids), tuple(aliases))
    if not parse_mark(line)[1]:
        return f"{line}{'' if line.endswith((' ', chr(9))) else ' '}{added}"
    text, opening, comment = line.rpartition("<!--")
    found = _IDS.match(opening + comment)
    known = found[0].removeprefix("<!--").strip() if found else ""
    rest = (opening + comment)[len(found[0]) if found else 0 :]
    tokens = [*ids, *known.split(), *(f"={alias}" for alias in aliases)]
    return f"{text}<!--{' '.join(tokens)}{'' if rest.startswith('-->') else ' '}{rest}"


def _is_id(token: str) -> bool:
    return bool(SEGMENT_ID.fullmatch(token) or SECTION_ID.fullmatch(token))
