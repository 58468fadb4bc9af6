"""Keeping a calendar, and seeing it in the month."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pd_events.models import ClosedDay

pytestmark = pytest.mark.django_db
ADDRESS = "/events/closed-days/alder-creek/"


def test_a_coordinator_adds_one_and_takes_it_away(client_for, coordinator, own_district) -> None:
    browser = client_for(coordinator)
    words = {"first": "2030-11-25", "last": "2030-11-27", "name": "Thanksgiving"}
    page = browser.post(ADDRESS, words, follow=True).content.decode()
    assert "It is added." in page
    assert "Mon, Nov 25, 2030" in page
    assert "Nothing new" in browser.post(ADDRESS, words, follow=True).content.decode()
    page = browser.post(f"{ADDRESS}{ClosedDay.objects.get().pk}/remove/", follow=True).content.decode()
    assert "Thanksgiving is taken away" in page
    assert not ClosedDay.objects.exists()


def test_a_file_is_read_whole_or_not_at_all(client_for, coordinator, own_district) -> None:
    browser = client_for(coordinator)
    for content, words, number in (
        (b"2030-11-25,2030-11-27,Thanksgiving\nsoon,,Snow", "Line 2: write the first day", 0),
        (b"2030-11-25,2030-11-27,Thanksgiving\n2030-12-23,2031-01-03,Winter break", "2 times off are added.", 2),
    ):
        form = {"what": "file", "calendar": SimpleUploadedFile("days.csv", content)}
        assert words in browser.post(ADDRESS, form, follow=True).content.decode()
        assert ClosedDay.objects.count() == number


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"first": "2030-11-25", "last": "2030-11-01", "name": "x"}, "Write a day after the first one."),
        ({"first": "0001-01-01", "name": "x"}, "Write a day of this century."),
        ({}, "This field is required."),
        ({"what": "file"}, "This field is required."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(client_for, coordinator, own_district, words, said) -> None:
    assert said in client_for(coordinator).post(ADDRESS, words).content.decode()
    assert not ClosedDay.objects.exists()


def test_a_teacher_reads_it_in_the_month_and_may_change_nothing(
    client_for, teacher, teacher_elsewhere, client, own_district
) -> None:
    day = ClosedDay.objects.create(district=own_district, first="2030-11-25", last="2030-11-27", name="Thanksgiving break")
    browser = client_for(teacher)
    assert "Take away" not in browser.get(ADDRESS).content.decode()
    assert browser.post(ADDRESS, {"first": "2030-11-25", "name": "x"}).status_code == 404
    assert browser.post(f"{ADDRESS}{day.pk}/remove/").status_code == 404
    assert browser.get("/events/month/?month=2030-11").content.decode().count("Thanksgiving break") == 3
    assert "Thanksgiving break" in browser.get("/events/agenda/?from=2030-11-25").content.decode()
    for other in (client_for(teacher_elsewhere), client):
        assert "Thanksgiving break" not in other.get("/events/month/?month=2030-11").content.decode()
