"""The search data of each language, and the finder that the build tries it with."""

from qostil.search.index import Index, build_index, script

__all__ = ["Index", "build_index", "script"]
