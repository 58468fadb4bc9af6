"""How long a resource stands before somebody looks at it again. The one place of these figures."""

from __future__ import annotations

import calendar
from datetime import date

from clearinghouse.resources.enums import ResourceKind

# Months by kind, each with its reason.
MONTHS: dict[str, tuple[int, str]] = {
    ResourceKind.RESEARCH_REVIEW: (24, "Studies take years, and the clearinghouse updates its reviews every few."),
    ResourceKind.PRACTICE_GUIDE: (36, "Panels revise a guide after several years; its recommendations age slowly."),
    ResourceKind.PRACTICE: (18, "The tools that a practice leans on change from one school year to the next."),
    ResourceKind.ASSISTIVE_TECHNOLOGY: (12, "Prices, versions and accessibility reports change every year."),
    ResourceKind.LINK: (12, "What stands on other sites moves and changes without a word to us."),
}


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def next_review(kind: str, day: date) -> date:
    """When a resource of this kind is due, looked at on this day."""
    return months_later(day, MONTHS[kind][0])
