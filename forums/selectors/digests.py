"""Whose letter that gathers is due: on mornings of their own district's school days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clearinghouse.districts.models import Membership
from clearinghouse.districts.school_days import days_off, is_school_day
from forums.enums import GATHERED, Rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.school_days import Closed

FIRST_HOUR = 6


@dataclass(frozen=True)
class Due:
    """A person's letter of `day`, where none was begun since `since`."""

    user_id: int
    day: date
    since: date


@dataclass(frozen=True)
class Place:
    """A person's choice, and the district by whose days it goes: their first."""

    user_id: int
    rhythm: str
    gathered_on: date | None
    district: int
    zone: str


def due(now: datetime) -> list[Due]:
    """Whose letter is to be begun now. Two queries."""
    places = places_of_readers()
    days = [now.astimezone(ZoneInfo(place.zone)).date() for place in places]
    if not places:
        return []
    closed = days_off({place.district for place in places}, min(days) - timedelta(days=7), max(days))
    found = (due_there(place, now, closed.get(place.district, ())) for place in places)
    return [row for row in found if row is not None]


def places_of_readers() -> list[Place]:
    """Everybody whose mail is gathered, with the first district that they belong to."""
    rows = (
        Membership.objects.current()
        .filter(user__is_active=True, user__forum_mail__rhythm__in=GATHERED, user__forum_mail__paused_at=None)
        .order_by("pk")
        .values_list("user", "user__forum_mail__rhythm", "user__forum_mail__gathered_on", "district", "district__time_zone")
    )
    found: dict[int, Place] = {}
    for row in rows:
        found.setdefault(row[0], Place(*row))
    return list(found.values())


def due_there(place: Place, now: datetime, closed: Sequence[Closed]) -> Due | None:
    """The letter that is due at this place; None at night, on days off and where it was begun.

    A weekly letter goes out on the first school day of the week, or on the next one should nobody have been at work that day.
    """
    local = now.astimezone(ZoneInfo(place.zone))
    day = local.date()
    if local.hour < FIRST_HOUR or not is_school_day(day, closed):
        return None
    since = day if place.rhythm == Rhythm.DAILY else day - timedelta(days=day.weekday())
    return None if place.gathered_on is not None and place.gathered_on >= since else Due(place.user_id, day, since)
