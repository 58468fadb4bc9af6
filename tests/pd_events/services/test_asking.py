"""A place and all that goes with it are asked for together, or not at all."""

import pytest

from pd_events.errors import AlreadyStarted, BuildingElsewhere
from pd_events.models import Accommodation, Building, EventDate, Registration
from pd_events.services.asking import ask_for_place, ask_for_series
from pd_events.services.seats import Ask
from tests.factories.pd_events import EventDateFactory, home_of

pytestmark = pytest.mark.django_db


def test_the_same_form_sent_twice_is_one_request_with_one_need(teacher) -> None:
    date = EventDateFactory()
    for _ in range(2):
        made = ask_for_place(Ask(date.pk, teacher, home_of(teacher)), key="once", actor=teacher, accommodation="A step-free room.")
    assert [need.text for need in made.accommodations.all()] == ["A step-free room."]
    assert Registration.objects.count() == 1


def test_nothing_is_kept_of_a_request_that_is_refused(teacher) -> None:
    date = EventDateFactory()
    EventDate.objects.filter(pk=date.pk).update(starts_at=date.created_at)
    with pytest.raises(AlreadyStarted):
        ask_for_place(Ask(date.pk, teacher, home_of(teacher)), key="", actor=teacher, accommodation="A step-free room.")
    assert not Accommodation.objects.exists()


def test_a_building_is_one_of_the_own_district(teacher, other_district) -> None:
    there = Building.objects.create(district=other_district, name="Far School")
    with pytest.raises(BuildingElsewhere):
        ask_for_place(Ask(EventDateFactory().pk, teacher, home_of(teacher), building=there), key="", actor=teacher)
    assert not Registration.objects.exists()


def test_a_need_goes_with_every_date_of_a_series(teacher) -> None:
    first = EventDateFactory()
    second = EventDateFactory(event=first.event, starts_at=first.ends_at)
    asks = [Ask(date.pk, teacher, home_of(teacher)) for date in (first, second)]
    made = ask_for_series(asks, key="once", actor=teacher, accommodation="A step-free room.")
    assert [row.accommodations.get().text for row in made] == ["A step-free room."] * 2
