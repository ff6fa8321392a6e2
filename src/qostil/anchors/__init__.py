"""Every id in every language: where it stands, where its partners are, what is wrong with it."""

from qostil.anchors.index import Anchors, Place
from qostil.anchors.pairing import Gap, Pairing, Partner

__all__ = ["Anchors", "Gap", "Pairing", "Partner", "Place"]
