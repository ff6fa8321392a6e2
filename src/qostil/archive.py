"""Zip files whose bytes follow from what is in them alone."""

import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can name; the clock is not in it


def add_file(archive: zipfile.ZipFile, name: str, data: str | bytes, packed: bool = True) -> None:
    """Add a file that everyone may read, compressed if `packed`."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
