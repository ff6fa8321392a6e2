"""The built site, read again as a browser would: all is there, and every link arrives."""

from qostil.check.site import check_site

__all__ = ["check_site"]
