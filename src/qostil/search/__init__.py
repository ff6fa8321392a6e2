"""The search index of each language, what finds in it, and its files for the browser."""

from qostil.search.index import Index, build_index
from qostil.search.writing import search_files

__all__ = ["Index", "build_index", "search_files"]
