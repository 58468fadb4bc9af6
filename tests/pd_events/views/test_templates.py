"""Saving a template and beginning with one."""

import pytest

from pd_events.models import EventTemplate
from tests.factories.pd_events import EventDateFactory, EventTemplateFactory

pytestmark = pytest.mark.django_db


def test_a_coordinator_saves_one_and_begins_the_next_training_with_it(client_for, coordinator, own_district) -> None:
    EventDateFactory(event__district=own_district, event__slug="books", event__summary="A day on first books.", capacity=17)
    browser = client_for(coordinator)
    page = browser.post("/events/books/save-template/", {"called": "Book day"}, follow=True).content.decode()
    assert "The template is saved" in page
    kept = EventTemplate.objects.get()
    page = browser.get(f"/events/new/?template={kept.pk}").content.decode()
    assert "A day on first books." in page
    words = {
        "district": own_district.pk, "title": "Books again", "summary": "A day.", "audience": "members", "contact_hours": "0",
        "hold_days": "3", "offer_hours": "8", "freeze_hours": "24", "lapsed_offer": "out",
    }  # fmt: skip
    answer = browser.post(f"/events/new/?template={kept.pk}", words)
    assert answer.url == f"/events/books-again/dates/new/?template={kept.pk}"
    page = browser.get(answer.url).content.decode()
    assert 'value="17"' in page
    assert "Usually begins at" in page


def test_another_districts_template_begins_nothing(client_for, coordinator) -> None:
    other = EventTemplateFactory(event_facts={"summary": "Not for you"})
    assert "Not for you" not in client_for(coordinator).get(f"/events/new/?template={other.pk}").content.decode()
    assert str(other) not in client_for(coordinator).get("/events/templates/").content.decode()


def test_without_any_the_page_says_how_to_make_one(client_for, coordinator) -> None:
    assert "No template yet" in client_for(coordinator).get("/events/templates/").content.decode()


def test_deleting_asks_first(client_for, coordinator, own_district) -> None:
    kept = EventTemplateFactory(district=own_district)
    browser = client_for(coordinator)
    assert "Delete this template" in browser.get("/events/templates/").content.decode()
    browser.post(f"/events/templates/{kept.pk}/delete/")
    assert not EventTemplate.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    number, client_for, coordinator, own_district, django_assert_max_num_queries
) -> None:
    for _ in range(number):
        EventTemplateFactory(district=own_district)
    browser = client_for(coordinator)
    browser.get("/events/templates/")
    with django_assert_max_num_queries(12):
        browser.get("/events/templates/")
