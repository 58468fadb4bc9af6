"""What speaks against a day: another training of the same person, or schools that are closed. It warns, and forbids nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import dateformat

from pd_events.models import ClosedDay, EventDate, Registration

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date as day_of

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models.registration import RegistrationQuerySet


@dataclass(frozen=True)
class Clash:
    """One date with what is in its way, in words."""

    date: EventDate
    words: str


def clashes_before_asking(dates: Collection[EventDate], user: User, districts: Collection[District]) -> list[Clash]:
    """What is in the way of these dates for whoever is about to ask for them, in the order of the dates. Two queries."""
    if not dates:
        return []
    others = [row.date for row in overlapping(dates).filter(person=user)]
    closed = closed_days(dates, {district.pk for district in districts})
    found = []
    for date in dates:
        found += [Clash(date, f"You have something else then: {said(one)}") for one in others if is_during(one, date)]
        found += [Clash(date, f"{one.district} is closed then: {one.name}") for one in closed if is_closed(one, date)]
    return found


def clashes_for(rows: Collection[Registration]) -> dict[int, list[str]]:
    """For each request, in the words of whoever decides on it, what is in its way. Two queries.

    A training that the person attends for another district is not named: it is not this district's to know.
    """
    if not rows:
        return {}
    dates = {row.date_id: row.date for row in rows}
    others = list(overlapping(dates.values()).filter(person__in={row.person_id for row in rows}))
    closed = closed_days(dates.values(), {row.district_id for row in rows})
    found: dict[int, list[str]] = {}
    for row in rows:
        mine = [one for one in others if one.person_id == row.person_id and is_during(one.date, row.date)]
        words = [f"Has {said(one.date) if one.district_id == row.district_id else 'another training'} then" for one in mine]
        words += [f"Closed: {one.name}" for one in closed if one.district_id == row.district_id and is_closed(one, row.date)]
        if words:
            found[row.pk] = words
    return found


def overlapping(dates: Collection[EventDate]) -> RegistrationQuerySet:
    """Places on dates within the span of these."""
    first, last = min(date.starts_at for date in dates), max(date.ends_at for date in dates)
    rows = Registration.objects.active().filter(date__starts_at__lt=last, date__ends_at__gt=first)
    ordered: RegistrationQuerySet = rows.select_related("date__event").order_by("date__starts_at", "pk")
    return ordered


def is_during(one: EventDate, date: EventDate) -> bool:
    """Whether another date lies across this one."""
    return one.pk != date.pk and one.starts_at < date.ends_at and one.ends_at > date.starts_at


def closed_days(dates: Collection[EventDate], districts: Collection[int]) -> list[ClosedDay]:
    """Days off of these districts from the first of these dates to the last. One query."""
    days = [day for date in dates for day in span_of(date)]
    found = ClosedDay.objects.filter(district__in=districts, first__lte=max(days), last__gte=min(days))
    return list(found.select_related("district").order_by("first", "pk"))


def is_closed(one: ClosedDay, date: EventDate) -> bool:
    """Whether the date lies on these days off."""
    first, last = span_of(date)
    return one.first <= last and one.last >= first


def span_of(date: EventDate) -> tuple[day_of, day_of]:
    """The first and the last day of a date, on the clock of its place."""
    return date.local_start.date(), date.local_end.date()


def said(date: EventDate) -> str:
    """The training and when it is."""
    return f"“{date.event}”, {dateformat.format(date.local_start, 'D, M j, g:i a')}"
