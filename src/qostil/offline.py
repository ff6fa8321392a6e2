"""The built site as one zip: the same files give the same bytes."""

import zipfile
from pathlib import Path

from qostil.archive import add_file
from qostil.errors import InputError, Problem
from qostil.files import remove_on_failure

FILE_NAME = "offline.zip"


def pack(site: Path) -> Path:
    """Write `offline.zip` into a built site and give its path.

    All lies in one folder inside, so that unpacking does not strew files about. Raises InputError
    where there is no site.
    """
    if not (site / "index.html").exists():
        raise InputError(Problem(site, 0, "no site is here", "a built one", "build it: make site"))
    target = site / FILE_NAME
    aside = site / f".{FILE_NAME}"
    with remove_on_failure(aside), zipfile.ZipFile(aside, "w") as archive:
        for path in sorted(p for p in site.rglob("*") if p.is_file() and p not in (aside, target)):
            name = f"qostil-site/{path.relative_to(site).as_posix()}"
            add_file(archive, name, path.read_bytes())
    aside.replace(target)
    return target
