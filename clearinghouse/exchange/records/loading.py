"""Resources for a table, a chunk at a time: a fixed number of queries for each, however many there are in all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects

from clearinghouse.exchange.records.columns import PAGE_TYPES
from clearinghouse.resources.models import AssistiveTechnologyPage, ResourceSource, TaggedResource, Term
from clearinghouse.resources.models.vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Q

    from clearinghouse.exchange.records.lookups import Lookups
    from clearinghouse.resources.models.pages import ResourcePageQuerySet

CHUNK = 200
Related = dict[str, dict[int, list[Any]]]


def pages_of(shown: ResourcePageQuerySet, lookups: Lookups, *, kind: str = "") -> Iterator[Any]:
    """These resources by id, each with its kind's fields and what it is joined to; of one kind, where it is named.

    What changes meanwhile is told as it was or as it is, and who may see it is asked anew with each chunk. The public gets what is
    published, a curator the words that an editor would see.
    """
    last = 0
    while ids := list(shown.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        last = ids[-1]
        kinds = [kind] if kind else list(PAGE_TYPES)
        pages = [page for name in kinds for page in read(name, ids, lookups)]
        join(pages, lookups)
        yield from sorted(pages, key=lambda page: page.pk)


def read(kind: str, ids: list[int], lookups: Lookups) -> list[Any]:
    """The pages of one kind among these, in one query."""
    page_type = PAGE_TYPES[kind]
    pages = page_type.objects.filter(may_see(lookups), pk__in=ids).select_related("district")
    if lookups.is_public:
        pages = pages.live()
    return list(pages.select_related("intervention") if hasattr(page_type, "intervention") else pages)


def may_see(lookups: Lookups) -> Q:
    """The condition on resources."""
    condition: Q = lookups.may_see
    return condition


def join(pages: list[Any], lookups: Lookups) -> None:
    """Give each page what it is joined to; a page with a draft takes its own from the draft, unless the public asks."""
    drafted = [page for page in pages if page.has_unpublished_changes and not lookups.is_public]
    prefetch_related_objects(drafted, "latest_revision")
    for page in drafted:
        pages[pages.index(page)] = page.with_content_json(page.latest_revision.content)
    plain = [page for page in pages if page not in drafted]
    for name, by_page in related_to([page.pk for page in plain]).items():
        for page in plain:
            if hasattr(type(page), name):
                page.__dict__.setdefault("_cluster_related_objects", {})[name] = by_page.get(page.pk, [])


def related_to(ids: list[int]) -> Related:
    """What these pages are joined to, by field and page, in one query for each field."""
    found: Related = {vocabulary.field: terms_of(vocabulary, ids) for vocabulary in VOCABULARIES}
    found["sources"] = by_page(ResourceSource.objects.filter(page__in=ids).order_by("sort_order"), "page_id")
    tagged = TaggedResource.objects.filter(content_object__in=ids).select_related("tag").order_by("pk")
    found["tagged"] = by_page(tagged, "content_object_id")
    found["try_first"] = defaultdict(list)
    for page, slug in AssistiveTechnologyPage.objects.filter(try_next__in=ids).values_list("try_next", "slug"):
        found["try_first"][page].append(AssistiveTechnologyPage(slug=slug))
    return found


def terms_of(vocabulary: type[Any], ids: list[int]) -> dict[int, list[Term]]:
    """The terms of a vocabulary by page; they know their address and nothing else."""
    terms: dict[int, list[Term]] = defaultdict(list)
    for page, slug in vocabulary.objects.filter(resources__in=ids).order_by("slug").values_list("resources", "slug"):
        terms[page].append(vocabulary(slug=slug))
    return terms


def by_page(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    """Rows by the page they belong to."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
