"""Ask saved searches again of what has come into the library since they were last asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from search.backends.among import found_among
from search.models import IndexRow, SavedFind, SavedSearch
from search.selectors.asking import question_of
from search.selectors.visible import visible_rows

if TYPE_CHECKING:
    from django.db.models import QuerySet

# A row carries the time at which it was written, and others see it when its transaction ends: looking back this far misses none.
LOOK_BACK = timedelta(minutes=10)


def replay_all() -> int:
    """Ask every saved search that has not seen the newest rows; returns how many finds are new.

    Each is a transaction of its own: whoever dies in the middle has lost nothing, and several may do so at the same time.
    """
    newest = IndexRow.objects.filter(is_removed=False).aggregate(at=Max("updated_at"))["at"]
    if newest is None:
        return 0
    due = SavedSearch.objects.filter(owner__is_active=True, replayed_to__lt=newest + LOOK_BACK)
    return sum(replay(pk) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def replay(pk: int) -> int:
    """Note what one saved search newly finds and its owner may see; returns how many finds that are."""
    saved = SavedSearch.objects.select_for_update().filter(pk=pk).first()
    if saved is None or not saved.owner.is_active:
        return 0
    now = timezone.now()
    new = list(new_rows(saved))
    query = question_of(saved.owner, saved.parameters).query
    found = set(found_among(query, [row.pk for row in new]))
    shown = visible_rows([row for row in new if row.pk in found], saved.owner)
    SavedFind.objects.bulk_create((SavedFind(saved_search=saved, row=row) for row in shown), ignore_conflicts=True)
    saved.replayed_to = now
    saved.save(update_fields=["replayed_to"])
    return len(shown)


def new_rows(saved: SavedSearch) -> QuerySet[IndexRow]:
    """Rows written since the last replay, of things published after the search was saved, that it has not found yet."""
    written = IndexRow.objects.filter(is_removed=False, updated_at__gt=saved.replayed_to - LOOK_BACK)
    known = SavedFind.objects.filter(saved_search=saved).values("row")
    return written.filter(published_at__gt=saved.created_at).exclude(pk__in=known).defer("body", "keywords").order_by("pk")
