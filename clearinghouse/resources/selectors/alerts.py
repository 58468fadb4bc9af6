"""Who keeps a resource, and what a person was lately told."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.resources.models import CollectionEntry, NoteState, SavedResource, ToldChange, TriedHere

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User

LATELY = timedelta(days=30)
MOST = 20


def keeping(page_ids: Collection[int]) -> QuerySet[Any, Any]:
    """Each of these resources with each person who saved it, has it in a collection, or wrote that their district tried it."""
    saved = SavedResource.objects.order_by().filter(page__in=page_ids).values_list("page_id", "person_id")
    collected = CollectionEntry.objects.order_by().filter(page__in=page_ids, collection__owner__isnull=False)
    tried = TriedHere.objects.order_by().filter(page__in=page_ids, author__isnull=False).exclude(state=NoteState.WITHDRAWN)
    rows: QuerySet[Any, Any] = saved.union(
        collected.values_list("page_id", "collection__owner_id"), tried.values_list("page_id", "author_id")
    )
    return rows


def is_kept(page_id: int) -> bool:
    """Whether anybody keeps this resource. One query."""
    return bool(keeping([page_id])[:1])


def keepers_of(page_ids: Collection[int]) -> dict[int, set[int]]:
    """The ids of the people who keep each of these resources. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    for page_id, person_id in keeping(page_ids):
        found[page_id].add(person_id)
    return found


def told_lately(user: User) -> list[ToldChange]:
    """What the person was told in the last weeks of resources that they may see now, newest first."""
    since = timezone.now() - LATELY
    return list(ToldChange.objects.visible_to(user).filter(told_at__gte=since).select_related("change__page")[:MOST])
