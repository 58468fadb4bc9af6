"""The counter of a date's taken seats: the second guard, which holds even where a path has forgotten the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from clearinghouse.core.models.together import Statement
from pd_events.errors import Busy
from pd_events.models import EventDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.core.models.together import Answer

COUNT = f"""
    UPDATE {EventDate._meta.db_table} SET taken = taken + %s WHERE id = %s AND (
        %s < 0 OR capacity IS NULL OR taken + %s <= CASE WHEN capacity > grandfathered THEN capacity ELSE grandfathered END
    )
"""  # noqa: S608 -- our own table


def counting(date: EventDate, change: int) -> list[Statement]:
    """The one conditional statement that adds to the counter, or takes from it; none where nothing changes."""
    return [Statement(COUNT, [change, date.pk, change, change])] if change else []


def check_counted(counted: Sequence[Answer]) -> None:
    """Raise Busy where the room would hold more than it may, which the lock makes impossible."""
    if any(not answer.number for answer in counted):
        raise Busy


def shrink_allowance(date: EventDate, change: int) -> None:
    """Where seats of a cut room were given back, let what it may hold beyond its capacity shrink with them."""
    if change < 0 and date.grandfathered:
        EventDate.objects.filter(pk=date.pk).update(grandfathered=F("taken"))
        EventDate.objects.filter(pk=date.pk, taken__lte=F("capacity")).update(grandfathered=0)
