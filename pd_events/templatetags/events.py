"""How events are said in templates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import dateformat

from clearinghouse.districts.enums import Grade
from pd_events.enums import Seat
from pd_events.selectors.events import coming_about

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

    from clearinghouse.accounts.models import User
    from pd_events.models import EventDate

register = template.Library()

LEAVING = {Seat.WAITING: "Leave the waiting list", Seat.OFFERED: "Decline the offer", Seat.HELD: "Take the request back"}


@register.filter
def wall(moment: datetime, form: str) -> str:
    """The moment as clocks show it in its own zone; Django's own filter would say it in the site's."""
    return dateformat.format(moment, form)


@register.filter
def at(rows: Mapping[Any, Any], key: Any) -> Any:
    """What stands there under this key, or None."""
    return rows.get(key)


@register.filter
def hours(number: Decimal) -> str:
    """Contact hours in words: 6 contact hours, 1 contact hour."""
    plain = f"{number.normalize():f}"
    return f"{plain} contact hour{'' if plain == '1' else 's'}"


@register.filter
def grade_words(codes: Sequence[str]) -> str:
    """Grades as people say them: K to 3, 6."""
    order = list(Grade.values)
    runs: list[list[str]] = []
    for code in sorted(codes, key=order.index):
        if runs and order.index(code) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    said = [run[0].lstrip("0") if len(run) == 1 else f"{run[0].lstrip('0')} to {run[-1].lstrip('0')}" for run in runs]
    return ("Grades " if len(codes) > 1 else "Grade ") + ", ".join(said)


@register.filter
def leave_words(seat: str) -> str:
    """What giving up this kind of seat is called."""
    return LEAVING.get(Seat(seat), "Give the seat back")


@register.simple_tag
def coming_trainings(page: Page, user: User | AnonymousUser | None) -> list[EventDate]:
    """The next dates of trainings that teach this page of the library, as this person may see them."""
    return coming_about(page.pk, user)
