"""Style sheets and scripts without comments and white space: fewer bytes for a reader to load."""

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from qostil.files import read_text, write_aside

_MINIFIERS = {".css": cssmin, ".js": jsmin}


def minify_folder(folder: Path) -> None:
    """Rewrite every style sheet and script below a folder of a built site."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _MINIFIERS):
        write_aside(path, str(_MINIFIERS[path.suffix](read_text(path))) + "\n")
