"""When the schools of a district are open. Whoever keeps days off registers here, so that apps of one level need not know each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

FRIDAY = 4
Closed = tuple[date, date]
Source = Callable[[Collection[int], date, date], dict[int, list[Closed]]]

sources: list[Source] = []


def register_days_off(source: Source) -> None:
    """Name where days off are kept; apps do so when they are ready.

    `source(districts, first, last)` gives for each district the first and last day of each time off that touches those days.
    """
    if source not in sources:
        sources.append(source)


def days_off(districts: Collection[int], first: date, last: date) -> dict[int, list[Closed]]:
    """The times off of these districts that touch the days from `first` to `last`, by district. One query for each source."""
    found: dict[int, list[Closed]] = {}
    for source in sources if districts else ():
        for district, rows in source(districts, first, last).items():
            found.setdefault(district, []).extend(rows)
    return found


def is_school_day(day: date, closed: Sequence[Closed] = ()) -> bool:
    """Whether a district's schools are open on this day."""
    return day.weekday() <= FRIDAY and not any(first <= day <= last for first, last in closed)
