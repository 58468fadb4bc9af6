"""Whether what is said of an event is well formed. Called by models and forms alike."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

if TYPE_CHECKING:
    from django.db.models import Model

# What an integer column of either database holds, far above any room we know.
MOST_SEATS = 100_000
at_most_seats = MaxValueValidator(MOST_SEATS, "Write a number up to %(limit_value)s.")
MOST_CENTS = 10_000_000
TAKEN_SLUGS = frozenset(
    {
        "accommodations", "agenda", "calendar", "closed-days", "dates", "feeds", "map", "messages", "mine", "month", "new", "proposals", "requests", "seats",
        "substitutes", "templates",
    }
)  # fmt: skip


def instant(local: datetime, zone: str) -> datetime:
    """The moment that a clock on the wall of this zone shows, in UTC.

    An hour that happens twice, when clocks go back, is its first one. Raises ValidationError for an hour that clocks going forward skip.
    """
    wall = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    moment = wall.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(
            "On this day clocks go forward: %(time)s does not happen. Choose another hour.",
            params={"time": local.strftime("%H:%M")},
            code="no_such_hour",
        )
    return moment


def validate_order(*moments: tuple[str, datetime | None]) -> None:
    """Moments that must come one after another, with the field that each is written in; what is not given is left out."""
    given = [(name, moment) for name, moment in moments if moment is not None]
    for (_, before), (name, after) in pairwise(given):
        if after < before:
            raise ValidationError({name: "This lies before what it should follow. Check both."}, code="out_of_order")


def validate_unchanged(instance: Model) -> None:
    """A row that is written once."""
    if not instance._state.adding:
        raise ValidationError("This row is written once.", code="written_once")
