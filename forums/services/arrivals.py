"""How much mail came in, by day and by what became of it. Nothing of the mail itself is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.models import ArrivalCount

if TYPE_CHECKING:
    from forums.enums import Arrival

KEPT = timedelta(days=365)


@transaction.atomic
def count_arrival(arrival: Arrival) -> None:
    """One more of its kind today."""
    row, _ = ArrivalCount.objects.get_or_create(day=timezone.localdate(), arrival=arrival)
    ArrivalCount.objects.filter(pk=row.pk).update(number=F("number") + 1)


def forget_old_arrivals() -> int:
    """Numbers older than a year go. Returns how many."""
    return ArrivalCount.objects.filter(day__lt=timezone.localdate() - KEPT).delete()[0]
