"""Which works the library holds already, by whatever they are known: one rule for proposals, harvests and imports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Q
from django.db.models.functions import Lower, Upper

from clearinghouse.resources.curation.addresses import host_of, keys_of
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# What `curation.addresses.keys_of` gives: by the word for it, what two records of one work have in common.
Keys: TypeAlias = "Mapping[str, str]"
AT_ONCE = 100  # works in one query: each asks a few things, and SQLite takes no more than 1,000
TELLING = re.compile(r"[\w.-]{4,}", re.ASCII)


@dataclass(frozen=True)
class Held:
    """A resource of the library, draft or not, and what its work is known by; `identifier` is its name in the library it came from."""

    pk: int
    title: str
    keys: Keys
    identifier: str = ""

    def shared_with(self, keys: Keys) -> str:
        """The word for the surest thing that both have; "" where they have nothing in common."""
        return next((name for name in keys if self.keys.get(name) == keys[name]), "")


def held_works(asked: Iterable[Keys], *, or_else: Q | None = None) -> list[Held]:
    """Every resource that may be one of these works by their keys, drafts and hidden ones too, by id; `or_else` names more to look at.

    One query for each 100 works, none where nothing is asked. Whether it is the same says `shared_with`.
    """
    found: dict[int, Held] = {}
    works = list(asked)
    for start in range(0, len(works), AT_ONCE):
        condition = likely(works[start : start + AT_ONCE]) | (or_else if or_else and not start else Q())
        found |= {held.pk: held for held in held_where(condition)}
    return [found[pk] for pk in sorted(found)]


def held_where(condition: Q) -> Iterator[Held]:
    """The resources that meet a condition of `likely`."""
    if not condition:
        return
    resources = ResourcePage.objects.annotate(small_doi=Lower("doi"), large_eric=Upper("eric_id"), small_title=Lower("draft_title"))
    for pk, title, doi, eric, address, identifier in resources.filter(condition).values_list(
        "pk", "draft_title", "doi", "eric_id", "source_url", "origin_identifier"
    ):
        yield Held(pk, title, keys_of(doi=doi, eric_id=eric, address=address), identifier)


def likely(asked: Iterable[Keys]) -> Q:
    """The condition that no resource with one of these keys fails; few others meet it."""
    condition = Q()
    for keys in asked:
        for name, value in keys.items():
            condition |= LIKELY[name](value)
    return condition


def likely_address(key: str) -> Q:
    """An address is stored as it was written: its longest plain piece is in it however that was."""
    host, _, rest = key.partition("/")
    pieces = TELLING.findall(rest) if rest.isascii() else []
    return Q(source_url__icontains=max(pieces, key=len, default="") or host_of(f"//{host}"))


LIKELY = {
    "DOI": lambda doi: Q(small_doi=doi) | Q(source_url__icontains=doi),
    "ERIC number": lambda number: Q(large_eric=number) | Q(source_url__icontains=number),
    "address": likely_address,
}
