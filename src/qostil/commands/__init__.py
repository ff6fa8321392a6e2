"""The commands, a module each: `add` tells its options, `run` does it and gives the exit status."""

from qostil.commands import build, check, diff, glossary, ids, new, offline, site, split

COMMANDS = (site, new, split, diff, ids, build, check, glossary, offline)  # as the help lists them

__all__ = ["COMMANDS"]
