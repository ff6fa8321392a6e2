"""Simplified and traditional characters taken as the same."""

from collections.abc import Callable

from qostil.languages.folding import han_variants


def to_simplified() -> Callable[[str], str]:
    """Give what writes a text in simplified characters, one for one, so that places stay."""
    table = str.maketrans(dict(han_variants("t2s")))
    return lambda text: text.translate(table)
