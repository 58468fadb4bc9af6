"""Deadlines of decisions. When one passes, more people hear of it; nothing is ever approved by it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.districts.school_time import HOURS_A_DAY, Closed, after_school_hours
from clearinghouse.districts.selectors import holders_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.models import ClosedDay, Registration
from pd_events.selectors.people import deciders, stand_ins
from pd_events.services.seats.letters import coordinators_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from pd_events.models.registration import RegistrationQuerySet

REQUESTS, LATE = "/events/requests/", "/events/requests/late/"


def watch_deadlines() -> tuple[int, int]:
    """Remind of what is due within a school day, then pass on what is overdue. Returns the numbers of both."""
    now = timezone.now()
    return remind(now), escalate(now)


@transaction.atomic
def remind(now: datetime) -> int:
    """Remind each district's coordinators, and who stands in, once of each request on which a school day is left; half of it where the
    whole time is a day."""
    rows = list(undecided(now).filter(reminded_at=None, decide_by__gt=now))
    closed = closed_days({row.district_id for row in rows}, now)
    near = [row for row in rows if is_near(row, now, closed.get(row.district_id, []))]
    for rows in by_district(near):
        first = min(rows, key=lambda row: (row.decide_by or now, row.pk))
        until = timezone.localtime(first.decide_by, ZoneInfo(first.district.time_zone))
        text = f"{number(rows)} of {first.district} should be decided by {until:%A, %B %-d, %-I:%M %p}. No answer is not a yes."
        notify(coordinators_of(first.district_id), kind=NotificationKind.TRAINING_REQUEST, text=text, url=REQUESTS, subject=first)
    Registration.objects.filter(pk__in=[row.pk for row in near]).update(reminded_at=now)
    return len(near)


@transaction.atomic
def escalate(now: datetime) -> int:
    """Tell everybody else who may decide for the district, and the consortium's staff, once of each request that nobody decided in time."""
    late = list(undecided(now).filter(escalated_at=None, decide_by__lte=now))
    staff = holders_of(Role.CONSORTIUM_ADMINISTRATOR) if late else []
    for rows in by_district(late):
        first = rows[0]
        text = f"{number(rows)} of {first.district} should have been decided by now. Nothing is approved by itself."
        able = deciders(first.district_id, CATALOGUE[Capability.DECIDE_REQUESTS]) + stand_ins(first.district_id)
        notify(able, kind=NotificationKind.TRAINING_REQUEST, text=text, url=REQUESTS, subject=first)
        known = {person.pk for person in able}
        others = [person for person in staff if person.pk not in known]
        notify(others, kind=NotificationKind.TRAINING_REQUEST, text=text, url=LATE, subject=first)
    Registration.objects.filter(pk__in=[row.pk for row in late]).update(escalated_at=now)
    return len(late)


def undecided(now: datetime) -> RegistrationQuerySet:
    """Requests for dates to come, which no other worker looks at before the transaction ends."""
    rows: RegistrationQuerySet = (
        Registration.objects.to_decide()
        .filter(date__starts_at__gt=now)
        .select_related("district", "date__event")
        .select_for_update(of=("self",), skip_locked=True, no_key=True)
        .order_by("district", "pk")
    )
    return rows


def closed_days(districts: Collection[int], now: datetime) -> dict[int, list[Closed]]:
    """The days to come on which each district's schools are closed. One query."""
    found: dict[int, list[Closed]] = {}
    days = ClosedDay.objects.filter(district__in=districts, last__gte=now.date())
    for district, first, last in days.values_list("district", "first", "last"):
        found.setdefault(district, []).append((first, last))
    return found


def is_near(row: Registration, now: datetime, closed: list[Closed]) -> bool:
    """Whether less than a school day is left to decide, on the calendar of the district."""
    hours = min(HOURS_A_DAY, row.date.event.hold_days * HOURS_A_DAY / 2)
    return row.decide_by is not None and after_school_hours(now, hours, row.district.time_zone, closed) >= row.decide_by


def by_district(rows: Iterable[Registration]) -> list[list[Registration]]:
    """The same requests, those of one district together."""
    found: dict[int, list[Registration]] = {}
    for row in rows:
        found.setdefault(row.district_id, []).append(row)
    return list(found.values())


def number(rows: list[Registration]) -> str:
    """How many requests, in words."""
    return "1 training request" if len(rows) == 1 else f"{len(rows)} training requests"
