"""Asking, answering and reading answers."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from clearinghouse.districts.enums import Role
from pd_events.models import Question, Registration
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True)


@pytest.fixture
def host(date):
    return member(Role.PD_COORDINATOR, district=date.event.district)


def test_a_host_adds_changes_moves_and_deletes_questions(client_for, date, host) -> None:
    browser, here = client_for(host), f"/events/{date.event.slug}/questions/"
    browser.post(here, {"label": "Do you bring a device?", "kind": "yes_no", "is_required": "on"})
    (device,) = Question.objects.all()
    browser.post(
        here,
        {"label": "Which?", "kind": "choice", "lines": "Laptop\nTablet\nLaptop\n", "only_if": device.pk, "only_if_value": "Yes"},
    )
    which = Question.objects.get(label="Which?")
    assert (which.choices, which.only_if, which.only_if_value) == (["Laptop", "Tablet"], device, "yes")
    page = browser.get(here).content.decode()
    assert "Only if you answered “yes” to “Do you bring a device?”." in page
    assert "Change that first" in browser.post(f"/events/questions/{device.pk}/remove/", follow=True).content.decode()
    assert "comes after it" in browser.post(f"/events/questions/{which.pk}/earlier/", follow=True).content.decode()
    browser.post(f"/events/questions/{which.pk}/", {"label": "Which one?", "kind": "short", "only_if": "", "only_if_value": ""})
    which.refresh_from_db()
    assert (which.label, which.only_if) == ("Which one?", None)
    assert "at least two choices" in browser.post(here, {"label": "Food?", "kind": "choice"}).content.decode()


def test_whoever_asks_for_a_place_answers_without_scripts(client_for, date, host, teacher, coordinator) -> None:
    device = QuestionFactory(event=date.event, label="Do you bring a device?", kind="yes_no", is_required=True)
    which = QuestionFactory(event=date.event, label="=Which?", is_required=True, only_if=device, only_if_value="yes")
    count = QuestionFactory(event=date.event, label="How many students?", kind="number")
    browser, here = client_for(teacher), f"/events/dates/{date.pk}/register/"
    page = browser.get(here).content.decode()
    assert "Only if you answered “yes” to “Do you bring a device?”." in page
    assert f'data-only-if="q_{device.pk}"' in page
    fields = {"district": teacher.memberships.get().district_id, "substitute": "none", f"q_{device.pk}": "yes"}
    assert "This must be answered." in browser.post(here, fields).content.decode()
    assert "Write a number" in browser.post(here, {**fields, f"q_{count.pk}": "many", f"q_{which.pk}": "x"}).content.decode()
    assert not Registration.objects.exists()
    browser.post(here, {**fields, f"q_{which.pk}": "+Laptop", f"q_{count.pk}": "12"})
    (row,) = Registration.objects.all()
    assert sorted(answer.words for answer in row.answers.all()) == ["+Laptop", "12", "yes"]
    book = client_for(host).get(f"/events/dates/{date.pk}/roster.xlsx").content
    header, line = load_workbook(BytesIO(book)).active.iter_rows(values_only=True)
    assert header[-3:] == ("Do you bring a device?", "'=Which?", "How many students?")
    assert line[-3:] == ("yes", "'+Laptop", "12")
    assert "'+Laptop" in client_for(host).get(f"/events/dates/{date.pk}/roster.csv").content.decode("utf-8-sig")
    assert "+Laptop" in client_for(host).get(f"/events/dates/{date.pk}/answers/").content.decode()
    assert f"/events/seats/{row.pk}/answers/" in client_for(coordinator).get("/events/requests/").content.decode()


def test_answers_are_changed_on_a_page_of_their_own(client_for, date, teacher, coordinator, teacher_elsewhere) -> None:
    device = QuestionFactory(event=date.event, kind="yes_no", is_required=True)
    browser = client_for(teacher)
    fields = {"district": teacher.memberships.get().district_id, "substitute": "none", f"q_{device.pk}": "yes"}
    browser.post(f"/events/dates/{date.pk}/register/", fields)
    (row,) = Registration.objects.all()
    here = f"/events/seats/{row.pk}/answers/"
    assert here in browser.get(f"/events/{date.event.slug}/").content.decode()
    assert here in browser.get("/events/mine/").content.decode()
    browser.post(here, {f"q_{device.pk}": "no"})
    assert row.answers.get().words == "no"
    assert "This must be answered." in browser.post(here, {}).content.decode()
    assert client_for(coordinator).get(here).status_code == 200
    assert client_for(teacher_elsewhere).get(here).status_code == 404
