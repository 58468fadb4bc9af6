"""Writing an event and its dates, as pages."""

from datetime import timedelta

import pytest

from clearinghouse.resources.models import Topic
from pd_events.enums import EventState
from pd_events.models import Event, EventDate
from tests.factories.pd_events import EventDateFactory, ask
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db

RULES = {"hold_days": 3, "offer_hours": 8, "freeze_hours": 24, "lapsed_offer": "out", "needs_approval": "on"}


def words(district, **more) -> dict[str, object]:
    return {
        "district": district.pk,
        "title": "First books",
        "summary": "A day.",
        "audience": "members",
        "contact_hours": "6",
        **RULES,
        **more,
    }


def date_form(district, **more) -> dict[str, object]:
    return {
        "starts": "2027-03-12T16:00", "ends": "2027-03-12T18:00", "time_zone": "America/New_York", "mode": "on_site",
        "district": district.pk, "capacity": "20", "minimum": "0", "has_list": "on", **more,
    }  # fmt: skip


def test_a_coordinator_writes_opens_copies_and_calls_off(client_for, coordinator, own_district) -> None:
    topic: Topic = TopicFactory()
    browser = client_for(coordinator)
    made = browser.post("/events/new/", words(own_district, cost="12.50", topics=[topic.pk]))
    event = Event.objects.get()
    assert (made.url, event.cost_cents, event.cost) == ("/events/first-books/dates/new/", 1250, "$12.50 a person")
    browser.post(made.url, date_form(own_district, **{f"kept_{own_district.pk}": "4", f"most_{own_district.pk}": "9"}))
    date = EventDate.objects.get()
    assert (date.starts_at.hour, list(date.shares.values_list("reserve", "cap"))) == (21, [(4, 9)])
    browser.post("/events/first-books/publish/")
    event.refresh_from_db()
    assert event.state == EventState.PUBLISHED
    browser.post("/events/first-books/edit/", words(own_district, title="Second books"))
    assert Event.objects.get().title == "Second books"
    copied = browser.post("/events/first-books/copy/", {"weeks": 52})
    assert copied.url == "/events/second-books/"
    browser.post("/events/first-books/cancel/", {"reason": "The speaker is ill."})
    event.refresh_from_db()
    assert event.state == EventState.CANCELLED
    assert "The speaker is ill." in browser.get("/events/first-books/").content.decode()


def test_an_hour_that_clocks_skip_is_said_beside_its_field(client_for, coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district)
    form = date_form(own_district, starts="2027-03-14T02:30", ends="2027-03-14T05:00")
    answer = client_for(coordinator).post(f"/events/{date.event.slug}/dates/new/", form)
    assert "clocks go forward" in answer.content.decode()
    assert EventDate.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends": "2027-03-12T15:00"}, "Write an hour after the start."),
        ({"starts": "soon"}, "Write a day and an hour"),
        ({"minimum": "5"}, "Name the day on which it is decided"),
        ({"capacity": "99999999999999999999"}, "Write a number up to"),
        ({"time_zone": "Mars/Olympus"}, "is not a time zone"),
    ],
)
def test_what_cannot_be_is_said_in_the_form(change, said, client_for, coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district)
    answer = client_for(coordinator).post(f"/events/{date.event.slug}/dates/new/", date_form(own_district, **change))
    assert said in answer.content.decode()
    assert EventDate.objects.count() == 1


def test_more_kept_than_the_room_has_and_more_than_its_own_limit_are_refused(client_for, coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district)
    browser, address = client_for(coordinator), f"/events/dates/{date.pk}/edit/"
    kept, most = f"kept_{own_district.pk}", f"most_{own_district.pk}"
    assert "reserves add up" in browser.post(address, date_form(own_district, **{kept: "21"})).content.decode()
    assert "fewer than are kept" in browser.post(address, date_form(own_district, **{kept: "5", most: "4"})).content.decode()


def test_a_date_is_shown_and_kept_on_the_clock_of_its_place(client_for, coordinator, own_district, teacher) -> None:
    date = EventDateFactory(event__district=own_district, time_zone="America/Chicago")
    ask(date, teacher)
    browser = client_for(coordinator)
    shown = browser.get(f"/events/dates/{date.pk}/edit/").context["form"].initial
    assert shown["starts"] == date.local_start.replace(tzinfo=None)
    later = shown["starts"] + timedelta(hours=1)
    form = date_form(
        own_district,
        starts=f"{later:%Y-%m-%dT%H:%M}",
        ends=f"{later + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        time_zone="America/Chicago",
    )
    browser.post(f"/events/dates/{date.pk}/edit/", form)
    date.refresh_from_db()
    assert (date.local_start.hour, date.sequence) == (later.hour, 1)
    browser.post(f"/events/dates/{date.pk}/cancel/", {"reason": "Snow."})
    date.refresh_from_db()
    assert date.is_cancelled
