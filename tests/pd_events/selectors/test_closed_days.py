"""When schools are closed."""

from datetime import date as day_of
from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.models import ClosedDay
from pd_events.selectors.closed_days import by_day, closed_between, days_off_of, times_off

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER = day_of(2026, 11, 1), day_of(2026, 12, 1)


def test_days_off_that_touch_the_month_stand_on_each_of_its_days(own_district, other_district, django_assert_num_queries) -> None:
    over = ClosedDay.objects.create(district=own_district, first=day_of(2026, 10, 30), last=day_of(2026, 11, 2), name="Harvest")
    ClosedDay.objects.create(district=own_district, first=DECEMBER, last=DECEMBER, name="Later")
    ClosedDay.objects.create(district=other_district, first=NOVEMBER, last=NOVEMBER, name="Elsewhere")
    with django_assert_num_queries(1):
        rows = closed_between([own_district], NOVEMBER, DECEMBER)
        days = by_day(rows, NOVEMBER, DECEMBER)
    assert rows == [over]
    assert days == {NOVEMBER: [over], day_of(2026, 11, 2): [over]}


def test_who_belongs_nowhere_is_asked_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert closed_between([], NOVEMBER, DECEMBER) == []


def test_what_is_over_stands_apart(own_district) -> None:
    today = timezone.localdate()
    rows = [
        ClosedDay.objects.create(
            district=own_district, first=today + timedelta(days=n), last=today + timedelta(days=n), name=str(n)
        )
        for n in (-9, -2, 0, 5)
    ]
    assert days_off_of(own_district) == ([rows[2], rows[3]], [rows[1], rows[0]])


def test_times_off_are_told_by_district(own_district, other_district, django_assert_num_queries) -> None:
    ClosedDay.objects.create(district=own_district, first=NOVEMBER, last=NOVEMBER, name="Harvest")
    ClosedDay.objects.create(district=own_district, first=DECEMBER, last=DECEMBER, name="Later")
    with django_assert_num_queries(1):
        found = times_off([own_district.pk, other_district.pk], NOVEMBER, NOVEMBER)
    assert found == {own_district.pk: [(NOVEMBER, NOVEMBER)]}
