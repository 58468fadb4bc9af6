"""What RFC 4287 asks of a feed, as rules of our own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, in capitals (RFC 4287, 3.3).
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FEED = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "subtitle": (0, 1), "author": (0, 99), "link": (1, 99), "entry": (0, 999)}
ENTRY = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1), "author": (0, 99), "link": (1, 99), "category": (0, 99)}  # fmt: skip


def valid_feed(content: bytes) -> ET.Element:
    """The feed, every rule of which holds."""
    root = ET.fromstring(content)  # noqa: S314 -- our own answer
    assert root.tag == f"{ATOM}feed"
    check(root, FEED)
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        check(entry, ENTRY)
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    return root


def check(element: ET.Element, allowed: dict[str, tuple[int, int]]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= set(allowed)
    for name, (least, most) in allowed.items():
        assert least <= names.count(name) <= most, name
    assert urlsplit(element.findtext(f"{ATOM}id")).scheme
    for name in ("updated", "published"):
        for found in element.findall(f"{ATOM}{name}"):
            assert MOMENT.fullmatch(found.text), found.text
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name")
    for link in element.findall(f"{ATOM}link"):
        assert urlsplit(link.get("href")).netloc
    for text in element.findall(f"{ATOM}summary"):
        assert text.get("type", "text") in ("text", "html")


def titles(root: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
