"""Rosters, sheets and files of who runs the event."""

import pytest

from pd_events.selectors import rosters
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


def test_who_offers_a_seat_stays_on_the_page_of_the_list(client_for, coordinator, date) -> None:
    ask(date, teachers(1)[0])
    row, here = ask(date, teachers(1)[0]), f"/events/dates/{date.pk}/roster/?page=1"
    browser = client_for(coordinator)
    assert f'name="next" value="{here}"' in browser.get(here).content.decode()
    assert browser.post(f"/events/seats/{row.pk}/offer/", {"next": here}).headers["Location"] == here
    elsewhere = browser.post(f"/events/seats/{row.pk}/offer/", {"next": "https://elsewhere.example/"})
    assert elsewhere.headers["Location"] == f"/events/dates/{date.pk}/roster/"


def test_a_long_roster_comes_in_pages_and_the_sheet_and_the_files_whole(client_for, coordinator, date, monkeypatch) -> None:
    monkeypatch.setattr(rosters, "PAGE", 2)
    type(date).objects.filter(pk=date.pk).update(capacity=3)
    people = teachers(5)
    for person in people:
        ask(date, person)
    browser, address = client_for(coordinator), f"/events/dates/{date.pk}/roster/"
    first, last = (browser.get(f"{address}{query}").content.decode() for query in ("", "?page=3"))
    for page in (first, last, browser.get(f"{address}?page=3&part=people").content.decode()):
        assert 'data-roster-people="3 with a seat, 2 waiting"' in page
    assert [person.email in first for person in people] == [True, True, False, False, False]
    assert [person.email in last for person in people] == [False, False, False, False, True]
    assert 'href="?page=2#waiting"' in first
    assert 'data-label="Place" class="number">2</td>' in last
    assert all(person.email in browser.get(f"/events/dates/{date.pk}/roster.csv").content.decode() for person in people)
    sheet = browser.get(f"/events/dates/{date.pk}/sign-in-sheet/").content.decode()
    assert all(person.last_name in sheet for person in people[:3])


@pytest.mark.parametrize("part", ["", "&part=people"])
def test_a_page_past_the_end_leads_to_what_is_the_end_now_and_nonsense_nowhere(part, client_for, coordinator, date) -> None:
    browser, address = client_for(coordinator), f"/events/dates/{date.pk}/roster/"
    assert browser.get(f"{address}?page=7{part}").headers["Location"] == f"{address}?page=1"
    assert {browser.get(f"{address}?page={asked}{part}").status_code for asked in ("0", "-1", "two", "9" * 30)} == {404}
