"""The commands, a module each: `add` tells its options, `run` does it and gives the exit status."""

from qostil.commands import (
    align,
    build,
    check,
    diff,
    export,
    glossary,
    ids,
    new,
    offline,
    site,
    split,
)

# As the help lists them.
COMMANDS = (site, new, split, diff, ids, build, check, glossary, align, offline, export)

__all__ = ["COMMANDS"]
