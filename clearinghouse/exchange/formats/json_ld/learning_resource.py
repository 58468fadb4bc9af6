"""A resource as a LearningResource of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings

from clearinghouse.exchange.formats.addresses import page_address
from clearinghouse.exchange.formats.characters import speakable
from clearinghouse.exchange.formats.citations.works import has_original, kind_of
from clearinghouse.exchange.formats.json_ld import parts
from clearinghouse.exchange.formats.json_ld.accessibility import accessibility_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.exchange.formats.json_ld.parts import Cited, Thing
    from clearinghouse.resources.models import ResourcePage

ISTE = "ISTE Standards for Educators"
ISTE_ADDRESS = "https://iste.org/standards/educators"
# In a page, no text may end the script element or look like the beginning of one.
IN_A_PAGE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def learning_resource(page: ResourcePage, cited: Iterable[Cited]) -> Thing:
    """The description of a resource that rests on these works.

    Its terms are asked of the page, which costs nothing where they were read ahead. Who made it, when, and what others may do with it
    are of the original where that is recorded, else of our page.
    """
    is_ours = not has_original(page)
    address = page_address(page)
    found: Thing = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "learningResourceType": str(kind_of(page).label),
        "audience": parts.TEACHERS,
        "provider": parts.consortium(),
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "creativeWorkStatus": "Retired" if page.is_retired else "",
        "timeRequired": f"PT{page.minutes}M" if getattr(page, "minutes", None) else "",
        **(of_ours(page) if is_ours else of_original(page)),
        **by_terms(page),
        **accessibility_of(page, is_ours=is_ours),
        "citation": [parts.citation(work) for work in cited],
    }
    return dict(spoken(parts.filled(found)))


def of_ours(page: ResourcePage) -> Thing:
    """Our own page: by us, and free to read."""
    return {
        "author": parts.consortium(),
        "publisher": parts.consortium(),
        "datePublished": page.first_published_at.date().isoformat() if page.first_published_at else "",
        "isAccessibleForFree": True,
        "license": settings.RECORDS_LICENSE_URL,
    }


def of_original(page: ResourcePage) -> Thing:
    """The work that the record describes. Whether it is free is said where its cost is recorded."""
    return {
        "author": [parts.author(name) for name in page.authors],
        "publisher": {"@type": "Organization", "name": page.publisher} if page.publisher else "",
        "datePublished": str(page.published_year or ""),
        "isAccessibleForFree": None if page.cost_per_pupil is None else page.cost_per_pupil == 0,
        "license": parts.license_of(page),
        "sameAs": page.source_url,
        "identifier": parts.identifiers(page.doi, page.eric_id),
    }


def by_terms(page: ResourcePage) -> Thing:
    """What it is about, for which grades, and how it stands to frameworks."""
    subjects, grades = list(page.subjects.all()), list(page.grades.all())
    needs = list(page.functional_needs.all()) if hasattr(page, "functional_needs") else []
    area = page.get_iste_area_display() if getattr(page, "iste_area", "") else ""
    return {
        "about": [parts.defined_term(term) for term in [*page.topics.all(), *needs]],
        "educationalLevel": [parts.defined_term(grade) for grade in grades],
        "teaches": f"{ISTE}: {area}" if area else "",
        "educationalAlignment": [
            *parts.alignments("educationalSubject", subjects),
            *parts.alignments("educationalLevel", grades),
            *([parts.alignment("teaches", ISTE, area, ISTE_ADDRESS)] if area else []),
        ],
    }


def spoken(thing: Any) -> Any:
    """The same with every text fit for any format."""
    if isinstance(thing, str):
        return speakable(thing)
    if isinstance(thing, dict):
        return {name: spoken(value) for name, value in thing.items()}
    return [spoken(value) for value in thing] if isinstance(thing, list) else thing


def in_a_page(thing: Thing) -> str:
    """As the content of a script element that holds data: nothing in it can end the element."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(IN_A_PAGE)
