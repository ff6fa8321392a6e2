"""Every id in every language: where it stands, where its partners are, what is wrong with it."""

from qostil.anchors.index import Anchors, Place

__all__ = ["Anchors", "Place"]
