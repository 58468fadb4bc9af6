"""The rules of a time zone as calendar files carry them (RFC 5545, 3.6.5), for the years that a file needs.

The library's own are not used: it writes the hour after a change where the standard asks for the hour before it, which puts a program that
goes by the file an hour wrong on those days, and seventy years of changes into each mail.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DAY, SECOND, NOTHING = timedelta(days=1), timedelta(seconds=1), timedelta(0)


class Change(NamedTuple):
    """Clocks change at `onset`, said on the clock that was right until then."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def rules_of(zone: str, moments: Collection[datetime]) -> Timezone:
    """The zone with every change of its clocks from the year before the first of these moments to the year after the last."""
    years = [moment.year for moment in moments]
    made = Timezone()
    made.add("TZID", zone)
    for change in changes_of(zone, min(years) - 1, max(years) + 1):
        part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
        part.add("DTSTART", change.onset)
        part.add("TZOFFSETFROM", change.before)
        part.add("TZOFFSETTO", change.after)
        part.add("TZNAME", change.name)
        made.add_component(part)
    return made


@lru_cache(maxsize=64)
def changes_of(zone: str, first: int, last: int) -> tuple[Change, ...]:
    """What holds when the first of these years begins, and each change until the last has ended."""
    place = ZoneInfo(zone)
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    return (change_at(begin, place, offset_at(begin, place)), *found_between(begin, end, place))


def found_between(begin: datetime, end: datetime, place: ZoneInfo) -> Iterator[Change]:
    """Each change, looked for day by day and then to the second."""
    while begin < end:
        if state_at(begin, place) != state_at(begin + DAY, place):
            yield change_at(first_with(begin, begin + DAY, place), place, offset_at(begin, place))
        begin += DAY


def first_with(begin: datetime, end: datetime, place: ZoneInfo) -> datetime:
    """The first second on which it is as at the end."""
    while end - begin > SECOND:
        middle = begin + timedelta(seconds=(end - begin) // SECOND // 2)
        begin, end = (begin, middle) if state_at(middle, place) == state_at(end, place) else (middle, end)
    return end


def change_at(moment: datetime, place: ZoneInfo, before: timedelta) -> Change:
    """The change at this moment."""
    local = moment.astimezone(place)
    onset = moment.replace(tzinfo=None) + before
    return Change(onset, before, offset_at(moment, place), local.tzname() or "", bool(local.dst()))


def offset_at(moment: datetime, place: ZoneInfo) -> timedelta:
    """How far clocks there are from UTC then."""
    return moment.astimezone(place).utcoffset() or NOTHING


def state_at(moment: datetime, place: ZoneInfo) -> tuple[timedelta, str | None]:
    """What clocks there go by then."""
    return offset_at(moment, place), moment.astimezone(place).tzname()
