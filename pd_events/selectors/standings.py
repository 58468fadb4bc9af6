"""Where a person stands with each date of an event, and the one thing they can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import dateformat

from pd_events.enums import Mode, Seat
from pd_events.selectors.events import districts_of
from pd_events.selectors.registrations import Mine, mine_on
from pd_events.selectors.rooms import Seats, rooms_of, seats_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import EventDate

DOORS_OPEN = timedelta(hours=1)


@dataclass(frozen=True)
class Standing:
    """One date as one person sees it. `label` and `url` are the one button, empty where there is nothing to do."""

    date: EventDate
    seats: Seats
    mine: Mine | None
    label: str = ""
    url: str = ""
    hint: str = ""
    join_url: str = ""

    @property
    def when(self) -> str:
        """The day and hour in words, on the clock of the place."""
        return dateformat.format(self.date.local_start, "D, M j, Y, g:i a T")

    @property
    def is_active(self) -> bool:
        """Whether they have a place here."""
        return self.mine is not None and self.mine.registration.is_active

    @property
    def seat(self) -> str:
        """The kind of place they have, empty where they have none."""
        return self.mine.registration.seat if self.mine is not None else ""


def standings_on(
    dates: Sequence[EventDate], user: User | AnonymousUser, *, now: datetime, districts: Sequence[District] | None = None
) -> list[Standing]:
    """Where the person stands with each of these dates. Five queries, however many dates; four where their districts are known already."""
    districts = districts_of(user) if districts is None else districts
    rooms, mine = rooms_of(dates), mine_on(dates, user)
    found = []
    for date in dates:
        seats, own = seats_for(rooms[date.pk], districts), mine.get(date.pk)
        is_active = own is not None and own.registration.is_active
        label, url, hint = ("", "", "") if is_active else deed_on(date, seats, user, is_member=bool(districts), now=now)
        join = date.online_url if own is not None and may_join(date, own, now) else ""
        found.append(Standing(date, seats, own, label, url, hint, join))
    return found


def deed_on(date: EventDate, seats: Seats, user: User | AnonymousUser, *, is_member: bool, now: datetime) -> tuple[str, str, str]:
    """The words on the button, its address, and a hint where there is no button."""
    if closed := why_closed(date, now):
        return "", "", closed
    to_form = reverse("pd_events:register", args=[date.pk])
    if not user.is_authenticated:
        return "Sign in to ask for a place", f"{reverse('account_login')}?next={to_form}", ""
    if not is_member:
        return "", "", "Places are for people of member districts."
    if seats.is_full:
        return ("Join the waiting list", to_form, "") if date.list_is_open(now) else ("", "", "Every seat is taken.")
    return ("Ask your coordinator for a place" if date.event.needs_approval else "Take a seat"), to_form, ""


def why_closed(date: EventDate, now: datetime) -> str:
    """Why nobody can register, in words for a person; empty where they can."""
    if date.is_cancelled or date.event.is_cancelled:
        return "Called off."
    if now >= date.ends_at:
        return "This date is over."
    if now >= date.starts_at:
        return "This date has begun."
    if date.event.is_draft:
        return "A draft: nobody can register yet."
    if date.opens_at and now < date.opens_at:
        return f"Registration opens on {date.opens_at.astimezone(date.local_start.tzinfo):%B %-d at %-I:%M %p}."
    return "" if date.is_open(now) else "Registration is closed."


def may_join(date: EventDate, own: Mine, now: datetime) -> bool:
    """Whether the link to join is shown: to people with a seat, from an hour before until the end."""
    is_online = date.mode in (Mode.ONLINE, Mode.HYBRID)
    return is_online and own.registration.seat == Seat.CONFIRMED and date.starts_at - DOORS_OPEN <= now <= date.ends_at
