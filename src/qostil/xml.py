"""XML as text: the same elements give the same bytes."""

import re
from xml.etree.ElementTree import Element, indent, tostring

# What no XML 1.0 document may hold (§ 2.2), not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Give a text in which U+FFFD stands for each character that XML has no way to write."""
    return _FORBIDDEN.sub("\ufffd", text)


def to_xml(root: Element, doctype: str = "", is_indented: bool = True) -> str:
    """Give a document; a character that XML can't hold comes out as U+FFFD."""
    if is_indented:
        indent(root)
    body = writable(tostring(root, "unicode"))
    return "\n".join(filter(None, ['<?xml version="1.0" encoding="UTF-8"?>', doctype, body])) + "\n"
