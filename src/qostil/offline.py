"""The built site as one zip: the same files give the same bytes."""

import zipfile
from pathlib import Path

from qostil.errors import InputError, Problem
from qostil.files import remove_on_failure

FILE_NAME = "offline.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can name; the clock is not in it


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
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
    aside.replace(target)
    return target
