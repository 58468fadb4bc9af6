"""Which events a person finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.audience import keys_with, visible_with
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.resources.models import ResourcePage, Topic
from clearinghouse.resources.selectors.vocabularies import with_narrower
from pd_events.enums import DateState, Mode
from pd_events.models import Event, EventDate
from pd_events.selectors.rooms import Seats, rooms_of, seats_for
from pd_events.selectors.travel import NOWHERE, Travel, travel_from

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models.district import DistrictQuerySet
    from clearinghouse.districts.standing import Standing
    from pd_events.models.date import EventDateQuerySet
    from pd_events.travel import Trip


def of_person(person: int) -> DistrictQuerySet:
    """The districts that belong and where the person of this number has a place."""
    return District.objects.belonging().filter(memberships__user=person, memberships__ended_at=None)


DISTRICTS = StandingQuery(lambda person: of_person(person).order_by("name"))


@dataclass(frozen=True)
class EventFilter:
    """What somebody asked the list for; empty means all."""

    q: str = ""
    topic: str = ""
    grade: str = ""
    district: str = ""
    mode: str = ""
    start: str = ""
    within: str = ""
    credit: bool = False
    free: bool = False
    when: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the time was asked for."""
        return any((self.q, self.topic, self.grade, self.district, self.mode, self.within, self.credit, self.free))


@dataclass(frozen=True)
class Listed:
    """One date in a list, with its seats as the person sees them."""

    date: EventDate
    seats: Seats
    trip: Trip | None = None


def find_dates(
    user: User | AnonymousUser | None,
    wanted: EventFilter,
    *,
    between: tuple[datetime, datetime] | None = None,
    travel: Travel | None = None,
    standing: Standing | None = None,
) -> EventDateQuerySet:
    """The dates that this person may see and asked for, the next first; those that are over, newest first, where they ask for the past.

    `between` takes the place of the time asked for: every date that begins in that span. `travel` are the ways from the start that was
    asked for, and `standing` is how the person stands, where they are known already.
    """
    words = Cast("grades", TextField())
    mine = Event.objects.visible_from(standing) if standing else Event.objects.visible_to(user)
    visible = mine.annotate(grade_words=words).filter(narrowed(wanted)).exclude(state="draft")
    found = EventDate.objects.filter(event__in=visible.values("pk")).select_related("event", "event__district", "district")
    if wanted.mode:
        modes = {wanted.mode, Mode.HYBRID} if wanted.mode != Mode.HYBRID else {Mode.HYBRID}
        found = found.filter(mode__in=modes)
    if wanted.within:
        near = (travel or travel_from(wanted.start, ())).within(int(wanted.within))
        found = found.filter(Q(district__in=near) | Q(mode__in=(Mode.ONLINE, Mode.HYBRID)))
    if between:
        return found.filter(starts_at__gte=between[0], starts_at__lt=between[1])
    if wanted.when == "past":
        return found.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")
    return found.filter(ends_at__gt=timezone.now())


def narrowed(wanted: EventFilter) -> Q:
    """The condition on events for what was asked."""
    condition = Q()
    if wanted.q:
        condition &= Q(title__icontains=wanted.q) | Q(summary__icontains=wanted.q) | Q(dates__presenter__icontains=wanted.q)
    if wanted.topic and (topic := Topic.objects.filter(slug=wanted.topic).first()):
        condition &= Q(topics__in=with_narrower(topic))
    if wanted.grade:
        condition &= Q(grade_words__contains=f'"{wanted.grade}"') | Q(grade_words="[]")
    if wanted.district:
        condition &= Q(district__slug=wanted.district) | Q(dates__district__slug=wanted.district)
    return condition & Q(contact_hours__gt=0) if wanted.credit else condition


def listed(dates: Sequence[EventDate], districts: Collection[District], travel: Travel = NOWHERE) -> list[Listed]:
    """The dates with their seats, and the way to each that has a place. Two queries."""
    rooms = rooms_of(dates)
    return [Listed(date, seats_for(rooms[date.pk], districts), trip_to(date, travel)) for date in dates]


def trip_to(date: EventDate, travel: Travel) -> Trip | None:
    """The way to where the date is held; None for one that is only online, and where a place is not recorded."""
    return None if date.mode == Mode.ONLINE else travel.trips.get(date.district_id)


def resources_of(event: Event, districts: Collection[District]) -> QuerySet[ResourcePage]:
    """What the event teaches from the library, as far as somebody of these districts may see it. One query."""
    seen = visible_with(keys_with(district.pk for district in districts))
    found: QuerySet[ResourcePage] = ResourcePage.objects.live().filter(seen, pk__in=event.resources.values("pk")).order_by("title")
    return found


def districts_of(user: User | AnonymousUser | None) -> list[District]:
    """The person's districts that belong, by name; none for a visitor. One query."""
    if user is None or not user.is_authenticated:
        return []
    return DISTRICTS(user.pk)


def districts_run_by(user: User | AnonymousUser) -> list[District]:
    """The districts whose events this person runs. Two queries."""
    if not user.is_authenticated or not user.is_active:
        return []
    held = user.memberships.current()
    everywhere = held.filter(roles__role__in=CATALOGUE[Capability.RUN_ANY_EVENTS])
    belonging = District.objects.belonging().order_by("name")
    if user.is_superuser or everywhere.exists():
        return list(belonging)
    return list(belonging.filter(pk__in=held.filter(roles__role__in=CATALOGUE[Capability.RUN_EVENTS]).values("district")))


def drafts_of(user: User | AnonymousUser) -> list[Event]:
    """Drafts that this person may finish, the latest first. One query."""
    return list(Event.objects.filter(Event.objects.run_by(user), state="draft").select_related("district").order_by("-updated_at"))


def dates_of(event: Event) -> list[EventDate]:
    """All dates of one event in order. One query."""
    return list(event.dates.select_related("district").order_by("starts_at", "pk"))


def coming_about(page_id: int, user: User | AnonymousUser | None) -> list[EventDate]:
    """The next dates of trainings that teach this page of the library, as this person may see them. One query and that of their places."""
    coming = EventDate.objects.coming().visible_to(user).filter(event__resources=page_id)
    return list(coming.select_related("event", "district").order_by("starts_at")[:4])


def is_on(date: EventDate) -> bool:
    """Whether the date is going to be held."""
    return date.state == DateState.SCHEDULED and not date.event.is_cancelled
