"""The demo's trainings over a school year, with who asked for which and what became of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.resources.models import ResourcePage, Topic
from pd_events.models import DistrictShare, Event, EventDate, Registration
from pd_events.selectors.people import deciders
from pd_events.services.dates import add_date
from pd_events.services.events import cancel_event, create_event, publish_event
from pd_events.services.seats import Ask, approve, decline, leave, register

CENTS = 100
# Seats are only taken on dates to come: what is over is written into the future first, then moved back.
AHEAD = timedelta(days=365)
FRIDAY = 4


def load_events(entries: list[dict[str, Any]]) -> int:
    """Make each event once, by its title. Returns how many there are."""
    for entry in entries:
        if not Event.objects.filter(title=entry["title"]).exists():
            load_event(entry)
    return Event.objects.count()


def load_event(entry: dict[str, Any]) -> None:
    """One event with its dates, and the people on them."""
    actor = User.objects.get(email=entry["by"])
    event = create_event(district=home_of(actor), facts=facts_of(entry), actor=actor)
    dates = [load_date(event, row, actor) for row in entry["dates"]]
    if entry.get("state") == "draft":
        return
    publish_event(event, actor=actor)
    for row in entry.get("seats", ()):
        load_seat(dates, row)
    for made, row in zip(dates, entry["dates"], strict=True):
        if row["in_days"] < 0:
            back = {"starts_at": F("starts_at") - AHEAD, "ends_at": F("ends_at") - AHEAD}
            EventDate.objects.filter(pk=made.pk).update(**back)
    if entry.get("state") == "cancelled":
        cancel_event(event, reason=entry["reason"], actor=actor)


def facts_of(entry: dict[str, Any]) -> dict[str, Any]:
    """What the service takes."""
    return {
        "title": entry["title"],
        "summary": entry["summary"],
        "description": entry.get("description", ""),
        "agenda": entry["agenda"],
        "bring": entry.get("bring", ""),
        "audience": entry.get("audience", "members"),
        "contact_email": entry["by"],
        "grades": entry.get("grades", []),
        "contact_hours": entry.get("hours", 0),
        "cost_cents": entry.get("cost", 0) * CENTS,
        "needs_approval": entry.get("approval", True),
        "seats_by_itself": entry.get("auto", False),
        "topics": Topic.objects.filter(slug__in=entry["topics"]),
        "resources": ResourcePage.objects.filter(title__in=entry.get("resources", ())),
    }


def load_date(event: Event, row: dict[str, Any], actor: User) -> EventDate:
    """One date on a school day, its hours on the clock of the district."""
    zone = ZoneInfo(event.district.time_zone)
    day = school_day(timezone.localdate() + timedelta(days=row["in_days"]))
    starts = datetime.combine(day, time.fromisoformat(row["at"]), zone).astimezone(UTC) + (
        AHEAD if row["in_days"] < 0 else timedelta(0)
    )
    facts = {
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=row["hours"]),
        "time_zone": event.district.time_zone,
        "mode": row.get("mode", "on_site"),
        "district": event.district,
        "room": row.get("room", ""),
        "online_url": row.get("online", ""),
        "presenter": row["presenter"],
        "capacity": row.get("capacity"),
        "minimum": row.get("minimum", 0),
        "decided_on": timezone.localdate() + timedelta(days=row["decided_in"]) if "decided_in" in row else None,
        "opens_at": timezone.now() + timedelta(days=row["opens_in"]) if "opens_in" in row else None,
    }
    return add_date(event, facts=facts, shares=[share_of(share) for share in row.get("shares", ())], actor=actor)


def school_day(day: date) -> date:
    """This day, or the Monday after where it lies on a weekend."""
    return day if day.weekday() <= FRIDAY else day + timedelta(days=7 - day.weekday())


def share_of(share: dict[str, Any]) -> DistrictShare:
    """What the agreement gives one district."""
    return DistrictShare(district=District.objects.get(slug=share["district"]), reserve=share.get("kept", 0), cap=share.get("most"))


def load_seat(dates: list[EventDate], row: dict[str, Any]) -> None:
    """One person asks for every date of the event, and somebody decides."""
    person = User.objects.get(email=row["who"])
    district = home_of(person)
    asks = [Ask(made.pk, person, district, substitute=row.get("substitute", "none"), note=row.get("note", "")) for made in dates]
    made = register(asks, actor=person)
    if "then" in row:
        settle(made, row, district)


def settle(made: list[Registration], row: dict[str, Any], district: District) -> None:
    """What became of the request."""
    if row["then"] == "left":
        for registration in made:
            leave(registration, actor=registration.person)
        return
    numbers, decider = [registration.pk for registration in made], deciders(district.pk, CATALOGUE[Capability.DECIDE_REQUESTS])[0]
    if row["then"] == "declined":
        decline(numbers, reason=row["reason"], actor=decider)
    else:
        approve(numbers, actor=decider)


def home_of(person: User) -> District:
    """The first of their districts by name."""
    return District.objects.filter(pk__in=person.memberships.current().values("district")).order_by("name")[0]
