"""Whose school days count for what waits: those of the district whose board it is; on the consortium's boards those of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from clearinghouse.districts.school_days import days_off
from clearinghouse.districts.school_time import HOURS_A_DAY, Closed, school_time
from clearinghouse.districts.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from forums.models import Board, Post

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
    """The calendar that counts on each of these boards for this person, by the board's number, for the days since then and the coming ones.

    The boards come with their district. One query for the person's places, and one for each keeper of days off.
    """
    own = next((place.district for place in standing_of(person).places), None)
    places = {board.pk: board.district or own for board in boards}
    known = {district.pk for district in places.values() if district}
    closed = days_off(known, since.date() - timedelta(days=1), (timezone.now() + AHEAD).date())
    return {pk: calendar_of(district, closed) for pk, district in places.items()}


def calendar_of(district: District | None, closed: dict[int, list[Closed]]) -> Calendar:
    """This district's calendar; without one, the consortium's own time."""
    return Calendar(district.time_zone, closed.get(district.pk, ())) if district else Calendar()


def with_time_waited(posts: Sequence[Post], person: User) -> Sequence[Post]:
    """These posts of the queue, each with `waited`: how much school time has passed since `waits_since`. Two queries, none for no posts."""
    if posts:
        since: datetime = min(post.waits_since for post in posts)  # type: ignore[attr-defined]  # annotated
        calendars = calendars_for([post.topic.board for post in posts], person, since)
        for post in posts:
            post.waited = calendars[post.topic.board_id].waited(post.waits_since)  # type: ignore[attr-defined]  # annotated
    return posts
