"""What SKOS states of our vocabularies, subject by subject, for whoever writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from clearinghouse.exchange.formats.characters import on_one_line
from clearinghouse.exchange.formats.skos.schemes import Concept, Scheme

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
LANGUAGE = "en"


@dataclass(frozen=True)
class Address:
    """Something with an address."""

    value: str


@dataclass(frozen=True)
class Words:
    """A text; in our language, unless it is no language at all."""

    value: str
    language: str = LANGUAGE


@dataclass(frozen=True)
class Truth:
    """True or false."""

    value: bool


Said = Address | Words | Truth


@dataclass(frozen=True)
class Subject:
    """One thing, its type, and what is said of it: pairs of a prefixed property and a value, in a fixed order."""

    address: str
    type: str
    said: tuple[tuple[str, Said], ...]


def subjects(schemes: Iterable[Scheme]) -> Iterator[Subject]:
    """Every scheme, each followed by its concepts."""
    for scheme in schemes:
        yield Subject(scheme.address, "skos:ConceptScheme", tuple(said_of_scheme(scheme)))
        for concept in scheme.concepts:
            yield Subject(concept.address, "skos:Concept", tuple(said_of_concept(concept, scheme)))


def said_of_scheme(scheme: Scheme) -> Iterator[tuple[str, Said]]:
    """Its names, whose it is, and where it begins."""
    yield "dcterms:title", Words(on_one_line(scheme.title))
    yield "skos:prefLabel", Words(on_one_line(scheme.title))
    yield "dcterms:description", Words(on_one_line(scheme.note))
    yield "dcterms:publisher", Words(on_one_line(settings.SITE_NAME))
    yield "dcterms:license", Address(settings.RECORDS_LICENSE_URL)
    for concept in scheme.below.get("", ()):
        yield "skos:hasTopConcept", Address(concept.address)


def said_of_concept(concept: Concept, scheme: Scheme) -> Iterator[tuple[str, Said]]:
    """Its names, its place, and what took its place."""
    yield "skos:inScheme", Address(scheme.address)
    yield "skos:notation", Words(on_one_line(concept.notation), language="")
    yield "skos:prefLabel", Words(on_one_line(concept.label))
    for name in concept.other_labels:
        yield "skos:altLabel", Words(on_one_line(name))
    if concept.note:
        yield "skos:scopeNote", Words(on_one_line(concept.note))
    if concept.see_also:
        yield "rdfs:seeAlso", Address(concept.see_also)
    if concept.replaced_by:
        yield "owl:deprecated", Truth(True)
        yield "dcterms:isReplacedBy", Address(concept.replaced_by)
    else:
        yield from place_of(concept, scheme)


def place_of(concept: Concept, scheme: Scheme) -> Iterator[tuple[str, Said]]:
    """What is above and below a concept."""
    if concept in scheme.below.get("", ()):
        yield "skos:topConceptOf", Address(scheme.address)
    else:
        yield "skos:broader", Address(concept.broader)
    for narrower in scheme.below.get(concept.address, ()):
        yield "skos:narrower", Address(narrower.address)
