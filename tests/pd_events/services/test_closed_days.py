"""A district's days off."""

from datetime import date as day_of
from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from pd_events.models import ClosedDay, EventDate
from pd_events.services.closed_day_files import DaysOff
from pd_events.services.closed_days import add_days_off, remove_day_off
from pd_events.services.seats import leave
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db
ROWS = [
    DaysOff(day_of(2027, 2, 15), day_of(2027, 2, 19), "Winter break"),
    DaysOff(day_of(2027, 5, 31), day_of(2027, 5, 31), "Memorial Day"),
]


def test_a_coordinator_adds_them_and_the_same_again_adds_nothing(own_district, coordinator) -> None:
    assert add_days_off(own_district, rows=ROWS, actor=coordinator) == 2
    assert add_days_off(own_district, rows=ROWS, actor=coordinator) == 0
    assert own_district.closed_days.count() == 2


def test_nobody_keeps_another_districts_calendar(own_district, teacher, teacher_elsewhere, coordinator, other_district) -> None:
    for actor, district in ((teacher, own_district), (teacher_elsewhere, own_district), (coordinator, other_district)):
        with pytest.raises(NotAllowed):
            add_days_off(district, rows=ROWS, actor=actor)
    add_days_off(own_district, rows=ROWS, actor=coordinator)
    day = own_district.closed_days.first()
    with pytest.raises(NotAllowed):
        remove_day_off(day, actor=teacher)
    remove_day_off(day, actor=coordinator)
    assert ClosedDay.objects.count() == 1


def test_an_offer_waits_over_the_days_off_of_ones_own_district(own_district, coordinator, teacher) -> None:
    today = timezone.localdate()
    add_days_off(own_district, rows=[DaysOff(today, today + timedelta(days=9), "Long break")], actor=coordinator)
    date = EventDateFactory(capacity=1)
    seated, row = ask(date, teachers(1)[0]), ask(date, teacher)
    leave(seated, actor=seated.person)
    offered = again(row)
    assert offered.expires_at is not None
    assert timezone.localdate(offered.expires_at) > today + timedelta(days=9)
    assert EventDate.objects.get(pk=date.pk).taken == 1
