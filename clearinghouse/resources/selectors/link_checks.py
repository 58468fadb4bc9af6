"""The addresses that resources name, and what is known of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, F, Q, URLField
from wagtail.fields import RichTextField, StreamField

from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import KINDS, LinkCheck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import ResourcePage, ResourceSource

AT_ONCE = 200
LONGEST = 500
WEB = re.compile(r"https?://\S+", re.IGNORECASE)
LINKED = re.compile(r"""href=["'](https?://[^"']+)["']""", re.IGNORECASE)


def live_with_sources() -> Iterator[list[Any]]:
    """Every live resource of its own kind with its sources, a handful at a time: memory stays the same however many there are."""
    for kind in KINDS:
        last = 0
        while pages := list(kind.objects.live().filter(pk__gt=last).order_by("pk").prefetch_related("sources")[:AT_ONCE]):
            last = pages[-1].pk
            yield pages


def addresses_of(page: ResourcePage, sources: Iterable[ResourceSource]) -> list[str]:
    """Every address outside this site that the page leads to, each once. No query."""
    found = [*addresses_in_fields(page)]
    found += [f"https://doi.org/{doi}" for doi in (page.doi, *(source.doi for source in sources)) if doi]
    found += [source.url for source in sources if source.url]
    own = settings.SITE_URL.rstrip("/")
    trimmed = (address.partition("#")[0].strip() for address in found)
    outside = (address for address in trimmed if address and not f"{address}/".startswith(f"{own}/") and len(address) <= LONGEST)
    return list(dict.fromkeys(outside))


def addresses_in_fields(page: ResourcePage) -> Iterator[str]:
    """What stands in address fields, as links in rich text, and either in blocks."""
    for field in page._meta.get_fields():
        if isinstance(field, URLField):
            yield getattr(page, field.attname)
        elif isinstance(field, RichTextField):
            yield from links_in(getattr(page, field.attname) or "")
        elif isinstance(field, StreamField):
            yield from addresses_in_blocks(getattr(page, field.attname).get_prep_value())


def addresses_in_blocks(value: Any) -> Iterator[str]:
    """The addresses in the stored form of blocks: those that are a value by themselves, and links in rich text."""
    if isinstance(value, str):
        yield from [value] if WEB.fullmatch(value) else links_in(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from addresses_in_blocks(part)
    elif isinstance(value, list):
        for part in value:
            yield from addresses_in_blocks(part)


def links_in(text: str) -> list[str]:
    """Where the links of a rich text lead."""
    return [unescape(address) for address in LINKED.findall(text)]


@dataclass(frozen=True)
class LinkCounts:
    """How many addresses are in each state, and when the one that was asked longest ago was asked."""

    by_state: list[tuple[str, str, int]]
    total: int


def links_for(user: User | AnonymousUser, *, state: str = "", words: str = "") -> Any:
    """The addresses that this person may see, those that need somebody first; `words` stand in the address or the page's title."""
    found = LinkCheck.objects.visible_to(user).select_related("page")
    if state in LinkState.values:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(address__icontains=words) | Q(page__title__icontains=words))
    return found.order_by(F("first_failed_at").asc(nulls_last=True), F("checked_at").desc(nulls_last=True), "pk")


def link_counts(user: User | AnonymousUser) -> LinkCounts:
    """Addresses by state. Two queries, one of them for who asks."""
    rows = LinkCheck.objects.visible_to(user).order_by().values_list("state").annotate(number=Count("pk"))
    counts: dict[str, int] = dict(rows)
    return LinkCounts([(state.value, str(state.label), counts.get(state.value, 0)) for state in LinkState], sum(counts.values()))
