"""All that the formats say of some resources, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Value

from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import VOCABULARIES, ResourcePage, ResourceSource, TaggedResource
from clearinghouse.resources.selectors.tiers import best_tier

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class NamedTerm:
    """A term of a vocabulary."""

    slug: str
    name: str


@dataclass(frozen=True)
class ResourceFacts:
    """One public resource. `page` is of its own kind; `terms` are by the name of their field."""

    page: Any
    url: str
    tier: int | None
    replaced_by: str
    terms: dict[str, list[NamedTerm]] = field(default_factory=dict)
    sources: list[ResourceSource] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def facts_of(page_ids: Collection[int]) -> dict[int, ResourceFacts]:
    """The facts of those of these resources that anybody may see. Six queries and one for each kind among them."""
    visible = ResourcePage.objects.visible_to(None)
    pages = {page.pk: page for page in visible.filter(pk__in=page_ids).specific()}
    tiers = dict(visible.filter(pk__in=pages).annotate(tier=best_tier()).values_list("pk", "tier"))
    terms, sources, tags = terms_of(pages), sources_of(pages), tags_of(pages)
    replacing = {page.replaced_by_id for page in pages.values()}
    addresses = {page.pk: address_of(page) for page in visible.filter(pk__in=replacing - {None})}
    return {
        pk: ResourceFacts(
            page, address_of(page), tiers.get(pk), addresses.get(page.replaced_by_id, ""), terms[pk], sources[pk], tags[pk]
        )
        for pk, page in pages.items()
    }


def public_among(page_ids: Collection[int]) -> set[int]:
    """Those of these resources that anybody may see."""
    return set(ResourcePage.objects.visible_to(None).filter(pk__in=page_ids).values_list("pk", flat=True))


def address_of(page: ResourcePage) -> str:
    """The page's whole address."""
    path: str = page.get_url() or ""
    return urljoin(settings.SITE_URL, path)


def terms_of(pages: Collection[int]) -> defaultdict[int, dict[str, list[NamedTerm]]]:
    """The terms of each page by field, in the order of their names; all vocabularies in one query."""
    vocabularies: tuple[type[Any], ...] = VOCABULARIES
    first, *others = [
        vocabulary.objects.filter(resources__in=list(pages))
        .order_by()
        .annotate(in_field=Value(vocabulary.field))
        .values_list("resources", "in_field", "name", "slug")
        for vocabulary in vocabularies
    ]
    found: defaultdict[int, dict[str, list[NamedTerm]]] = defaultdict(dict)
    for page, name_of_field, name, slug in sorted(first.union(*others, all=True)):
        found[page].setdefault(name_of_field, []).append(NamedTerm(slug, name))
    return found


def sources_of(pages: Collection[int]) -> defaultdict[int, list[ResourceSource]]:
    """What each page rests on, in its order."""
    found: defaultdict[int, list[ResourceSource]] = defaultdict(list)
    for source in ResourceSource.objects.filter(page__in=list(pages)).order_by("sort_order", "pk"):
        found[source.page_id].append(source)
    return found


def tags_of(pages: Collection[int]) -> defaultdict[int, list[str]]:
    """The accepted free tags of each page."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    tagged = TaggedResource.objects.filter(content_object__in=list(pages), tag__state=TagState.ACCEPTED)
    for page, name in tagged.order_by("tag__name").values_list("content_object", "tag__name"):
        found[page].append(name)
    return found
