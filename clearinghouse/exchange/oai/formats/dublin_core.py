"""Unqualified Dublin Core, which every library understands (http://www.openarchives.org/OAI/2.0/oai_dc.xsd)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from clearinghouse.exchange.oai.xml import LOCATION, XSI, add_each

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.exchange.oai.facts import ResourceFacts

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
SUBJECTS = ("topics", "subjects", "functional_needs")


def write(facts: ResourceFacts) -> etree._Element:
    """The record of a resource."""
    page = facts.page
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(LOCATION, f"{OAI_DC} {SCHEMA}")

    def dc(name: str, *texts: object) -> None:
        inner = etree.Element(f"{{{DC}}}x")
        add_each(inner, name, *texts)
        root.extend(list(inner))

    dc("title", page.title)
    dc("creator", *page.authors)
    dc("subject", *(term.name for name in SUBJECTS for term in facts.terms.get(name, [])), *facts.tags)
    dc("description", page.summary)
    dc("publisher", page.publisher)
    dc("date", page.published_year or day(page.first_published_at))
    dc("type", page.kind_label)
    dc("format", "text/html")
    dc("identifier", facts.url, doi(page.doi), f"ERIC:{page.eric_id}" if page.eric_id else "")
    dc("source", page.source_url)
    dc("language", page.language)
    dc("relation", *(works(facts)), facts.replaced_by)
    dc("coverage", *(grade.name for grade in facts.terms.get("grades", [])))
    dc("rights", page.license, page.license_url)
    return root


def works(facts: ResourceFacts) -> list[str]:
    """What the resource rests on, by the address under which each is found, else as cited."""
    return [doi(source.doi) or source.url or source.citation for source in facts.sources]


def day(moment: datetime | None) -> str:
    """The day of a moment, where it is known."""
    return f"{moment:%Y-%m-%d}" if moment else ""


def doi(value: str) -> str:
    """A DOI as an address."""
    return f"https://doi.org/{value}" if value else ""
