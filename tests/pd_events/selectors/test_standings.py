"""The one button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.enums import EventState, Mode
from pd_events.models import EventDate
from pd_events.selectors.standings import standings_on
from tests.factories.pd_events import EventDateFactory, EventFactory, ask

pytestmark = pytest.mark.django_db


def standing(date, user):
    (found,) = standings_on([date], user, now=timezone.now())
    return found


def test_the_button_says_what_will_happen(teacher, public, outsider) -> None:
    free, asks, full = EventDateFactory(), EventDateFactory(event__needs_approval=True), EventDateFactory(capacity=0)
    assert standing(free, teacher).label == "Take a seat"
    assert standing(asks, teacher).label == "Ask your coordinator for a place"
    assert standing(full, teacher).label == "Join the waiting list"
    assert standing(free, public).label == "Sign in to ask for a place"
    assert standing(free, outsider).hint == "Places are for people of member districts."


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"state": "cancelled"}, "Called off."),
        ({"starts_at": -2}, "This date has begun."),
        ({"starts_at": -3, "ends_at": -1}, "This date is over."),
        ({"closes_at": -1}, "Registration is closed."),
        ({"capacity": 0, "has_list": False}, "Every seat is taken."),
    ],
)
def test_where_there_is_nothing_to_do_it_is_said_why(change, hint, teacher) -> None:
    date = EventDateFactory()
    moments = {name: timezone.now() + timedelta(hours=value) if name.endswith("_at") else value for name, value in change.items()}
    EventDate.objects.filter(pk=date.pk).update(**moments)
    date.refresh_from_db()
    assert (standing(date, teacher).label, standing(date, teacher).hint) == ("", hint)


def test_a_draft_and_an_early_date_take_nobody_yet(teacher) -> None:
    assert standing(EventDateFactory(event__state=EventState.DRAFT), teacher).hint.startswith("A draft")
    early = EventDateFactory(opens_at=timezone.now() + timedelta(days=1))
    assert standing(early, teacher).hint.startswith("Registration opens on")


def test_who_has_a_place_sees_it_instead_of_a_button(teacher) -> None:
    date = EventDateFactory()
    ask(date, teacher)
    assert (standing(date, teacher).label, standing(date, teacher).seat, standing(date, teacher).is_active) == (
        "",
        "confirmed",
        True,
    )


def test_the_link_to_join_is_for_people_with_a_seat_from_an_hour_before(teacher, coordinator) -> None:
    date = EventDateFactory(mode=Mode.ONLINE, online_url="https://meet.example/x")
    ask(date, teacher)
    assert standing(date, teacher).join_url == ""
    EventDate.objects.filter(pk=date.pk).update(starts_at=timezone.now() + timedelta(minutes=59))
    date.refresh_from_db()
    assert standing(date, teacher).join_url == "https://meet.example/x"
    assert standing(date, coordinator).join_url == ""


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_the_same_queries_however_many_dates(number, teacher, django_assert_num_queries) -> None:
    event = EventFactory()
    dates = [EventDateFactory(event=event, capacity=0) for _ in range(number)]
    for date in dates:
        ask(date, teacher)
    with django_assert_num_queries(5):
        standings_on(dates, teacher, now=timezone.now())
