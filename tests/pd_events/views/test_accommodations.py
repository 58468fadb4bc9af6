"""Asking for what one needs, and arranging it."""

import pytest

from pd_events.enums import AccommodationState
from pd_events.models import Accommodation
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


def test_a_teacher_says_it_when_asking_for_a_place_and_reads_who_reads_it(client_for, teacher, coordinator) -> None:
    date, browser = EventDateFactory(), client_for(teacher)
    page = browser.get(f"/events/dates/{date.pk}/register/").content.decode()
    assert f"Read by {coordinator} and by nobody else" in page
    browser.post(f"/events/dates/{date.pk}/register/", {"substitute": "none", "district": teacher.memberships.get().district_id,
                                                       "accommodation": "A step-free room."})  # fmt: skip
    (need,) = Accommodation.objects.all()
    assert need.text == "A step-free room."


def test_where_nobody_could_read_it_nothing_is_asked(client_for, teacher) -> None:
    date = EventDateFactory()
    assert "Anything you need" not in client_for(teacher).get(f"/events/dates/{date.pk}/register/").content.decode()


def test_it_is_asked_later_arranged_answered_and_taken_back(client_for, teacher, coordinator) -> None:
    row = ask(EventDateFactory(), teacher)
    browser, theirs = client_for(teacher), client_for(coordinator)
    here = f"/events/seats/{row.pk}/accommodations/"
    assert "Being arranged" in browser.post(here, {"text": "Lunch without nuts."}, follow=True).content.decode()
    (need,) = Accommodation.objects.all()
    assert str(teacher) in theirs.get("/events/accommodations/").content.decode()
    there = f"/events/accommodations/{need.pk}/"
    refused = theirs.post(there, {"state": "unfulfilled", "owner": "", "due_on": "", "answer": ""}).content.decode()
    assert "Write a sentence on why" in refused
    theirs.post(there, {"state": "fulfilled", "owner": coordinator.pk, "due_on": "2026-12-01", "answer": "The kitchen knows."})
    page = browser.get(here).content.decode()
    assert "The kitchen knows." in page
    assert f"Taken care of by {coordinator}." in page
    browser.post(f"/events/accommodations/{need.pk}/withdraw/")
    need.refresh_from_db()
    assert need.state == AccommodationState.WITHDRAWN
    assert theirs.get(there).status_code == 404
