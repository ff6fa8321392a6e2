"""Serves the built site while a command runs, which is given the site's addresses: http, file."""

import subprocess
import sys
from pathlib import Path

from tests.browser.serving import served

if __name__ == "__main__":
    site = Path("site").resolve()
    with served(site) as root:
        sys.exit(subprocess.run([*sys.argv[1:], root, f"{site.as_uri()}/"], check=False).returncode)
