"""What a feed reader would make of a feed: XML read strictly, and as HTML whatever the feed says is HTML."""

from __future__ import annotations

from collections.abc import Iterator

from defusedxml import ElementTree
from lxml import etree

from tests.forums.looking import harm_in, words_of

ATOM, DUBLIN = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
OF_ATOM = {
    "feed",
    "title",
    "subtitle",
    "id",
    "updated",
    "published",
    "link",
    "author",
    "name",
    "entry",
    "summary",
    "content",
    "category",
    "rights",
}
OF_RSS = {"rss", "channel", "title", "link", "description", "language", "lastBuildDate", "item", "pubDate", "guid", f"{{{ATOM}}}link", "copyright"}  # fmt: skip
ELEMENTS = {f"{{{ATOM}}}{name}" for name in OF_ATOM} | OF_RSS | {f"{{{DUBLIN}}}creator"}
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)


def harm_in_feed(content: bytes) -> list[str]:
    """What is not harmless in a feed. Raises where it is no XML for either of two parsers, or brings a document type."""
    ElementTree.fromstring(content, forbid_dtd=True)
    root = etree.fromstring(content, STRICT)
    found = [
        f"an instruction: {node}" for node in root.xpath("//processing-instruction() | /processing-instruction() | //comment()")
    ]
    return found + [wrong for node in root.iter(etree.Element) for wrong in harm_of(node)]


def harm_of(node: etree._Element) -> Iterator[str]:
    """The same for one element."""
    if node.tag not in ELEMENTS:
        yield f"<{node.tag}>"
    if is_html(node):
        yield from harm_in(node.text or "")
    for address in addresses_of(node):
        if not address.startswith(("http://", "https://")):
            yield f"{node.tag} leads to {address}"


def is_html(node: etree._Element) -> bool:
    """Whether readers show it as HTML: in Atom it says so, in RSS every description is."""
    return node.get("type") in ("html", "xhtml") or node.tag == "description"


def addresses_of(node: etree._Element) -> list[str]:
    """Where it leads."""
    own = [node.text or ""] if node.tag == "link" and node.get("href") is None else []
    return own + [value for name, value in node.attrib.items() if name in ("href", "src")]


def words_in_feed(content: bytes) -> str:
    """What a reader shows of everything in it that is HTML, as words."""
    return " ".join(words_of(node.text or "") for node in etree.fromstring(content, STRICT).iter(etree.Element) if is_html(node))
