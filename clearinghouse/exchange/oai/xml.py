"""Writing XML that every reader takes: no character that XML forbids, everything else escaped."""

from __future__ import annotations

import re

from lxml import etree

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LOCATION = f"{{{XSI}}}schemaLocation"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: object) -> str:
    """The text without characters that XML forbids."""
    return FORBIDDEN.sub("", str(text))


def add(parent: etree._Element, name: str, text: object = None, **attributes: object) -> etree._Element:
    """Add an element of the parent's own namespace; what is None or empty is left out of the attributes."""
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
    for key, value in attributes.items():
        if value not in (None, ""):
            element.set(key, clean(value))
    if text is not None:
        element.text = clean(text)
    return element


def add_each(parent: etree._Element, name: str, *texts: object) -> None:
    """Add an element for each text that is not empty."""
    for text in texts:
        if text not in (None, "") and clean(text).strip():
            add(parent, name, text)
