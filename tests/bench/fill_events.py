"""A crowd for `registration.py` and the faults: python -m tests.bench.fill_events '{"people": 200, "districts": 5, "dates": 1, "capacity": 10}'

Makes districts, teachers with a session each, and dates of one public training; prints them as JSON.
"""

import json
import sys
from datetime import timedelta
from itertools import cycle
from typing import Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 -- Django must be set up first
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.crypto import get_random_string  # noqa: E402

from clearinghouse.accounts.models import User  # noqa: E402
from clearinghouse.districts.enums import DistrictKind, Role  # noqa: E402
from clearinghouse.districts.models import District, Membership, MembershipRole  # noqa: E402
from pd_events.models import DistrictShare, Event, EventDate, Registration  # noqa: E402

BACKEND = "clearinghouse.accounts.backends.Backend"


def districts(number: int, run: str) -> list[District]:
    return District.objects.bulk_create(
        District(name=f"Crowd {run} {n}", slug=f"crowd-{run}-{n}", kind=DistrictKind.MEMBER, state_code=f"C{run}{n}", state="MA")
        for n in range(number)
    )


def people(number: int, homes: list[District], run: str, role: Role) -> list[dict[str, Any]]:
    """So many people of this role, dealt out over the districts, each signed in."""
    users = User.objects.bulk_create(
        User(email=f"{role}{n}@{run}.example", first_name=f"Ada{n}", last_name="Crowd", password="!") for n in range(number)
    )
    dealt = list(zip(users, cycle(homes), strict=False))
    places = Membership.objects.bulk_create(Membership(user=user, district=home) for user, home in dealt)
    MembershipRole.objects.bulk_create(MembershipRole(membership=place, role=role) for place in places)
    sessions = Session.objects.bulk_create(session_of(user) for user in users)
    return [
        {"id": user.pk, "district": home.pk, "session": session.session_key}
        for (user, home), session in zip(dealt, sessions, strict=True)
    ]


def session_of(user: User) -> Session:
    data = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: user.get_session_auth_hash()}
    store, ends = SessionStore(), timezone.now() + timedelta(days=1)
    return Session(
        session_key=get_random_string(32, "abcdefghijklmnopqrstuvwxyz0123456789"), session_data=store.encode(data), expire_date=ends
    )


def seat(date: EventDate, people: list[dict[str, Any]], number: int) -> None:
    """Put people on the date as they came, the first so many with a seat and the others on the list."""
    now = timezone.now()
    Registration.objects.bulk_create(
        Registration(
            date=date, person_id=one["id"], district_id=one["district"], joined_at=now + timedelta(milliseconds=place),
            seat="confirmed" if place < number else "waiting",
        )
        for place, one in enumerate(people)
    )  # fmt: skip
    EventDate.objects.filter(pk=date.pk).update(taken=number)


def more_events(number: int, homes: list[District], run: str) -> None:
    """So many further trainings of a year, each with a date and a share of its own."""
    events = Event.objects.bulk_create(
        Event(title=f"Training {run} {n}", slug=f"training-{run}-{n}", summary="A day on first books.", district=homes[n % len(homes)],
              state="published", audience=("public", "members", "district")[n % 3])
        for n in range(number)
    )  # fmt: skip
    now = timezone.now()
    dates = EventDate.objects.bulk_create(
        EventDate(event=event, district=event.district, capacity=20, starts_at=now + timedelta(hours=2 * n + 2), ends_at=now + timedelta(hours=2 * n + 5))
        for n, event in enumerate(events)
    )  # fmt: skip
    DistrictShare.objects.bulk_create(DistrictShare(date=date, district=date.district, reserve=2) for date in dates)


def form_of(date: EventDate, asked: dict[str, Any]) -> dict[str, Any]:
    """What the form of the date says, so that it can be sent back with one thing changed."""
    shared = {f"kept_{date.district_id}": asked.get("reserve", ""), f"most_{date.district_id}": asked.get("cap", "")}
    hours = {"starts": f"{date.local_start:%Y-%m-%dT%H:%M}", "ends": f"{date.local_end:%Y-%m-%dT%H:%M}"}
    return {
        "time_zone": date.time_zone,
        "mode": date.mode,
        "district": date.district_id,
        "has_list": "on",
        "minimum": 0,
        **hours,
        **shared,
    }


def fill(asked: dict[str, Any]) -> dict[str, Any]:
    run = get_random_string(6, "abcdefghijklmnop")
    homes = districts(asked.get("districts", 5), run)
    event = Event.objects.create(
        title=f"Crowd {run}", slug=f"crowd-{run}", summary="Many want it.", district=homes[0], state="published", audience="public",
        needs_approval=asked.get("needs_approval", False),
    )  # fmt: skip
    starts = timezone.now().replace(second=0, microsecond=0) + timedelta(days=30)
    dates = [
        EventDate.objects.create(
            event=event, district=homes[0], starts_at=starts, ends_at=starts + timedelta(hours=2), capacity=asked.get("capacity")
        )
        for _ in range(asked.get("dates", 1))
    ]
    if "reserve" in asked:
        for date in dates:
            date.shares.create(district=homes[0], reserve=asked["reserve"], cap=asked["cap"])
    crowd = people(asked["people"], homes, run, Role.TEACHER)
    if "seated" in asked:
        seat(dates[0], crowd, asked["seated"])
    more_events(asked.get("events", 0), homes, run)
    return {
        "event": event.slug,
        "dates": [date.pk for date in dates],
        "districts": [home.pk for home in homes],
        "people": crowd,
        "form": form_of(dates[0], asked),
        "coordinators": people(len(homes), homes, run, Role.PD_COORDINATOR),
    }


if __name__ == "__main__":
    print(json.dumps(fill(json.loads(sys.argv[1]))))
