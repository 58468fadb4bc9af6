"""A coordinator registers colleagues, one by one and by a list."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pd_events.enums import Seat
from pd_events.models import ClosedDay, Registration
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask, seats, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(capacity=2)


@pytest.fixture
def here(date) -> str:
    return f"/events/dates/{date.pk}/colleagues/"


def test_one_colleague_is_registered_and_hears_of_it(client_for, date, here, coordinator, teacher, teacher_elsewhere) -> None:
    browser = client_for(coordinator)
    assert here in browser.get(f"/events/{date.event.slug}/").content.decode()
    page = browser.post(here, {"place": teacher.memberships.get().pk, "substitute": "none"}, follow=True).content.decode()
    assert f"{teacher} has a seat." in page
    assert Registration.objects.get().registered_by == coordinator
    refused = browser.post(here, {"place": teacher_elsewhere.memberships.get().pk, "substitute": "none"}).content.decode()
    assert "Select a valid choice" in refused


def test_a_file_is_checked_first_and_registered_then(client_for, date, here, coordinator, own_district, teacher_elsewhere) -> None:
    first, second, third = teachers(3, district=own_district)
    rows = "\n".join(
        ["email,substitute", f"{first.email},full", second.email, third.email, teacher_elsewhere.email, "x@nobody.example"]
    )
    browser = client_for(coordinator)
    sent = {"district": own_district.pk, "file": SimpleUploadedFile("roster.csv", rows.encode("utf-8-sig")), "key": "k1"}
    page = browser.post(f"{here}check/", sent).content.decode()
    for words in (
        "Would have a seat",
        "Would be on the waiting list",
        "Belongs to another district",
        "Nobody here has this address",
    ):
        assert words in " ".join(page.split())
    assert not Registration.objects.exists()
    text = re.search(r"<textarea[^>]*name=\"text\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert text
    again = {"district": own_district.pk, "text": rows, "key": "k1"}
    for _ in range(2):
        done = browser.post(f"{here}register/", again).content.decode()
    assert "Was there already" in done
    assert "Would have" not in done
    assert seats(date) == {Seat.CONFIRMED: 2, Seat.WAITING: 1}
    assert Registration.objects.get(person=first).substitute == "full"


def test_what_is_no_list_is_said_beside_its_field(client_for, here, coordinator, own_district) -> None:
    browser = client_for(coordinator)
    for file, words in (
        (SimpleUploadedFile("roster.csv", b"\xff\xfe\xfa"), "no text in UTF-8"),
        (SimpleUploadedFile("roster.csv", b"a\0b"), "cannot be read as a list"),
        (SimpleUploadedFile("roster.csv", b"x" * 200_001), "too large"),
    ):
        assert words in browser.post(f"{here}check/", {"district": own_district.pk, "file": file}).content.decode()
    assert "Choose a file, or write" in browser.post(f"{here}check/", {"district": own_district.pk}).content.decode()
    many = "\n".join(f"p{number}@school.example" for number in range(301))
    assert "At most 300 people" in browser.post(f"{here}register/", {"district": own_district.pk, "text": many}).content.decode()


def test_neither_teachers_nor_the_host_register_a_districts_people(client_for, here, teacher, consortium_administrator) -> None:
    for person in (teacher, consortium_administrator):
        assert client_for(person).get(here).status_code == 404
        assert client_for(person).post(f"{here}register/").status_code == 404


def test_clashes_are_said_before_asking_and_to_who_decides(client_for, teacher, coordinator, own_district) -> None:
    date = EventDateFactory(event__needs_approval=True)
    other = EventDateFactory(starts_at=date.starts_at)
    ask(other, teacher)
    day = date.local_start.date()
    ClosedDay.objects.create(district=own_district, first=day, last=day, name="Mud day")
    page = client_for(teacher).get(f"/events/dates/{date.pk}/register/").content.decode()
    assert f"You have something else then: “{other.event}”" in page
    assert "Alder Creek is closed then: Mud day" in page
    ask(date, teacher)
    ask(date, member(district=own_district))
    queue = client_for(coordinator).get("/events/requests/").content.decode()
    assert f"Has “{other.event}”" in queue
    assert queue.count("Closed: Mud day") == 2
