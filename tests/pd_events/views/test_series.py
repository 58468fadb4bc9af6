"""Several dates in one form."""

from datetime import timedelta

import pytest

from pd_events.models import Registration
from tests.factories.pd_events import EventDateFactory, EventFactory, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(slug="writing")
    first = EventDateFactory(event=event)
    EventDateFactory(event=event, capacity=1, starts_at=first.starts_at + timedelta(weeks=1))
    return event


def test_a_teacher_takes_all_dates_with_one_press(client_for, teacher, own_district, event) -> None:
    browser = client_for(teacher)
    assert "Ask for several dates at once" in browser.get("/events/writing/").content.decode()
    page = browser.get("/events/writing/register/").content.decode()
    assert page.count("checked") >= 2
    dates = list(event.dates.values_list("pk", flat=True))
    words = {"dates": dates, "district": own_district.pk, "substitute": "none", "key": "k"}
    assert "You have a seat on 2 dates." in browser.post("/events/writing/register/", words, follow=True).content.decode()
    assert "Ask for several dates at once" not in browser.get("/events/writing/").content.decode()


def test_a_full_date_is_named_and_the_others_are_not_taken(client_for, teacher, own_district, event) -> None:
    ask(event.dates.last(), teachers(1)[0])
    browser = client_for(teacher)
    assert browser.get("/events/writing/register/").content.decode().count("checked") == 2, "the free date, and no substitute"
    words = {"dates": list(event.dates.values_list("pk", flat=True)), "district": own_district.pk, "substitute": "none"}
    page = browser.post("/events/writing/register/", words).content.decode()
    assert "Nothing was asked for yet" in page
    assert not Registration.objects.filter(person=teacher).exists()
    page = browser.post("/events/writing/register/", {**words, "wait": "on"}, follow=True).content.decode()
    assert "You have a seat on 1 date. You wait for a seat on 1." in page


def test_choosing_nothing_or_what_is_not_offered_says_what_to_do(client_for, teacher, own_district, event) -> None:
    other = EventDateFactory()
    words = {"district": own_district.pk, "substitute": "none"}
    page = client_for(teacher).post("/events/writing/register/", words).content.decode()
    assert "Choose at least one date." in page
    client_for(teacher).post("/events/writing/register/", {**words, "dates": [other.pk]})
    assert not Registration.objects.exists()


def test_a_date_added_later_is_offered_to_who_takes_part_and_forced_on_nobody(teacher, coordinator, own_district) -> None:
    from clearinghouse.notifications.models import Notification
    from pd_events.services.dates import add_date

    date = EventDateFactory(event__district=own_district)
    ask(date, teacher)
    later = {"starts_at": date.starts_at + timedelta(days=7), "ends_at": date.ends_at + timedelta(days=7), "district": own_district}
    added = add_date(date.event, facts=later, actor=coordinator)
    (told,) = Notification.objects.filter(kind="training_news")
    assert (told.recipient, "has one more date" in told.text) == (teacher, True)
    assert not added.registrations.exists()
