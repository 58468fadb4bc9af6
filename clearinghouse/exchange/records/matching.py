"""Which resource a row is about: by id, else by slug, DOI, ERIC number or address of the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from clearinghouse.exchange.tables.cells import BrokenCell, shortened
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.exchange.records.lookups import Lookups

DOI_BEFORE = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
WORDS = {"doi": "this DOI", "eric_id": "this ERIC number", "source_url": "this address", "slug": "this slug"}


def bare_doi(text: str) -> str:
    """A DOI without the address or the word before it."""
    return DOI_BEFORE.sub("", text.strip())


def same_addresses(address: str) -> list[str]:
    """The spellings of an address that lead to one page: with and without TLS, `www.` and a slash at the end."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower().removeprefix("www.")
    except ValueError:
        return [address]
    if parts.scheme.lower() not in ("http", "https") or not host:
        return [address]
    rest = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return [
        f"{scheme}://{www}{host}{rest}{slash}{query}" for scheme in ("https", "http") for www in ("", "www.") for slash in ("", "/")
    ]


def conditions(texts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """How to look for each identifier that a row gives, the surest first."""
    found: dict[str, dict[str, Any]] = {}
    if slug := texts.get("slug"):
        found["slug"] = {"slug": slug}
    if doi := bare_doi(texts.get("doi", "")):
        found["doi"] = {"doi__iexact": doi}
    if eric_id := texts.get("eric_id", "").strip():
        found["eric_id"] = {"eric_id__iexact": eric_id}
    if address := texts.get("source_url", "").strip():
        found["source_url"] = {"source_url__in": same_addresses(address)}
    return found


def find_resource(texts: Mapping[str, str], lookups: Lookups) -> ResourcePage | None:
    """The resource that a row names, None where it is a new one.

    Raises BrokenCell for an unknown id, for identifiers of several resources, and for those of one that the person may not see, of
    which nothing else is told.
    """
    if number := texts.get("id", ""):
        return by_id(number, lookups)
    for name, condition in conditions(texts).items():
        found = list(ResourcePage.objects.filter(**condition).order_by("pk")[:2])
        if len(found) > 1:
            raise BrokenCell(f"several resources have {WORDS[name]}; give the id of the one that is meant")
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


def seen(found: ResourcePage, name: str, lookups: Lookups) -> ResourcePage:
    """The resource, where the person may see it."""
    if not lookups.resources().filter(pk=found.pk).exists():
        raise BrokenCell(f"a resource that you may not see has {WORDS[name]} already")
    return found
