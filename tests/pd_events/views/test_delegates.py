"""Naming who decides, and deciding in somebody's stead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.standing import standing_of
from pd_events.enums import Approval
from pd_events.models import Registration
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask

pytestmark = pytest.mark.django_db
HERE = "/events/requests/delegates/"


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, capacity=9)


def name(browser, place, *, days: int = 0):
    today = timezone.localdate()
    return browser.post(HERE, {"person": place.pk, "first": today, "last": today + timedelta(days=days)}, follow=True)


def test_a_delegate_decides_on_colleagues_and_not_on_their_own_request(
    client_for, date, teacher, coordinator, own_district, teacher_elsewhere
) -> None:
    row, own, others = ask(date, member(district=own_district)), ask(date, teacher), ask(date, teacher_elsewhere)
    assert f"{teacher} decides from" in name(client_for(coordinator), teacher.memberships.get()).content.decode()
    browser = client_for(teacher)
    page = browser.get("/events/requests/").content.decode()
    assert str(row.person) in page
    assert "Birch Hollow" not in page
    assert HERE not in page
    assert browser.get(HERE).status_code == 404
    tallies = {tally.name: tally.count for tally in waiting_for(standing_of(teacher)).tallies}
    assert tallies["training-requests"] == 1
    said = browser.post(
        "/events/requests/decide/", {"request": [row.pk, own.pk, others.pk], "decision": "approve"}, follow=True
    ).content.decode()
    assert "1 person was approved" in said
    assert "2 of those chosen stayed as they were" in said
    assert [again(one).approval for one in (row, own, others)] == [Approval.APPROVED, Approval.PENDING, Approval.PENDING]


def test_it_is_ended_by_a_button_and_stays_listed_till_then(client_for, teacher, coordinator) -> None:
    browser = client_for(coordinator)
    assert "Decides now" in name(browser, teacher.memberships.get()).content.decode()
    (named,) = Delegation.objects.all()
    browser.post(f"{HERE}{named.pk}/end/")
    assert "Decides now" not in browser.get(HERE).content.decode()
    assert client_for(teacher).get("/events/requests/").status_code == 404


def test_days_and_people_that_are_not_right_are_said_beside_their_field(
    client_for, teacher, coordinator, teacher_elsewhere
) -> None:
    browser = client_for(coordinator)
    assert "Choose a last day from today on" in name(browser, teacher.memberships.get(), days=-3).content.decode()
    assert "Select a valid choice" in name(browser, teacher_elsewhere.memberships.get()).content.decode()
    assert not Delegation.objects.exists()


def test_a_declined_request_is_taken_up_from_the_list_of_decisions(client_for, date, teacher, coordinator) -> None:
    row, browser = ask(date, teacher), client_for(coordinator)
    browser.post("/events/requests/decide/", {"request": row.pk, "decision": "decline", "reason": "No cover."})
    assert "“No cover.”" in browser.get("/events/requests/decided/").content.decode()
    said = browser.post(f"/events/requests/{row.pk}/reset/", follow=True).content.decode()
    assert "waits for you again" in said
    assert again(row).approval == Approval.PENDING
    assert "Somebody has decided" in browser.post(f"/events/requests/{row.pk}/reset/", follow=True).content.decode()


def test_staff_see_what_is_late_and_whom_to_write_to(client_for, date, teacher, coordinator, consortium_administrator) -> None:
    staff = client_for(consortium_administrator)
    assert "Nothing is late" in staff.get("/events/requests/late/").content.decode()
    row = ask(date, teacher)
    moment = timezone.now() - timedelta(hours=2)
    Registration.objects.filter(pk=row.pk).update(decide_by=moment, escalated_at=moment)
    assert coordinator.email in staff.get("/events/requests/late/").content.decode()
    assert "Overdue" in client_for(coordinator).get("/events/requests/").content.decode()
    tallies = {tally.name for tally in waiting_for(standing_of(consortium_administrator)).tallies}
    assert "late-decisions" in tallies


def test_a_teacher_changes_the_need_and_is_told_that_it_is_asked_again(client_for, date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    client_for(coordinator).post("/events/requests/decide/", {"request": row.pk, "decision": "approve"})
    browser = client_for(teacher)
    said = browser.post(f"/events/seats/{row.pk}/substitute/", {"substitute": "full"}, follow=True).content.decode()
    assert "decides anew" in said
    assert "Substitute: no substitute before, a whole day now." in client_for(coordinator).get("/events/requests/").content.decode()
    assert "needs another look" in browser.post(f"/events/seats/{row.pk}/substitute/", {"substitute": "x"}).content.decode()
