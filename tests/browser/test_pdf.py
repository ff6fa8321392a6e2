"""The text for printing, which Chromium makes."""

import os
import re
from pathlib import Path

from tests.sites.projects import qostil_


def test_the_text_is_printed_with_its_own_fonts(site: Path, tmp_path: Path) -> None:
    done = qostil_(site.parent, "export", "--pdf", "--out", str(tmp_path))
    assert done.status == 0, done.shown
    [file] = tmp_path.iterdir()
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert 1 < len(re.findall(rb"/Type /Page\b", data)) < 10
    # So Chromium calls what came with the page; a font of the machine has its own name.
    fonts = {name.partition(b"+")[2] for name in re.findall(rb"/FontName /([^\s/]+)", data)}
    assert fonts == {b"OTS-derived-font"}
    assert b"/StructTreeRoot" in data


def test_where_chromium_is_missing_or_fails_that_is_said(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    out = str(tmp_path / "out")
    done = qostil_(site.parent, "export", "--pdf", "--out", out, QOSTIL_CHROMIUM=str(broken))
    assert (done.status, "broken: it did not print" in done.shown) == (1, True)
    python = os.environ.get("VIRTUAL_ENV", "/nowhere")
    done = qostil_(site.parent, "export", "--pdf", "--out", out, QOSTIL_CHROMIUM="", PATH=python)
    assert (done.status, "chromium: it is not here" in done.shown) == (1, True)
    assert not Path(out).exists()
