"""Calendars to read and to save."""

import pytest
from icalendar import Calendar

from clearinghouse.districts.enums import Audience
from pd_events.models import CalendarFeed
from tests.factories.pd_events import EventDateFactory, ask
from tests.pd_events.rfc5545 import check

pytestmark = pytest.mark.django_db


def test_a_person_makes_an_address_reads_there_and_ends_it(client_for, client, teacher, own_district) -> None:
    date = EventDateFactory()
    ask(date, teacher)
    browser = client_for(teacher)
    browser.post("/events/calendar/new/")
    browser.post("/events/calendar/new/", {"district": own_district.pk})
    url = browser.get("/events/calendar/").context["feeds"][0].url
    path = url[url.index("/events/") :]
    read = client.get(path)
    assert read.headers["Content-Type"].startswith("text/calendar")
    assert [entry["SUMMARY"] for entry in Calendar.from_ical(read.content).walk("VEVENT")] == [date.event.title]
    assert [one.starts for one in check(read.content.decode())[1]] == [date.starts_at.replace(microsecond=0)]
    browser.post(f"/events/calendar/{CalendarFeed.objects.get(district=None).pk}/revoke/")
    assert client.get(path).status_code == 404


def test_nobody_makes_an_address_of_another_district(client_for, teacher, other_district) -> None:
    assert client_for(teacher).post("/events/calendar/new/", {"district": other_district.pk}).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_a_visitor_saves_a_public_date_and_no_other(client) -> None:
    public, members = EventDateFactory(event__audience=Audience.PUBLIC), EventDateFactory()
    (saved,) = check(client.get(f"/events/dates/{public.pk}/calendar.ics").content.decode())[1]
    assert saved.starts == public.starts_at.replace(microsecond=0)
    assert client.get(f"/events/dates/{members.pk}/calendar.ics").status_code == 404
