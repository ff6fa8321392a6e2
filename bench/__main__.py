"""Speed and quality beside peers: `python -m bench` runs all, `python -m bench align` one.

A bench is a folder here that Python can run; what follows its name is given to it.
"""

import runpy
import sys
from pathlib import Path

BENCHES = sorted(path.parent.name for path in Path(__file__).parent.glob("*/__main__.py"))


def main(arguments: list[str]) -> None:
    """Run the bench that is named, or all."""
    if arguments and arguments[0] not in BENCHES:
        sys.exit(f"{arguments[0]}: no such bench; there are {', '.join(BENCHES)}")
    for name in arguments[:1] or BENCHES:
        print(f"# {name}\n", flush=True)
        sys.argv = [name, *arguments[1:]]
        runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
