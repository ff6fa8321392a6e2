"""The built site, read again as a browser would: all is there, and every link arrives."""

from qostil.check.site import check_site, default_language

__all__ = ["check_site", "default_language"]
