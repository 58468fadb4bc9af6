"""All that we know of a resource, in a vocabulary of our own after LRMI and schema.org. Its schema is `lrmi.xsd`, served by the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from clearinghouse.exchange.oai.formats.dublin_core import day, doi
from clearinghouse.exchange.oai.identity import base_url
from clearinghouse.exchange.oai.xml import LOCATION, XSI, add, add_each

if TYPE_CHECKING:
    from clearinghouse.exchange.oai.facts import ResourceFacts

NAMESPACE = "urn:clearinghouse:lrmi:1"
FILE = Path(__file__).with_name("lrmi.xsd")
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
# Field of the vocabulary -> element of its terms.
TERMS = {
    "topics": "about",
    "subjects": "about",
    "functional_needs": "functionalNeed",
    "grades": "educationalLevel",
    "requirements": "requires",
}


def schema() -> str:
    """The address of the schema."""
    return f"{base_url()}/lrmi.xsd"


def write(facts: ResourceFacts) -> etree._Element:
    """The record of a resource, its elements in the order of the schema."""
    root = etree.Element(f"{{{NAMESPACE}}}learningResource", nsmap={"lrmi": NAMESPACE, "xsi": XSI})
    root.set(LOCATION, f"{NAMESPACE} {schema()}")
    write_what_it_is(root, facts)
    write_terms(root, facts)
    write_original(root, facts.page)
    write_dials(root, facts)
    write_accessibility(root, facts.page)
    for source in facts.sources:
        add(root, "isBasedOn", source.citation, url=source.url, doi=source.doi, eric=source.eric_id, supports=source.supports)
    if facts.page.is_retired:
        add(root, "retired", facts.page.retired_because, at=f"{facts.page.retired_at:%Y-%m-%d}", replacedBy=facts.replaced_by)
    return root


def write_what_it_is(root: etree._Element, facts: ResourceFacts) -> None:
    """Name, kind, address, words and dates of our page."""
    page = facts.page
    add(root, "name", page.title)
    add(root, "learningResourceType", page.kind_label, code=type(page).kind.value)
    add(root, "url", facts.url)
    add(root, "description", page.summary)
    add_each(root, "inLanguage", page.language if LANGUAGE.fullmatch(page.language) else "")
    add_each(root, "datePublished", day(page.first_published_at))
    add_each(root, "dateModified", day(page.last_published_at))


def write_terms(root: etree._Element, facts: ResourceFacts) -> None:
    """The terms of each vocabulary with their code, then free words."""
    for name, element in TERMS.items():
        for term in facts.terms.get(name, []):
            add(root, element, term.name, code=term.slug, vocabulary=name)
    add_each(root, "keyword", *facts.tags)


def write_original(root: etree._Element, page: Any) -> None:
    """Who made the original, where it is and what may be done with it."""
    add_each(root, "author", *page.authors)
    add_each(root, "publisher", page.publisher)
    add_each(root, "yearOfOriginal", page.published_year)
    add_each(root, "originalUrl", page.source_url)
    for scheme, value in (("DOI", page.doi), ("ERIC", page.eric_id)):
        if value:
            add(root, "identifier", value, scheme=scheme, url=doi(value) if scheme == "DOI" else "")
    if page.license or page.license_url:
        add(root, "license", page.license, url=page.license_url)


def write_dials(root: etree._Element, facts: ResourceFacts) -> None:
    """Evidence, cost and time, as far as they are recorded."""
    page = facts.page
    if facts.tier is not None:
        add(root, "evidenceTier", page.tier_note, tier=facts.tier)
    if page.effect_points is not None or page.effect_months is not None:
        add(root, "effect", page.effect_note, percentilePoints=page.effect_points, months=page.effect_months)
    if page.cost_per_pupil is not None:
        add(root, "costPerPupil", page.cost_note, dollars=page.cost_per_pupil)
    if page.staff_hours_a_week is not None:
        add(root, "staffTime", None, hoursPerWeek=page.staff_hours_a_week)
    if page.one_teacher is not None:
        add(root, "oneTeacher", page.one_teacher_note, possible=str(page.one_teacher).lower())
    if minutes := getattr(page, "minutes", None):
        add(root, "timeRequired", f"PT{minutes}M")


def write_accessibility(root: etree._Element, page: Any) -> None:
    """What schema.org calls access modes, features and hazards."""
    for element, name in (
        ("accessMode", "access_modes"),
        ("accessibilityFeature", "accessibility_features"),
        ("accessibilityHazard", "accessibility_hazards"),
    ):
        add_each(root, element, *getattr(page, name, []))
