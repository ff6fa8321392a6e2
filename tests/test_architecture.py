"""Imports run one way, and hooks hold events only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "qostil"
STAGES = {"source", "split", "align", "markdown", "anchors", "glossary", "search", "fonts", "check"}
# From the ground up: a room may import from those below it, and from itself.
FLOORS = [
    {"errors", "ids", "progress"},
    {"model", "files", "archive", "xml"},
    {"data"},
    {"languages"},
    {"parallel"},
    STAGES | {"policy", "offline", "listing", "minify"},
    {"project"},
    {"exchange", "view"},
    {"export"},
    {"mkdocs"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
THEIRS = {"mkdocs", "mkdocs_static_i18n", "material"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    """Give the dotted names that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def floor(name: str) -> int:
    return next(n for n, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("module", modules(), ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_room_imports_only_from_below(module: Path) -> None:
    own = room(module)
    if own == "__init__":
        assert not imports(module)
        return
    for name in imports(module):
        first, _, rest = name.partition(".")
        if first != "qostil":
            continue
        other = rest.partition(".")[0]
        assert other == own or floor(other) < floor(own), f"{own} imports {name}"


@pytest.mark.parametrize("module", modules(), ids=lambda m: str(m.relative_to(PACKAGE)))
def test_only_the_glue_knows_mkdocs(module: Path) -> None:
    theirs = {name.partition(".")[0] for name in imports(module)} & THEIRS
    assert room(module) == "mkdocs" or not theirs


@pytest.mark.parametrize("hook", sorted((ROOT / "hooks").glob("*.py")), ids=lambda h: h.name)
def test_hooks_hold_events_and_nothing_else(hook: Path) -> None:
    tree = ast.parse(hook.read_text("utf-8"))
    for node in tree.body:
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_event = isinstance(node, ast.FunctionDef) and node.name.startswith("on_")
        assert is_docstring or is_event or isinstance(node, ast.ImportFrom), ast.dump(node)
        if isinstance(node, ast.FunctionDef):
            assert len(node.body) == 1, f"{node.name} does more than pass the event on"
