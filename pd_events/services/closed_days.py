"""A district keeps the days on which its schools are closed: offers and holds wait on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_run_events
from pd_events.models import ClosedDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from pd_events.services.closed_day_files import DaysOff


@transaction.atomic
def add_days_off(district: District, *, rows: Sequence[DaysOff], actor: User) -> int:
    """Add those that are not known yet; returns how many. Offers made before keep their time. Raises NotAllowed, ValidationError."""
    district = to_keep(district, actor)
    known = set(district.closed_days.values_list("first", "last", "name"))
    new = [ClosedDay(district=district, first=row.first, last=row.last, name=row.name) for row in rows]
    new = [day for day in new if (day.first, day.last, day.name) not in known]
    for day in new:
        day.full_clean()
    ClosedDay.objects.bulk_create(new)
    if new:
        audit.record(district, "closed_days.added", actor=actor, days=[str(day) for day in new])
    return len(new)


@transaction.atomic
def remove_day_off(day: ClosedDay, *, actor: User) -> None:
    """Take one away. Raises NotAllowed."""
    district = to_keep(day.district, actor)
    ClosedDay.objects.filter(pk=day.pk).delete()
    audit.record(district, "closed_days.removed", actor=actor, days=[str(day)])


def to_keep(district: District, actor: User) -> District:
    """The district, whose calendar nobody else changes until the transaction ends. Raises NotAllowed."""
    if not can_run_events(actor, district):
        raise NotAllowed
    return District.objects.select_for_update().get(pk=district.pk)
