"""School days, whoever keeps the days off."""

from datetime import date

import pytest

from clearinghouse.districts import school_days
from clearinghouse.districts.school_days import days_off, is_school_day, register_days_off
from pd_events.models import ClosedDay

pytestmark = pytest.mark.django_db
MONDAY, SATURDAY = date(2026, 11, 30), date(2026, 12, 5)


def test_weekends_and_days_off_are_no_school_days():
    assert is_school_day(MONDAY)
    assert not is_school_day(SATURDAY)
    assert not is_school_day(MONDAY, [(date(2026, 11, 26), MONDAY)])


def test_the_days_off_that_a_district_keeps_for_its_trainings_are_those_of_everything(
    own_district, other_district, django_assert_num_queries
):
    ClosedDay.objects.create(district=own_district, first=MONDAY, last=MONDAY, name="Snow")
    ClosedDay.objects.create(district=other_district, first=SATURDAY, last=SATURDAY, name="Elsewhere")
    with django_assert_num_queries(1):
        assert days_off([own_district.pk], MONDAY, SATURDAY) == {own_district.pk: [(MONDAY, MONDAY)]}
    with django_assert_num_queries(0):
        assert days_off([], MONDAY, SATURDAY) == {}


def test_each_source_counts_once(own_district, monkeypatch):
    monkeypatch.setattr(school_days, "sources", [])
    for _ in range(2):
        register_days_off(lambda districts, first, last: {own_district.pk: [(first, last)]})

    def source(districts, first, last):
        return {own_district.pk: [(last, last)]}

    register_days_off(source)
    register_days_off(source)
    assert len(days_off([own_district.pk], MONDAY, SATURDAY)[own_district.pk]) == 3
