"""What stands in the repository is what people and machines may rely on."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import material
import pytest

ROOT = Path(__file__).parent.parent
SHA256 = "e6492cf2c763cd4b3b8ab8ccf9fe9e0c1aa076aa41d30e545575d9e7cebe2c37"
SKELETON = ("README.md", ".gitignore", ".github/workflows/publish.yml")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def keys(partial: Path) -> set[str]:
    return set(re.findall(r'^\s*"([^"]+)":', partial.read_text("utf-8"), re.MULTILINE))


def test_the_source_is_the_text_as_received() -> None:
    source = ROOT / "source" / "da-fupin-geju.kk-zh.txt"
    assert hashlib.sha256(source.read_bytes()).hexdigest() == SHA256


def test_the_source_has_not_moved_on_from_what_was_split() -> None:
    split = [sys.executable, "-m", "qostil.cli", "-C", str(ROOT), "split", "--check"]
    assert subprocess.run(split, check=False).returncode == 0


def test_the_theme_speaks_kazakh_wherever_it_speaks() -> None:
    english = Path(material.__file__).parent / "templates" / "partials" / "languages" / "en.html"
    kazakh = ROOT / "overrides" / "partials" / "languages" / "kk.html"
    assert keys(kazakh) == keys(english)
    assert len(keys(english)) > 40


@pytest.mark.parametrize("lock", ["site.txt", "test.txt"])
def test_every_dependency_is_pinned_with_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+", text, re.MULTILINE)
    hashed = re.findall(
        r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+.*\\\n(?:.*\n)*?.*--hash=sha256:", text, re.MULTILINE
    )
    requirements = re.findall(r"^[a-z0-9]\S*", text, re.MULTILINE)
    assert len(pins) == len(hashed) == len(requirements) > 10
    assert "://" not in re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE)


def test_every_npm_package_is_pinned_by_its_hash_and_to_no_registry() -> None:
    lock = json.loads((ROOT / "verify" / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    for package in packages:
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_no_file_names_a_folder_of_this_machine() -> None:
    # The checkout's own path, put together here so that this file does not hold it.
    places = (str(ROOT).encode(), str(Path.home()).encode() + b"/")
    for path in tracked():
        if path.is_file():
            data = path.read_bytes()
            assert not any(place in data for place in places), path


def test_the_wheel_carries_the_template(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([*build, "-w", str(tmp_path), str(ROOT)], check=True, env=environment)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    template = [
        path.relative_to(ROOT)
        for path in tracked()
        if path.relative_to(ROOT).parts[0] in ("hooks", "overrides") and path.is_file()
    ]
    assert len(template) > 20
    assert {f"qostil/template/{path.as_posix()}" for path in template} <= names
    assert {f"qostil/skeleton/{path}" for path in SKELETON} <= names
    assert {"qostil/template/mkdocs.yml", "qostil/languages/kk.toml", "qostil/py.typed"} <= names
    fonts = {name.rpartition("/")[2] for name in names if name.startswith("qostil/fonts/files/")}
    assert len([name for name in fonts if name.endswith(".woff2")]) == 4
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", *(name for name in fonts if name.endswith(".OFL.txt"))}
