"""The counter of a date's taken seats: the second guard, which holds even where a path has forgotten the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Greatest

from pd_events.errors import Busy
from pd_events.models import EventDate

if TYPE_CHECKING:
    from django.db.models import QuerySet


def count_seats(date: EventDate, change: int) -> None:
    """Add to the counter, or take from it, in one conditional statement; a cut room's allowance shrinks with it.

    Raises Busy where the room would hold more than it may, which the lock makes impossible.
    """
    if change and not room_for(date, change).update(taken=F("taken") + change):
        raise Busy
    if change < 0 and date.grandfathered:
        EventDate.objects.filter(pk=date.pk).update(grandfathered=F("taken"))
        EventDate.objects.filter(pk=date.pk, taken__lte=F("capacity")).update(grandfathered=0)


def room_for(date: EventDate, change: int) -> QuerySet[EventDate]:
    """The date, where so many more seats fit in."""
    row = EventDate.objects.filter(pk=date.pk)
    if change < 0:
        return row
    return row.filter(Q(capacity__isnull=True) | Q(taken__lte=Greatest(F("capacity"), F("grandfathered")) - change))
