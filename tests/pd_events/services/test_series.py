"""One registration for several dates."""

from datetime import timedelta

import pytest

from clearinghouse.core.models import OutboxMessage
from pd_events.enums import Seat
from pd_events.errors import DateClosed, SeriesFull
from pd_events.models import EventDate, Registration
from pd_events.services.seats import Ask
from pd_events.services.series import register_series
from tests.factories.pd_events import EventDateFactory, EventFactory, ask, home_of, seats, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates() -> list[EventDate]:
    """Three afternoons of one event; the second has one seat."""
    event = EventFactory()
    first = EventDateFactory(event=event)
    return [first, *(EventDateFactory(event=event, capacity=1, starts_at=first.starts_at + timedelta(weeks=n)) for n in (1, 2))]


def asks_of(person, dates) -> list[Ask]:
    return [Ask(date.pk, person, home_of(person)) for date in dates]


def test_a_seat_on_every_date_comes_with_one_request(teacher, dates) -> None:
    made = register_series(asks_of(teacher, dates), actor=teacher)
    assert [row.seat for row in made] == [Seat.CONFIRMED] * 3
    assert [row.date_id for row in made] == [date.pk for date in dates]


def test_where_one_is_full_nothing_is_taken_and_it_is_said_which(teacher, dates) -> None:
    ask(dates[1], teachers(1)[0])
    OutboxMessage.objects.all().delete()
    with pytest.raises(SeriesFull) as full:
        register_series(asks_of(teacher, dates), actor=teacher)
    assert f"{dates[1].local_start:%A, %B %-d}" in full.value.message
    assert f"{dates[0].local_start:%B %-d}" not in full.value.message
    assert not Registration.objects.filter(person=teacher).exists()
    assert not OutboxMessage.objects.exists()
    assert [EventDate.objects.get(pk=date.pk).taken for date in dates] == [0, 1, 0]


def test_who_would_wait_gets_the_free_ones_and_a_place_in_line(teacher, dates) -> None:
    ask(dates[1], teachers(1)[0])
    made = register_series(asks_of(teacher, dates), actor=teacher, may_wait=True)
    assert [row.seat for row in made] == [Seat.CONFIRMED, Seat.WAITING, Seat.CONFIRMED]


def test_who_waits_on_one_already_may_ask_for_the_others(teacher, dates) -> None:
    ask(dates[1], teachers(1)[0])
    ask(dates[1], teacher)
    made = register_series(asks_of(teacher, dates), actor=teacher)
    assert [row.seat for row in made] == [Seat.CONFIRMED, Seat.WAITING, Seat.CONFIRMED]


def test_the_same_attempt_twice_is_one(teacher, dates) -> None:
    for _ in range(2):
        register_series(asks_of(teacher, dates), actor=teacher, key="once")
    assert [seats(date) for date in dates] == [{"confirmed": 1}] * 3


def test_one_closed_date_closes_the_whole_request(teacher, dates) -> None:
    EventDate.objects.filter(pk=dates[2].pk).update(state="cancelled")
    with pytest.raises(DateClosed):
        register_series(asks_of(teacher, dates), actor=teacher)
    assert not Registration.objects.exists()
