"""When schools are closed."""

from __future__ import annotations

from datetime import date as day_of
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pd_events.models import ClosedDay

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.districts.models import District
    from clearinghouse.districts.school_days import Closed


def days_off_of(district: District) -> tuple[list[ClosedDay], list[ClosedDay]]:
    """The district's days off that are not over, the next first, and those that are, the latest first. One query."""
    rows, today = list(district.closed_days.order_by("first", "pk")), timezone.localdate()
    return [row for row in rows if row.last >= today], [row for row in reversed(rows) if row.last < today]


def closed_between(districts: Collection[District], first: day_of, end: day_of) -> list[ClosedDay]:
    """Days off of these districts that touch the days from `first` up to, not with, `end`. One query; none without a district."""
    if not districts:
        return []
    rows = ClosedDay.objects.filter(district__in=[district.pk for district in districts], first__lt=end, last__gte=first)
    return list(rows.select_related("district").order_by("first", "district__name"))


def by_day(rows: Collection[ClosedDay], first: day_of, end: day_of) -> dict[day_of, list[ClosedDay]]:
    """The same by each day from `first` up to, not with, `end`. No query."""
    found: dict[day_of, list[ClosedDay]] = {}
    for row in rows:
        day = max(row.first, first)
        while day <= row.last and day < end:
            found.setdefault(day, []).append(row)
            day += timedelta(days=1)
    return found


def times_off(districts: Collection[int], first: day_of, last: day_of) -> dict[int, list[Closed]]:
    """First and last day of each time off of these districts that touches the days from `first` to `last`. One query."""
    found: dict[int, list[Closed]] = {}
    rows = ClosedDay.objects.filter(district__in=districts, first__lte=last, last__gte=first)
    for district, begins, ends in rows.values_list("district", "first", "last"):
        found.setdefault(district, []).append((begins, ends))
    return found
