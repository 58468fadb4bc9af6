"""Which dates have a seat, asked of the database; the rule itself is the reference."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.enums import DateState, EventState, Seat
from pd_events.models import EventDate, Registration
from pd_events.selectors.events import EventFilter, find_dates
from pd_events.selectors.free import with_seats_free
from pd_events.selectors.rooms import rooms_of, seats_for
from tests.factories.districts import DistrictFactory, member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory

pytestmark = pytest.mark.django_db
AGREED = [{"reserve": reserve, "cap": cap} for reserve in range(3) for cap in (None, 0, 1, 2) if cap is None or reserve <= cap]


def free(dates, districts) -> set[int]:
    return {date.pk for date in with_seats_free(dates, districts, now=timezone.now())}


def test_seats_for_my_district_are_those_that_it_could_have_now(teacher, own_district) -> None:
    left, capped, full = EventDateFactory(), EventDateFactory(), EventDateFactory(capacity=0)
    unlimited, closed = EventDateFactory(capacity=None), EventDateFactory(closes_at=timezone.now() - timedelta(hours=1))
    not_yet = EventDateFactory(opens_at=timezone.now() + timedelta(hours=1))
    off = EventDateFactory(state=DateState.CANCELLED, cancelled_because="Snow.")
    all_off = EventDateFactory(event__state=EventState.CANCELLED, event__cancelled_because="Snow.")
    DistrictShareFactory(date=capped, district=own_district, cap=0)
    found = free(find_dates(teacher, EventFilter()), [own_district])
    assert found == {left.pk, unlimited.pk}
    assert {full.pk, closed.pk, not_yet.pk, off.pk, all_off.pk}.isdisjoint(found)


def test_it_finds_what_the_rule_finds_whatever_is_agreed_and_taken() -> None:
    """Seeded chance over rooms, shares, released reserves, and seats of every kind, some of them run out."""
    chance, now = random.Random(20), timezone.now()
    districts = [DistrictFactory() for _ in range(3)]
    people = [member(district=district) for district in districts for _ in range(3)]
    dates = [EventDateFactory(capacity=chance.choice([None, 0, 1, 2, 3, 4, 6])) for _ in range(60)]
    for date in dates:
        scatter(chance, date, districts, people, now)
    rooms, rows = rooms_of(dates), EventDate.objects.all()
    for asked in ([], districts[:1], districts[1:2], districts[:2]):
        expected = {date.pk for date in dates if not seats_for(rooms[date.pk], asked).is_full}
        assert free(rows, asked) == expected
        assert 0 < len(expected) < len(dates)


def scatter(chance, date, districts, people, now) -> None:
    """Some shares and some seats on one date."""
    for district in chance.sample(districts, chance.randrange(4)):
        released = chance.choice([None, now - timedelta(hours=1), now + timedelta(hours=1)])
        DistrictShareFactory(date=date, district=district, released_at=released, **chance.choice(AGREED))
    for person in chance.sample(people, chance.randrange(6)):
        seat = chance.choice([Seat.CONFIRMED, Seat.CONFIRMED, Seat.HELD, Seat.OFFERED, Seat.WAITING, Seat.RELEASED])
        ends = now + timedelta(hours=chance.choice([-1, 1])) if seat in (Seat.HELD, Seat.OFFERED) else None
        home = districts[people.index(person) // 3]
        Registration.objects.create(date=date, person=person, district=home, seat=seat, joined_at=now, expires_at=ends)


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_one_query_however_many_dates(number, own_district, django_assert_num_queries) -> None:
    for _ in range(number):
        EventDateFactory()
    with django_assert_num_queries(1):
        assert len(free(EventDate.objects.all(), [own_district])) == number
