"""Trainings, their dates, and people on them."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Audience, Role
from clearinghouse.districts.models import District
from pd_events.enums import EventState, ProposalState, Seat
from pd_events.models import DistrictShare, Event, EventDate, EventTemplate, Proposal, Question, Registration
from pd_events.services.seats import Ask, register
from tests.factories.districts import DistrictFactory, member


class EventFactory(DjangoModelFactory):
    """An open training for all members that needs nobody's approval."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Reading by the river {n}")
    slug = factory.Sequence(lambda n: f"reading-by-the-river-{n}")
    summary = "A day on first books."
    district = factory.SubFactory(DistrictFactory)
    state = EventState.PUBLISHED
    audience = Audience.MEMBERS
    needs_approval = False


class EventDateFactory(DjangoModelFactory):
    """A date three weeks ahead with two seats. Arguments that begin with `event__` go to its event."""

    class Meta:
        model = EventDate

    event = factory.SubFactory(EventFactory)
    district = factory.SelfAttribute("event.district")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=21))
    ends_at = factory.LazyAttribute(lambda date: date.starts_at + timedelta(hours=3))
    capacity = 2
    room = "Library"


class DistrictShareFactory(DjangoModelFactory):
    class Meta:
        model = DistrictShare

    date = factory.SubFactory(EventDateFactory)
    district = factory.SubFactory(DistrictFactory)


class EventTemplateFactory(DjangoModelFactory):
    """A template of one district; `district=None` makes it the consortium's."""

    class Meta:
        model = EventTemplate

    name = factory.Sequence(lambda n: f"A day on books {n}")
    district = factory.SubFactory(DistrictFactory)


class TrainingProposalFactory(DjangoModelFactory):
    """A training that somebody would like; `declined=True` gives one that will not be planned."""

    class Meta:
        model = Proposal

    title = factory.Sequence(lambda n: f"Maps in history {n}")
    why = "We have old maps and nobody who can read them."
    district = factory.SubFactory(DistrictFactory)

    class Params:
        declined = factory.Trait(
            state=ProposalState.DECLINED, reason="Nobody here can teach it.", decided_at=factory.LazyFunction(timezone.now)
        )


def teachers(number: int, *, district: District | None = None) -> list[User]:
    """So many teachers of one district."""
    district = district or DistrictFactory()
    return [member(Role.TEACHER, district=district) for _ in range(number)]


def home_of(person: User) -> District:
    return person.memberships.get().district


def ask(date: EventDate, person: User, *, by: User | None = None, key: str = "", **fields: object) -> Registration:
    """Ask for a seat as the site does."""
    (made,) = register([Ask(date.pk, person, home_of(person), **fields)], actor=by or person, key=key)
    return made


def seats(date: EventDate) -> dict[str, int]:
    """How many registrations of each kind of seat the date has; kinds without any are left out."""
    found = [row.seat for row in date.registrations.all()]
    return {seat.value: found.count(seat) for seat in Seat if seat in found}


def again(row: Registration) -> Registration:
    """The row as the database has it now."""
    return Registration.objects.get(pk=row.pk)


class QuestionFactory(DjangoModelFactory):
    """What a host asks; arguments that begin with `event__` go to its event."""

    class Meta:
        model = Question

    event = factory.SubFactory(EventFactory)
    position = factory.Sequence(lambda n: n)
    label = factory.Sequence(lambda n: f"What about the river {n}?")
