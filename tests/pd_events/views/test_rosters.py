"""Rosters, sheets and files of who runs the event."""

import pytest

from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(own_district):
    return EventDateFactory(capacity=1, event__district=own_district, event__slug="rivers", event__promotes=False)


def test_a_roster_shows_who_is_in_and_who_waits_and_why(client_for, coordinator, date) -> None:
    rows = [ask(date, person) for person in teachers(2)]
    page = client_for(coordinator).get(f"/events/dates/{date.pk}/roster/").content.decode()
    assert "With a seat (1)" in page
    assert "Waiting list (1)" in page
    assert "Every seat is taken" in page
    assert page.index(str(rows[0].person)) < page.index(str(rows[1].person))


def test_an_empty_roster_says_so(client_for, coordinator, date) -> None:
    assert "Nobody has asked yet" in client_for(coordinator).get(f"/events/dates/{date.pk}/roster/").content.decode()


def test_files_are_named_for_the_event_and_its_day(client_for, coordinator, date) -> None:
    ask(date, teachers(1)[0])
    for ending in ("csv", "xlsx"):
        answer = client_for(coordinator).get(f"/events/dates/{date.pk}/roster.{ending}")
        assert f"rivers-{date.local_start:%Y-%m-%d}.{ending}" in answer.headers["Content-Disposition"]


def test_only_confirmed_seats_are_on_the_sheet_to_sign(client_for, coordinator, date) -> None:
    seated, waiting = (ask(date, person) for person in teachers(2))
    page = client_for(coordinator).get(f"/events/dates/{date.pk}/sign-in-sheet/").content.decode()
    assert seated.person.first_name in page
    assert waiting.person.first_name not in page


def test_a_seat_is_offered_by_hand_or_it_is_said_why_not(client_for, coordinator, date) -> None:
    ask(date, teachers(1)[0])
    row = ask(date, teachers(1)[0])
    browser = client_for(coordinator)
    said = browser.post(f"/events/seats/{row.pk}/offer/", follow=True).content.decode()
    assert "every seat is taken" in said
    type(date).objects.filter(pk=date.pk).update(capacity=2)
    assert "is told that a seat is free" in browser.post(f"/events/seats/{row.pk}/offer/", follow=True).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_a_roster_takes_few_queries_however_long(number, client_for, coordinator, date, django_assert_max_num_queries) -> None:
    for person in teachers(number):
        ask(date, person)
    browser = client_for(coordinator)
    with django_assert_max_num_queries(14):
        browser.get(f"/events/dates/{date.pk}/roster/")
