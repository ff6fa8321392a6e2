"""The built site, read again as a browser would: is all there, and does every link arrive?"""

from qostil.check.site import check_site

__all__ = ["check_site"]
