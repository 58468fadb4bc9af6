"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), for what reads no Turtle."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from clearinghouse.exchange.formats.skos.schemes import Scheme
from clearinghouse.exchange.formats.skos.statements import NAMESPACES, Address, Said, Subject, Words, subjects

RDF = NAMESPACES["rdf"]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_rdf_xml(schemes: Iterable[Scheme]) -> bytes:
    """The vocabularies as one document in UTF-8."""
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=NAMESPACES)
    for subject in subjects(schemes):
        add_subject(root, subject)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def add_subject(root: etree._Element, subject: Subject) -> None:
    """One thing and all that is said of it."""
    thing = etree.SubElement(root, tag_of(subject.type), {f"{{{RDF}}}about": subject.address})
    for name, value in subject.said:
        add_value(etree.SubElement(thing, tag_of(name)), value)


def add_value(element: etree._Element, value: Said) -> None:
    """What is said, in the element of its property."""
    if isinstance(value, Address):
        element.set(f"{{{RDF}}}resource", value.value)
        return
    if isinstance(value, Words):
        element.text = value.value
        if value.language:
            element.set(LANG, value.language)
        return
    element.text = "true" if value.value else "false"
    element.set(f"{{{RDF}}}datatype", f"{NAMESPACES['xsd']}boolean")


def tag_of(name: str) -> str:
    """`skos:Concept` as XML names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
