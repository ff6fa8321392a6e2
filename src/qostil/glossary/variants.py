"""Simplified and traditional characters taken as the same, with OpenCC (the extra `opencc`)."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from qostil.errors import InputError, Problem


def to_simplified() -> Callable[[str], str]:
    """Give what writes a text in simplified characters, one for one, so that places stay.

    Raises InputError where OpenCC is not installed.
    """
    try:
        opencc = import_module("opencc")
    except ImportError as error:
        found = "simplified and traditional characters are compared with OpenCC, which is missing"
        raise InputError(Problem(Path(), 0, found, "", "pip install qostil[opencc]")) from error
    convert: Callable[[str], str] = cache(opencc.OpenCC("t2s").convert)
    return lambda text: "".join(map(convert, text))
