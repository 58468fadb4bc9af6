"""Whose school days count for what waits: those of the district whose board it is; on the consortium's boards those of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from clearinghouse.districts.school_days import days_off
from clearinghouse.districts.school_time import HOURS_A_DAY, Closed, school_time
from clearinghouse.districts.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from forums.models import Appeal, Board, Post

HOUR = timedelta(hours=1)
# Further than a claim or a deadline reaches.
AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Calendar:
    """Where the school is, by the name of its time zone, and when it is closed."""

    zone: str = settings.TIME_ZONE
    closed: Sequence[Closed] = ()

    def waited(self, since: datetime) -> str:
        """How long something has waited by now, in school time, as people say it."""
        hours = school_time(since, timezone.now(), self.zone, self.closed) // HOUR
        if not hours:
            return "less than a school hour"
        number, unit = (hours, "hour") if hours < HOURS_A_DAY else (hours // HOURS_A_DAY, "day")
        return f"{number} school {unit}{'' if number == 1 else 's'}"


def calendars_for(boards: Collection[Board], person: User, since: datetime) -> dict[int, Calendar]:
    """The calendar that counts on each of these boards for this person, by the board's number.

    The boards come with their district. Queries as below.
    """
    found = calendars_of({board.district for board in boards}, person, since)
    return {board.pk: found[board.district] for board in boards}


def calendars_of(districts: Collection[District | None], person: User, since: datetime) -> dict[District | None, Calendar]:
    """The calendar of each of these districts, and of the person's own in place of none, for the days since then and the coming ones.

    One query for the person's places, and one for each keeper of days off.
    """
    own = next((place.district for place in standing_of(person).places), None)
    places = {district: district or own for district in districts}
    known = {district.pk for district in places.values() if district}
    closed = days_off(known, since.date() - timedelta(days=1), (timezone.now() + AHEAD).date())
    return {asked: calendar_of(district, closed) for asked, district in places.items()}


def calendar_of(district: District | None, closed: dict[int, list[Closed]]) -> Calendar:
    """This district's calendar; without one, the consortium's own time."""
    return Calendar(district.time_zone, closed.get(district.pk, ())) if district else Calendar()


def with_time_waited(posts: Sequence[Post], person: User) -> Sequence[Post]:
    """These posts of the queue, each with `waited`: how much school time has passed since `waits_since`. Two queries, none for no posts."""
    tell_time_waited({post: post.topic.board.district for post in posts}, person)
    return posts


def appeals_with_time_waited(appeals: Sequence[Appeal], person: User) -> Sequence[Appeal]:
    """The same of appeals, on the calendar of those on whose record the decision stands."""
    tell_time_waited({appeal: appeal.decision.district for appeal in appeals}, person)
    return appeals


def tell_time_waited(rows: Mapping[Any, District | None], person: User) -> None:
    """Give each of these rows its `waited`, on the calendar of its district."""
    if rows:
        calendars = calendars_of(set(rows.values()), person, min(row.waits_since for row in rows))
        for row, district in rows.items():
            row.waited = calendars[district].waited(row.waits_since)
