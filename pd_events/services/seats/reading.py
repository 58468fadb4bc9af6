"""What is read of dates once they are locked: on PostgreSQL in the journey of the lock itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.core.models.standing import Ready, StandingQuery, next_numbers
from clearinghouse.core.models.together import ask_together
from clearinghouse.districts.models import Membership
from pd_events.models import Event, EventDate, Registration
from pd_events.services.seats.locking import check_isolation, lock_of, preparation
from pd_events.services.seats.numbers import Numbers, numbers_from, numbers_statement

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

Pair = tuple[int, int]
Member = tuple[int, int]

EVENT = StandingQuery(lambda date: Event.objects.filter(dates=date).order_by())
KNOWN = StandingQuery(lambda date, person: Registration.objects.filter(date=date, person=person).order_by())
MEMBERSHIPS = StandingQuery(lambda person: memberships_of([person]))


def memberships_of(people: Collection[int]) -> QuerySet[Membership]:
    """What ties these people to their districts now."""
    return Membership.objects.current().filter(user__in=people, user__is_active=True).order_by()


@dataclass(frozen=True)
class Locked:
    """Dates under their lock, their events by number, and how full they are; of the people asked for their rows, each with each of their districts
    as `members`, and numbers for new rows.
    """

    dates: list[EventDate]
    events: dict[int, Event]
    numbers: list[Numbers]
    known: list[Registration]
    members: set[Member]
    spare: list[int]


def read_locked(dates: Collection[int], pairs: Collection[Pair]) -> Locked:
    """Lock these dates, then read them, with all that these people have on them (`pairs` of date and person), and where they belong.

    Each statement begins after the one before has its answer, so that nothing is older than the lock. The events are not joined to the
    dates: they would be as old as the statement that waited.
    """
    lock, events, known, memberships = lock_of(dates), events_on(dates), rows_of(pairs), memberships_in(pairs)
    before, parts = preparation(), [lock.statement, events.statement, numbers_statement(dates)]
    parts += [known.statement, memberships.statement]
    answers = ask_together([*before, *parts, *next_numbers(Registration, 1 if len(pairs) == 1 else 0)])
    check_isolation(answers[: len(before)])
    of_dates, of_events, numbers, of_people, of_members, *spare = (answer.rows for answer in answers[len(before) :])
    found = {event.pk: event for event in events.read(of_events)}
    new = [number for rows in spare for (number,) in rows]
    members = {(one.user_id, one.district_id) for one in memberships.read(of_members)}
    return Locked(lock.read(of_dates), found, [numbers_from(row) for row in numbers], known.read(of_people), members, new)


def events_on(dates: Collection[int]) -> Ready[Event]:
    """The events of these dates."""
    if len(dates) == 1:
        return EVENT.ready(*dates)
    return Ready.of(Event.objects.filter(pk__in=EventDate.objects.filter(pk__in=dates).values("event")).order_by())


def rows_of(pairs: Collection[Pair]) -> Ready[Registration]:
    """What these people have on these dates, and may have on others among them."""
    if len(pairs) == 1:
        return KNOWN.ready(*next(iter(pairs)))
    dates, people = {date for date, _ in pairs}, {person for _, person in pairs}
    return Ready.of(Registration.objects.filter(date__in=dates, person__in=people).order_by()) if pairs else KNOWN.ready(0, 0)


def memberships_in(pairs: Collection[Pair]) -> Ready[Membership]:
    """The districts of the people among them."""
    people = {person for _, person in pairs}
    return Ready.of(memberships_of(people)) if len(people) > 1 else MEMBERSHIPS.ready(*people or {0})
