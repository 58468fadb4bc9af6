"""Which dates have a seat for somebody now: the rule of `availability.py` in SQL, for lists too long to be read whole.

It counts the seats of all dates at once: asked for each date by itself, as the ORM would, the same takes a hundred times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from pd_events.enums import EXPIRING, DateState, EventState, Seat
from pd_events.models import DistrictShare, EventDate, Registration

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from clearinghouse.districts.models import District
    from pd_events.models.date import EventDateQuerySet

SEATS, SHARES, DATES = (model._meta.db_table for model in (Registration, DistrictShare, EventDate))
HELD = ", ".join(f"'{seat!s}'" for seat in EXPIRING)
COUNTED = f"""
    WITH used AS (
        SELECT date_id, district_id, COUNT(*) AS seats FROM {SEATS}
        WHERE seat = '{Seat.CONFIRMED!s}' OR (seat IN ({HELD}) AND expires_at > %s) GROUP BY date_id, district_id
    ), taken AS (
        SELECT date_id, SUM(seats) AS seats FROM used GROUP BY date_id
    ), kept AS (
        SELECT share.date_id, share.district_id, share.reserve FROM {SHARES} share JOIN {DATES} their ON their.id = share.date_id
        WHERE COALESCE(share.released_at, their.starts_at) > %s
    ), unused AS (
        SELECT kept.date_id, SUM(kept.reserve - COALESCE(used.seats, 0)) AS seats
        FROM kept LEFT JOIN used ON used.date_id = kept.date_id AND used.district_id = kept.district_id
        WHERE kept.reserve > COALESCE(used.seats, 0) GROUP BY kept.date_id
    )
    SELECT room.id FROM {DATES} room LEFT JOIN taken ON taken.date_id = room.id LEFT JOIN unused ON unused.date_id = room.id
"""  # noqa: S608 -- our own tables and words
LEFT = "room.capacity > COALESCE(taken.seats, 0)"
SHARED = "room.capacity > COALESCE(taken.seats, 0) + COALESCE(unused.seats, 0)"


def with_seats_free(dates: EventDateQuerySet, districts: Collection[District], *, now: datetime) -> EventDateQuerySet:
    """Those of the dates that are open and have a seat for somebody of these districts; without a district, a shared one. No query.

    As `Room.free` counts: below the district's limit, and either one of its kept seats or one that is nobody's is left. A date without a
    limit has a seat for everybody.
    """
    joins = " ".join(joined(district.pk) for district in districts)
    free = " OR ".join(f"({condition(district.pk)})" for district in districts) or SHARED
    moment: Any = connection.ops.adapt_datetimefield_value(now)  # type: ignore[attr-defined]
    found = RawSQL(f"{COUNTED} {joins} WHERE room.capacity IS NULL OR {free}", [moment, moment])  # noqa: S611 -- nothing in it is anybody's
    return running(dates, now).filter(pk__in=found)


def joined(district: int) -> str:
    """What one district uses and has by agreement, beside each date."""
    parts = (("used", "used"), (SHARES, "share"), ("kept", "kept"))
    return " ".join(
        f"LEFT JOIN {table} {name}_{district:d} ON {name}_{district:d}.date_id = room.id AND {name}_{district:d}.district_id = {district:d}"
        for table, name in parts
    )


def condition(district: int) -> str:
    """Whether this district has a seat on the date."""
    used = f"COALESCE(used_{district:d}.seats, 0)"
    below_cap = f"share_{district:d}.cap IS NULL OR share_{district:d}.cap > {used}"
    return f"({below_cap}) AND ({SHARED} OR ({LEFT} AND kept_{district:d}.reserve > {used}))"


def running(dates: EventDateQuerySet, now: datetime) -> EventDateQuerySet:
    """Those that take people now: neither they nor their event are called off, and registration is open."""
    is_open = Q(opens_at=None) | Q(opens_at__lte=now)
    not_closed = Q(closes_at__gt=now) | Q(closes_at=None, starts_at__gt=now)
    return dates.filter(is_open, not_closed).exclude(state=DateState.CANCELLED).exclude(event__state=EventState.CANCELLED)
