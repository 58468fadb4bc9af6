"""Which records the library knows already, under whatever number or address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Lower

from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.exchange.oai.harvest.mapping import Mapped

Key = tuple[str, str]


def keys_of(doi: str, eric_id: str, address: str, identifier: str) -> set[Key]:
    """Everything by which two records are the same."""
    plain = address.lower().partition("://")[2].removeprefix("www.").rstrip("/")
    found = {("DOI", doi.lower()), ("ERIC number", eric_id.upper()), ("address", plain), ("identifier", identifier)}
    return {(name, value) for name, value in found if value}


def spellings(address: str) -> list[str]:
    """The ways in which the same address may be stored."""
    plain = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return (
        [f"{scheme}://{www}{plain}{end}" for scheme in ("https", "http") for www in ("", "www.") for end in ("", "/")]
        if plain
        else []
    )


@dataclass
class Known:
    """What the library holds of some records, by key: the page's id and title. Drafts count too: curators see them."""

    pages: dict[Key, tuple[int, str]] = field(default_factory=dict)

    def find(self, mapped: Mapped, identifier: str, *, but: int | None = None) -> tuple[str, int, str] | None:
        """By what a record is known, and as which page; `but` leaves one page out."""
        for key in sorted(keys_of(mapped.doi, mapped.eric_id, mapped.source_url, identifier)):
            page = self.pages.get(key)
            if page is not None and page[0] != but:
                return key[0], *page
        return None

    def add(self, page_id: int, title: str, keys: Iterable[Key]) -> None:
        """One page more."""
        for key in keys:
            self.pages.setdefault(key, (page_id, title))


def known_among(records: Iterable[tuple[str, Mapped]]) -> Known:
    """What the library holds of these records, each with its identifier. One query."""
    told = list(records)
    found = ResourcePage.objects.annotate(small_doi=Lower("doi")).filter(
        Q(small_doi__in={mapped.doi for _, mapped in told if mapped.doi})
        | Q(eric_id__in={mapped.eric_id for _, mapped in told if mapped.eric_id})
        | Q(source_url__in={spelling for _, mapped in told for spelling in spellings(mapped.source_url)})
        | Q(origin_identifier__in={identifier for identifier, _ in told})
    )
    known = Known()
    columns = ("pk", "draft_title", "doi", "eric_id", "source_url", "origin_identifier")
    for pk, title, *keys in found.order_by("pk").values_list(*columns):
        known.add(pk, title, keys_of(*keys))
    return known
