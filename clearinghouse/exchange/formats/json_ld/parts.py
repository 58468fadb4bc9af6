"""The things of which a description in schema.org is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings

from clearinghouse.exchange.formats.addresses import site_url, term_address, vocabulary_address
from clearinghouse.exchange.formats.citations.names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.resources.models import ResourcePage, ResourceSource, Study, Term

Thing = dict[str, Any]
TEACHERS: Thing = {"@type": "EducationalAudience", "educationalRole": "teacher"}


@dataclass(frozen=True)
class Cited:
    """A work that a resource rests on."""

    citation: str
    url: str = ""
    doi: str = ""
    eric_id: str = ""
    supports: str = ""


def cited_source(source: ResourceSource) -> Cited:
    """A source that a curator wrote down."""
    return Cited(source.citation, source.url, source.doi, source.eric_id, source.supports)


def cited_study(study: Study) -> Cited:
    """A reviewed study."""
    return Cited(study.citation, study.page_url, eric_id=study.eric_id)


def filled(thing: Thing) -> Thing:
    """Without what is not recorded. What is false or nought is recorded."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def consortium() -> Thing:
    """Us."""
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{site_url()}/"}


def author(text: str) -> Thing:
    """A person or an organization, as the record writes it."""
    name = name_of(text)
    if not name.is_person:
        return {"@type": "Organization", "name": name.family}
    parts = {"givenName": name.given, "familyName": name.family, "honorificSuffix": name.suffix}
    whole = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    return filled({"@type": "Person", "name": whole, **parts})


def defined_term(term: Term) -> Thing:
    """A term of one of our vocabularies."""
    return {
        "@type": "DefinedTerm",
        "@id": term_address(term.facet, term.slug),
        "name": term.name,
        "termCode": term.slug,
        "inDefinedTermSet": vocabulary_address(term.field),
    }


def alignment(kind: str, framework: str, name: str, url: str) -> Thing:
    """How a resource stands to a framework: `kind` is one of LRMI's words for it."""
    return {
        "@type": "AlignmentObject",
        "alignmentType": kind,
        "educationalFramework": framework,
        "targetName": name,
        "targetUrl": url,
    }


def alignments(kind: str, terms: Iterable[Term]) -> list[Thing]:
    """How a resource stands to terms of ours."""
    return [alignment(kind, term.vocabulary, term.name, term_address(term.facet, term.slug)) for term in terms]


def identifiers(doi: str, eric_id: str) -> list[Thing]:
    """The numbers by which others know a work."""
    found = (("DOI", doi, f"https://doi.org/{doi}"), ("ERIC", eric_id, f"https://eric.ed.gov/?id={eric_id}"))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value, "url": url} for name, value, url in found if value]


def citation(cited: Cited) -> Thing:
    """A work that a resource rests on."""
    return filled(
        {
            "@type": "CreativeWork",
            "name": cited.citation,
            "url": cited.url,
            "identifier": identifiers(cited.doi, cited.eric_id),
        }
    )


def license_of(page: ResourcePage) -> str | Thing:
    """What others may do with the original: the address of its license, or its words where there is no address."""
    return page.license_url or ({"@type": "CreativeWork", "name": page.license} if page.license else "")
