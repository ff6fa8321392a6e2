"""Speed and quality beside peers: `python -m bench` runs all, `python -m bench align` one.

A bench is a folder here with a function `main(arguments)`; what follows its name is given to it.
"""

import sys
from importlib import import_module
from pathlib import Path

BENCHES = sorted(path.parent.name for path in Path(__file__).parent.glob("*/__init__.py"))


def main(arguments: list[str]) -> None:
    """Run the bench that is named, or all."""
    if arguments and arguments[0] not in BENCHES:
        sys.exit(f"{arguments[0]}: no such bench; there are {', '.join(BENCHES)}")
    for name in arguments[:1] or BENCHES:
        print(f"# {name}\n")
        import_module(f"bench.{name}").main(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
