"""Run it or call it off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.enums import DateState
from pd_events.models import EventDate
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(own_district, teacher):
    date = EventDateFactory(event__district=own_district, minimum=2, decided_on=timezone.localdate())
    ask(date, teacher)
    return date


def test_the_host_finds_the_question_on_the_dashboard_and_runs_it(client_for, coordinator, date) -> None:
    browser = client_for(coordinator)
    assert "1 of 2 needed: run or call off" in browser.get("/dashboard/").content.decode()
    page = browser.get(f"/events/dates/{date.pk}/decide/").content.decode()
    assert "Run it with 1 people" not in page
    assert "Run it with 1 person" in page
    assert "It takes place" in browser.post(f"/events/dates/{date.pk}/decide/", follow=True).content.decode()
    assert "needed: run or call off" not in browser.get("/dashboard/").content.decode()


def test_the_host_calls_it_off_with_a_reason_from_the_dashboard(client_for, coordinator, date) -> None:
    browser = client_for(coordinator)
    answer = browser.post(f"/events/dates/{date.pk}/cancel/", {"reason": "Too few.", "next": "/dashboard/"})
    assert answer.url == "/dashboard/"
    assert EventDate.objects.get(pk=date.pk).state == DateState.CANCELLED


def test_who_takes_part_reads_the_day_and_what_came_of_it(client_for, teacher, coordinator, date) -> None:
    page = client_for(teacher).get(date.event.get_absolute_url()).content.decode()
    assert "Takes place with 2 people or more; decided on" in page
    assert "/decide/" not in page
    client_for(coordinator).post(f"/events/dates/{date.pk}/decide/")
    assert "It takes place." in client_for(teacher).get(date.event.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"minimum": 0}, "It takes place however many come."),
        ({"minimum": 1}, "Enough people have asked: 1 of 1."),
        ({"decided_on": timezone.localdate() + timedelta(days=2)}, "1 of 2 have asked."),
        ({"state": "cancelled"}, "This date is called off."),
    ],
)
def test_where_nothing_is_to_decide_the_page_says_why(client_for, coordinator, date, change, words) -> None:
    EventDate.objects.filter(pk=date.pk).update(**change)
    browser = client_for(coordinator)
    assert words in " ".join(browser.get(f"/events/dates/{date.pk}/decide/").content.decode().split())
    assert "There is nothing to decide" in browser.post(f"/events/dates/{date.pk}/decide/", follow=True).content.decode()
