"""Which records the library knows already, under whatever number or address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from clearinghouse.resources.curation import addresses
from clearinghouse.resources.selectors.works import held_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clearinghouse.exchange.oai.harvest.mapping import Mapped

Key = tuple[str, str]


def keys_of(mapped: Mapped, identifier: str) -> set[Key]:
    """Everything by which a record is the same as another: what its work is known by, and its name in the library it comes from."""
    return with_identifier(keys_of_work(mapped), identifier)


def keys_of_work(mapped: Mapped) -> dict[str, str]:
    """What the record's work is known by."""
    return addresses.keys_of(doi=mapped.doi, eric_id=mapped.eric_id, address=mapped.source_url)


def with_identifier(keys: Mapping[str, str], identifier: str) -> set[Key]:
    """Keys as pairs, the identifier among them."""
    return {*keys.items(), *([("identifier", identifier)] if identifier else [])}


@dataclass
class Known:
    """What the library holds of some records, by key: the page's id and title. Drafts count too: curators see them."""

    pages: dict[Key, tuple[int, str]] = field(default_factory=dict)

    def find(self, mapped: Mapped, identifier: str, *, but: int | None = None) -> tuple[str, int, str] | None:
        """By what a record is known, and as which page; `but` leaves one page out."""
        for key in sorted(keys_of(mapped, identifier)):
            page = self.pages.get(key)
            if page is not None and page[0] != but:
                return key[0], *page
        return None

    def add(self, page_id: int, title: str, keys: Iterable[Key]) -> None:
        """One page more."""
        for key in keys:
            self.pages.setdefault(key, (page_id, title))


def known_among(records: Iterable[tuple[str, Mapped]]) -> Known:
    """What the library holds of these records, each with its identifier. One query for each 100."""
    told = list(records)
    named = Q(origin_identifier__in={identifier for identifier, _ in told})
    known = Known()
    for held in held_works([keys_of_work(mapped) for _, mapped in told], or_else=named):
        known.add(held.pk, held.title, with_identifier(held.keys, held.identifier))
    return known
