"""Formats of other programs."""

from qostil.exchange.tmx import write_tmx

__all__ = ["write_tmx"]
