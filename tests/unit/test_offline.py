"""The site as a zip."""

import os
import zipfile
from pathlib import Path

import pytest

from qostil.errors import InputError
from qostil.offline import FILE_NAME, pack


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"index.html": "тау", "zh/index.html": "山", "assets/a.js": "1" * 5_000}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_the_zip_holds_the_whole_site_in_one_folder_and_not_itself(site: Path) -> None:
    pack(site)
    with zipfile.ZipFile(pack(site)) as archive:
        assert archive.namelist() == [
            "qostil-site/START.html",
            "qostil-site/site/assets/a.js",
            "qostil-site/site/index.html",
            "qostil-site/site/zh/index.html",
        ]
        assert archive.read("qostil-site/site/zh/index.html").decode() == "山"
        assert archive.testzip() is None
    assert (site / FILE_NAME).stat().st_size < 3_000


def test_one_file_beside_the_site_opens_it_under_its_title(site: Path) -> None:
    (site / "index.html").write_text("<html><title>Тау &amp; тас</title></html>", "utf-8")
    with zipfile.ZipFile(pack(site)) as archive:
        start = archive.read("qostil-site/START.html").decode()
    assert '<meta http-equiv="refresh" content="0; url=site/index.html">' in start
    assert '<a href="site/index.html">Тау &amp; тас</a>' in start


def test_the_same_files_give_the_same_bytes_whenever_they_were_written(site: Path) -> None:
    first = pack(site).read_bytes()
    os.utime(site / "index.html", (1, 1))
    assert pack(site).read_bytes() == first
    (site / "index.html").write_text("таулар", "utf-8")
    assert pack(site).read_bytes() != first


def test_a_failure_leaves_no_half_a_zip(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = pack(site).read_bytes()

    def fails(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fails)
    with pytest.raises(OSError, match="no space left"):
        pack(site)
    assert (site / FILE_NAME).read_bytes() == old
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []


def test_where_there_is_no_site_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no site is here; expected a built one"):
        pack(tmp_path)
    assert list(tmp_path.iterdir()) == []
