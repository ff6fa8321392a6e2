"""The commands, a module each: `add` tells its options, `run` does it and gives the exit status."""

from qostil.commands import build, check, glossary, offline, split

COMMANDS = (split, build, check, glossary, offline)  # as the help lists them

__all__ = ["COMMANDS"]
