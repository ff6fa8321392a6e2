"""`python -m qostil` is the command `qostil`."""

import sys

from qostil.cli import main

sys.exit(main())
