"""Where somebody stands, and what waits for a coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.policies import decided_by
from pd_events.enums import ACTIVE, Seat
from pd_events.models import EventDate, Question, Registration

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from pd_events.models.registration import RegistrationQuerySet


HAS_QUESTIONS = Exists(Question.objects.filter(event=OuterRef("date__event")))


@dataclass(frozen=True)
class Mine:
    """A person's place on one date, with their place in line where they wait."""

    registration: Registration
    place: int | None = None


def mine_on(dates: Collection[EventDate], user: User | AnonymousUser) -> dict[int, Mine]:
    """The person's active or last place on each of these dates. Two queries."""
    if not user.is_authenticated:
        return {}
    rows = Registration.objects.filter(date__in=[date.pk for date in dates], person=user).select_related("district", "decided_by")
    rows = rows.annotate(has_questions=HAS_QUESTIONS)
    latest = {row.date_id: row for row in sorted(rows, key=lambda row: (row.is_active, row.pk))}
    places = places_in_line([row for row in latest.values() if row.seat == Seat.WAITING])
    return {pk: Mine(row, places.get(row.pk)) for pk, row in latest.items()}


def places_in_line(waiting: Collection[Registration]) -> dict[int, int]:
    """The place of each of these on its waiting list, counted from one. One query."""
    places: dict[int, int] = {}
    if waiting:
        line = Registration.objects.waiting().filter(date__in={row.date_id for row in waiting})
        counts: dict[int, int] = {}
        for pk, date in line.values_list("pk", "date"):
            counts[date] = places[pk] = counts.get(date, 0) + 1
    return places


def trainings_of(user: User) -> tuple[list[Mine], list[Mine]]:
    """The person's places: on dates to come, the next first, and on those that are over, the latest first. Two queries."""
    rows = (
        user.registrations.filter(seat__in=ACTIVE)
        .annotate(has_questions=HAS_QUESTIONS)
        .select_related("date__event", "date__district", "district")
        .order_by("date__starts_at")
    )
    places = places_in_line([row for row in rows if row.seat == Seat.WAITING])
    now = timezone.now()
    coming = [Mine(row, places.get(row.pk)) for row in rows if row.date.ends_at > now]
    return coming, [Mine(row) for row in reversed(rows) if row.date.ends_at <= now]


def requests_for(user: User) -> RegistrationQuerySet:
    """Requests that wait for this person's decision, the next date first."""
    own = Q(person=user, district__in=Delegation.objects.for_person(user).values("district"))
    waiting = Registration.objects.to_decide().filter(decided_by(user), date__starts_at__gt=timezone.now()).exclude(own)
    ordered: RegistrationQuerySet = (
        waiting.annotate(has_questions=HAS_QUESTIONS)
        .select_related("person", "district", "date__event", "date__district")
        .order_by("date__starts_at", "joined_at", "pk")
    )
    return ordered


def out_on(rows: Collection[Registration]) -> dict[int, int]:
    """For each request how many others of the same district are out on its day already, whatever they attend. One query."""
    districts = {row.district_id for row in rows}
    if not rows:
        return {}
    first, last = min(row.date.starts_at for row in rows), max(row.date.ends_at for row in rows)
    taken = Registration.objects.filter(
        seat__in=(Seat.CONFIRMED, Seat.OFFERED), district__in=districts, date__starts_at__lte=last, date__ends_at__gte=first
    ).values_list("district", "person", "date__starts_at")
    days: dict[tuple[int, object], set[int]] = {}
    for district, person, starts in taken:
        days.setdefault((district, starts.date()), set()).add(person)
    return {row.pk: len(days.get((row.district_id, row.date.starts_at.date()), set()) - {row.person_id}) for row in rows}


def colleagues_to_take_over(registration: Registration) -> list[User]:
    """The people of the same district who have no place on the date, by name. One query."""
    there = User.objects.filter(is_active=True, memberships__ended_at=None, memberships__district=registration.district_id).exclude(
        registrations__in=Registration.objects.active().filter(date=registration.date_id)
    )
    return list(there.distinct().order_by("last_name", "first_name", "pk"))
