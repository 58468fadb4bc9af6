"""A coordinator's queue."""

import re

import pytest

from clearinghouse.districts.enums import Role
from pd_events.enums import Approval
from pd_events.services.events import update_event
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(own_district):
    date = EventDateFactory(capacity=9, event__needs_approval=True)
    return [ask(date, member(district=own_district), note="A word of mine.") for _ in range(4)]


def test_three_are_approved_and_one_declined(client_for, coordinator, rows) -> None:
    browser = client_for(coordinator)
    page = browser.get("/events/requests/").content.decode()
    assert page.count("A word of mine.") == 4
    said = browser.post("/events/requests/decide/", {"request": [row.pk for row in rows[:3]], "decision": "approve"}, follow=True)
    assert "3 people were approved." in said.content.decode()
    said = browser.post(
        "/events/requests/decide/", {"request": [rows[3].pk], "decision": "decline", "reason": "No cover."}, follow=True
    )
    assert "1 person was declined" in said.content.decode()
    assert [again(row).approval for row in rows] == [Approval.APPROVED] * 3 + [Approval.DECLINED]
    assert "Nobody waits for you" in browser.get("/events/requests/").content.decode()


def test_nothing_chosen_and_no_reason_are_said(client_for, coordinator, rows) -> None:
    browser = client_for(coordinator)
    assert "Choose at least one" in browser.post("/events/requests/decide/", {"request": "x"}, follow=True).content.decode()
    said = browser.post("/events/requests/decide/", {"request": rows[0].pk, "decision": "decline"}, follow=True)
    assert "Write a sentence on why" in said.content.decode()
    assert again(rows[0]).approval == Approval.PENDING


def test_another_districts_request_is_refused_and_the_rest_is_done(client_for, coordinator, rows, teacher_elsewhere) -> None:
    others = ask(rows[0].date, teacher_elsewhere)
    client_for(coordinator).post("/events/requests/decide/", {"request": [rows[0].pk, others.pk], "decision": "approve"})
    assert (again(rows[0]).approval, again(others).approval) == (Approval.APPROVED, Approval.PENDING)
    assert client_for(coordinator).post(f"/events/requests/{others.pk}/approve/").status_code == 404


def test_the_dashboard_decides_in_place(client_for, coordinator, rows) -> None:
    browser = client_for(coordinator)
    assert str(rows[0].person) in browser.get("/dashboard/").content.decode()
    assert browser.post(f"/events/requests/{rows[0].pk}/approve/", {"next": "/dashboard/"}).url == "/dashboard/"
    assert again(rows[0]).approval == Approval.APPROVED


def test_who_decides_nothing_finds_no_queue(client_for, teacher, consortium_administrator) -> None:
    for person in (teacher, consortium_administrator):
        assert client_for(person).get("/events/requests/").status_code == 404


def test_a_cost_that_rose_while_one_looked_is_looked_at_again(client_for, coordinator, rows) -> None:
    browser, row, event = client_for(coordinator), rows[0], rows[0].date.event
    assert f'name="cost_{row.pk}" value="0"' in browser.get("/events/requests/").content.decode()
    (deed,) = re.findall(rf'action="(/events/requests/{row.pk}/approve/[^"]*)"', browser.get("/dashboard/").content.decode())
    update_event(event, facts={"cost_cents": 2050}, actor=member(Role.PD_COORDINATOR, district=event.district))
    for address, sent in (
        (deed, {}),
        ("/events/requests/decide/", {"request": row.pk, f"cost_{row.pk}": 0, "decision": "approve"}),
    ):
        assert "It costs more than when you looked" in browser.post(address, sent, follow=True).content.decode()
        assert again(row).approval == Approval.PENDING
    assert "$20.50 a person" in browser.get("/dashboard/").content.decode()
    browser.post("/events/requests/decide/", {"request": row.pk, f"cost_{row.pk}": 2050, "decision": "approve"})
    assert (again(row).approval, again(row).cost_cents) == (Approval.APPROVED, 2050)
