"""The statements in a document of RDF/XML, of the forms that ours use."""

from __future__ import annotations

from lxml import etree

from tests.exchange.turtle import RDF_TYPE, Literal, Triple

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def plain(tag: str) -> str:
    """`{namespace}name` as an address."""
    return tag.removeprefix("{").replace("}", "")


def read_rdf_xml(document: bytes) -> set[Triple]:
    root = etree.fromstring(document)
    assert root.tag == f"{{{RDF}}}RDF"
    found: list[Triple] = []
    for thing in root:
        subject = thing.attrib[f"{{{RDF}}}about"]
        found.append((subject, RDF_TYPE, plain(thing.tag)))
        found += [(subject, plain(said.tag), value_of(said)) for said in thing]
    assert len(found) == len(set(found)), "said twice"
    return set(found)


def value_of(said: etree._Element) -> str | Literal:
    assert len(said) == 0
    if address := said.get(f"{{{RDF}}}resource"):
        assert not said.text
        return address
    return Literal(said.text or "", said.get(LANG, ""), said.get(f"{{{RDF}}}datatype", ""))
