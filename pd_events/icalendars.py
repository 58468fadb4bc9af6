"""Dates as calendar programs read them (RFC 5545), and invitations as mail programs do (RFC 5546, iTIP).

Each date has a UID of its own that never changes, so that one date of a series moves or ends by itself. Hours are written on the clock of
the place, with the rules of its zone beside them.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from pd_events.enums import Mode
from pd_events.icalendar_zones import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from pd_events.models import EventDate, Registration

PRODUCT = "-//Clearinghouse//Trainings//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


def calendar_of(dates: Iterable[EventDate], *, name: str, now: datetime) -> str:
    """A calendar to read, with these dates; those called off stand in it as such."""
    calendar = empty(PUBLISH)
    calendar.add("X-WR-CALNAME", vText(name))
    for date in dates:
        calendar.add_component(entry(date, now=now, sequence=date.sequence, is_off=date.is_cancelled or date.event.is_cancelled))
    return written(calendar)


def invitation(registration: Registration, *, method: str, now: datetime) -> str:
    """The invitation of one person to one date (REQUEST), or the end of it (CANCEL)."""
    date = registration.date
    calendar = empty(method)
    made = entry(date, now=now, sequence=date.sequence + registration.sequence, is_off=method == CANCEL)
    made["ORGANIZER"] = organizer()
    made.add("ATTENDEE", attendee(registration.person), encode=False)
    calendar.add_component(made)
    return written(calendar)


def empty(method: str) -> Calendar:
    """A calendar without dates."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    return calendar


def written(calendar: Calendar) -> str:
    """The calendar as text, with the rules of every zone that it names."""
    moments: dict[str, list[datetime]] = {}
    said: list[Any] = [made[name] for made in calendar.walk("VEVENT") for name in ("DTSTART", "DTEND")]
    for one in said:
        if zone := one.params.get("TZID"):
            moments.setdefault(zone, []).append(one.dt)
    calendar.subcomponents[:0] = [rules_of(zone, moments[zone]) for zone in sorted(moments)]
    text: str = calendar.to_ical().decode()
    return text


def on_the_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the clock of the place. In the hour that clocks go through twice, the second time is said in UTC: a file knows only one."""
    local = moment.astimezone(zone)
    return local.astimezone(UTC) if local.fold else local


def entry(date: EventDate, *, now: datetime, sequence: int, is_off: bool) -> Event:
    """One date. The link to join is not in it: calendars are shared more widely than seats."""
    zone = ZoneInfo(date.time_zone)
    made = Event()
    made.add("UID", uid_of(date))
    made.add("DTSTAMP", now)
    made.add("DTSTART", on_the_clock(date.starts_at, zone))
    made.add("DTEND", on_the_clock(date.ends_at, zone))
    made.add("SEQUENCE", sequence)
    made.add("SUMMARY", date.event.title)
    made.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    made.add("LOCATION", place_of(date))
    made.add("URL", settings.SITE_URL + date.event.get_absolute_url())
    made.add("DESCRIPTION", f"{date.event.summary}\n\n{settings.SITE_URL}{date.event.get_absolute_url()}")
    return made


def uid_of(date: EventDate) -> str:
    """The same for ever, on every copy of the date."""
    return f"{date.uid}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def place_of(date: EventDate) -> str:
    """Where it is held, in a line."""
    if date.mode == Mode.ONLINE:
        return "Online"
    return ", ".join(part for part in (date.room, str(date.district)) if part)


def organizer() -> vCalAddress:
    """The site itself: answers to invitations are read by nobody, seats are kept here."""
    address = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    address.params["CN"] = vText(settings.SITE_NAME)
    return address


def attendee(person: User) -> vCalAddress:
    """Who has the seat."""
    address = vCalAddress(f"mailto:{person.email}")
    address.params.update(
        {"CN": vText(str(person)), "PARTSTAT": vText("ACCEPTED"), "ROLE": vText("REQ-PARTICIPANT"), "RSVP": vText("FALSE")}
    )
    return address
