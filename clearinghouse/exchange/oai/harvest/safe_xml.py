"""Reading XML of strangers. Nothing is declared in it, nothing is fetched for it, and nothing in it stands for more than itself."""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from clearinghouse.core.errors import RuleViolation


class UnreadableXml(RuleViolation):
    """What a server sent is no XML that is read here."""

    code = "unreadable_xml"
    message = "The server’s answer cannot be read as XML."


class PrologueOver(Exception):
    """The root element has begun: from here on nothing can be declared."""


def read_xml(content: bytes) -> etree._Element:
    """The root of a document. Raises UnreadableXml for broken XML, and for any that declares a type or entities."""
    refuse_declarations(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableXml(f"The server’s answer cannot be read as XML: {str(error)[:200]}") from None


def refuse_declarations(content: bytes) -> None:
    """Read as far as the root element and refuse whatever declares something before it."""

    def refuse(*args: object) -> None:
        raise UnreadableXml("The server’s answer declares a document type, which is not read here.")

    def pass_on(*args: object) -> None:
        raise PrologueOver

    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = refuse
    reader.StartElementHandler = pass_on
    try:
        reader.Parse(content, True)
    except PrologueOver:
        return
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableXml from None
