"""The built site as one zip: the same files give the same bytes."""

import re
import zipfile
from pathlib import Path

from qostil.archive import add_file
from qostil.errors import InputError, Problem
from qostil.files import read_text, remove_on_failure

FILE_NAME = "offline.zip"
FOLDER = "qostil-site"  # what it unpacks to
START = "START.html"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_START_PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=site/index.html">
<title>{title}</title>
</head>
<body><p><a href="site/index.html">{title}</a></p></body>
</html>
"""


def pack(site: Path) -> Path:
    """Write `offline.zip` into a built site and give its path.

    All lies in one folder inside, so that unpacking does not strew files about; in that there is
    one file to be opened, beside the folder of all others. Raises InputError where there is no
    site.
    """
    if not (site / "index.html").exists():
        raise InputError(Problem(site, 0, "no site is here", "a built one", "build it: make site"))
    target = site / FILE_NAME
    aside = site / f".{FILE_NAME}"
    with remove_on_failure(aside), zipfile.ZipFile(aside, "w") as archive:
        add_file(archive, f"{FOLDER}/{START}", _start_page(site))
        for path in sorted(p for p in site.rglob("*") if p.is_file() and p not in (aside, target)):
            name = f"{FOLDER}/site/{path.relative_to(site).as_posix()}"
            add_file(archive, name, path.read_bytes())
    aside.replace(target)
    return target


def _start_page(site: Path) -> str:
    """Give the page that leads on to the home page, under that one's title."""
    title = _TITLE.search(read_text(site / "index.html"))
    return _START_PAGE.format(title=title[1].strip() if title else "")
