"""The list, the month and one event, as pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clearinghouse.districts.enums import Audience
from pd_events.enums import EventState
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, teachers
from tests.factories.resources import TopicFactory, review_page

pytestmark = pytest.mark.django_db


def test_a_teacher_sees_what_is_free_for_her_district(client_for, teacher, own_district) -> None:
    date = EventDateFactory(capacity=7, event__title="Rivers in class")
    DistrictShareFactory(date=date, district=own_district, reserve=2)
    page = client_for(teacher).get("/events/").content.decode()
    assert "Rivers in class" in page
    assert "Your district has 2 left, 5 shared" in page


def test_a_visitor_reads_nothing_of_members_trainings(client) -> None:
    EventDateFactory(event__title="Hidden rivers")
    shown = EventDateFactory(event__title="Open rivers", event__audience=Audience.PUBLIC)
    month = f"{shown.local_start:%Y-%m}"
    for address in ("/events/", f"/events/month/?month={month}"):
        page = client.get(address).content.decode()
        assert "Open rivers" in page
        assert "Hidden rivers" not in page


def test_what_nobody_offers_is_said_with_what_to_do_next(client, client_for, teacher) -> None:
    assert "No training is coming up" in client.get("/events/").content.decode()
    assert "Nothing fits all of that" in client_for(teacher).get("/events/?q=zebra&free=on").content.decode()
    assert "Nothing begins in November 2030" in client.get("/events/month/?month=2030-11").content.decode()


@pytest.mark.parametrize("address", ["/events/?page=99", "/events/month/?month=2026-13", "/events/no-such-event/"])
def test_what_is_not_there_is_not_found(client, address) -> None:
    assert client.get(address).status_code == 404


def test_an_event_shows_one_button_for_each_date_and_what_it_teaches(client_for, teacher) -> None:
    page = review_page("River Readers")
    date = EventDateFactory(event__needs_approval=True, event__agenda="9:00 Arrival\nBring a friend", event__contact_hours=6)
    date.event.resources.add(page)
    date.event.topics.add(TopicFactory(name="Writing"))
    shown = client_for(teacher).get(date.event.get_absolute_url()).content.decode()
    assert shown.count("Ask your coordinator for a place") == 1
    for words in ("River Readers", "Writing", "6 contact hours", "Arrival"):
        assert words in shown


def test_the_address_to_join_is_not_on_the_page_of_whoever_has_no_seat(client_for, teacher, coordinator) -> None:
    date = EventDateFactory(
        mode="online", online_url="https://meet.example/secret-room", starts_at=timezone.now() + timedelta(minutes=30)
    )
    ask(date, teacher)
    assert "secret-room" in client_for(teacher).get(date.event.get_absolute_url()).content.decode()
    assert "secret-room" not in client_for(coordinator).get(date.event.get_absolute_url()).content.decode()


def test_who_runs_it_finds_the_tools_and_others_do_not(client_for, teacher, coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district, event__state=EventState.DRAFT)
    shown = client_for(coordinator).get(date.event.get_absolute_url()).content.decode()
    assert "Open it for registration" in shown
    assert client_for(teacher).get(date.event.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_few_queries_however_long(number, client_for, teacher, django_assert_max_num_queries) -> None:
    for _ in range(number):
        date = EventDateFactory(capacity=1)
        for person in teachers(2):
            ask(date, person)
    browser = client_for(teacher)
    browser.get("/events/")
    with django_assert_max_num_queries(11):
        browser.get(reverse("pd_events:index"))
