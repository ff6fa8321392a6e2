"""The commands, a module each: `add` tells its options, `run` does it and gives the exit status."""

from qostil.commands import align, build, check, diff, ids, new, offline, site, split

COMMANDS = (site, new, split, diff, ids, align, build, check, offline)  # as the help lists them

__all__ = ["COMMANDS"]
