import json

import pytest
from django.test import Client

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import Membership
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.districts import member
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/account/", "/account/name/", "/account/erase/"])
def test_the_public_is_sent_to_the_door(path) -> None:
    assert Client().get(path).headers["Location"] == f"/account/login/?next={path}"


def test_the_page_shows_the_persons_own_districts_roles_and_sessions_and_no_ended_ones(client_for, teacher, own_district) -> None:
    former = member(district=own_district)
    Membership.objects.filter(user=former).update(ended_at=own_district.created_at)
    page = client_for(teacher).get("/account/").content.decode()
    assert "Alder Creek" in page
    assert teacher.email in page
    assert "Alder Creek" not in client_for(former).get("/account/").content.decode()


def test_signing_out_elsewhere_from_the_page() -> None:
    teacher = UserFactory()
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post("/account/login/", {"login": teacher.email, "password": PASSWORD})
    assert "Sign out there" in here.get("/account/").content.decode()
    assert here.get("/account/sessions/end-others/").status_code == 405
    assert here.post("/account/sessions/end-others/").status_code == 302
    assert there.get("/account/").status_code == 302
    assert "Sign out there" not in here.get("/account/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_queries_for_one_and_three_districts(client_for, django_assert_num_queries, count) -> None:
    from tests.factories.districts import MembershipFactory

    teacher = UserFactory()
    for _ in range(count):
        MembershipFactory(user=teacher)
    browser = client_for(teacher)
    browser.get("/account/")
    with django_assert_num_queries(9 + together(FOR_THE_MENU)):
        browser.get("/account/")


def test_a_name_is_changed_and_an_empty_one_refused(client_for) -> None:
    teacher = UserFactory()
    browser = client_for(teacher)
    assert browser.post("/account/name/", {"first_name": "", "last_name": "B"}).status_code == 200
    assert browser.post("/account/name/", {"first_name": "<b>Ida", "last_name": "Moss"}).status_code == 302
    assert "&lt;b&gt;Ida Moss" in browser.get("/account/").content.decode()


def test_the_download_is_a_file_for_nobody_elses_cache(client_for) -> None:
    teacher = UserFactory()
    answer = client_for(teacher).post("/account/export/")
    assert json.loads(answer.content)["account"]["email"] == teacher.email
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert client_for(teacher).get("/account/export/").status_code == 405


def test_erasing_asks_for_the_address_and_tells_who_cannot_go_why(client_for, consortium_administrator) -> None:
    teacher = UserFactory()
    browser = client_for(teacher)
    assert "not the address of this account" in browser.post("/account/erase/", {"email": "x@y.example"}).content.decode()
    assert browser.post("/account/erase/", {"email": teacher.email.upper()}).headers["Location"] == "/"
    assert not User.objects.get(pk=teacher.pk).is_active
    refused = client_for(consortium_administrator).post("/account/erase/", {"email": consortium_administrator.email})
    assert "This is the last consortium administrator" in refused.content.decode()
