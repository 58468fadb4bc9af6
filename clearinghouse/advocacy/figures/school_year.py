"""School years run from July to June and go by the year in which they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FIRST_MONTH = 7
LAST_DAY = (6, 30)


def school_year_of(day: date) -> int:
    """The school year of a day: 2025 for all from 1 July 2025 to 30 June 2026."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def words_of(school_year: int) -> str:
    """`2025–26`."""
    return f"{school_year}–{(school_year + 1) % 100:02}"


def year_to_archive(day: date) -> int | None:
    """The school year whose figures are kept on this day: on its last day, and in the month after for what was missed.

    Later than that the figures would no longer be those of that year, so there is none.
    """
    if (day.month, day.day) == LAST_DAY:
        return school_year_of(day)
    return school_year_of(day) - 1 if day.month == FIRST_MONTH else None
