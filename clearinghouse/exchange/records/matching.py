"""Which resource a row is about: by id, else by slug, DOI, ERIC number or address of the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clearinghouse.exchange.tables.cells import BrokenCell, shortened
from clearinghouse.resources.curation.addresses import keys_of
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.works import held_works

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.exchange.records.lookups import Lookups

DOI_BEFORE = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def bare_doi(text: str) -> str:
    """A DOI without the address or the word before it."""
    return DOI_BEFORE.sub("", text.strip())


def named_by(texts: Mapping[str, str]) -> dict[str, str]:
    """What a row says that tells one resource from all others, the surest first."""
    slug = {"slug": texts["slug"]} if texts.get("slug") else {}
    return slug | keys_of(doi=texts.get("doi", ""), eric_id=texts.get("eric_id", ""), address=texts.get("source_url", ""))


def resources_named(name: str, value: str) -> list[int]:
    """The ids of resources of this slug, DOI, ERIC number or address. One query."""
    if name == "slug":
        return list(ResourcePage.objects.filter(slug=value).values_list("pk", flat=True))
    return [held.pk for held in held_works([{name: value}]) if held.keys.get(name) == value]


def find_resource(texts: Mapping[str, str], lookups: Lookups) -> ResourcePage | None:
    """The resource that a row names, None where it is a new one.

    Raises BrokenCell for an unknown id, for identifiers of several resources, and for those of one that the person may not see, of
    which nothing else is told.
    """
    if number := texts.get("id", ""):
        return by_id(number, lookups)
    for name, value in named_by(texts).items():
        found = resources_named(name, value)
        if len(found) > 1:
            raise BrokenCell(f"several resources have this {name}; give the id of the one that is meant")
        if len(found) == 1:
            return seen(found[0], name, lookups)
    return None


def by_id(number: str, lookups: Lookups) -> ResourcePage:
    """The resource with this id. Unknown and hidden are the same."""
    known = number.isascii() and number.isdecimal() and len(number) < 19
    found: ResourcePage | None = lookups.resources().filter(pk=int(number)).first() if known else None
    if found is None:
        raise BrokenCell(f"no resource has the id “{shortened(number)}”; leave it blank for a new one")
    return found


def seen(pk: int, name: str, lookups: Lookups) -> ResourcePage:
    """The resource, where the person may see it."""
    found: ResourcePage | None = lookups.resources().filter(pk=pk).first()
    if found is None:
        raise BrokenCell(f"a resource that you may not see has this {name} already")
    return found
