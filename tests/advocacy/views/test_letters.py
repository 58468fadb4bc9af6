from urllib.parse import parse_qs, urlsplit

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.advocacy import LetterTemplateFactory
from tests.factories.districts import DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db
QUIET = ("sessions.Session", "usersessions.UserSession")


@pytest.fixture
def template():
    return LetterTemplateFactory(
        title="Fair funding",
        slug="fair-funding",
        body="[today]\n\nDear Senator [write: name of the senator],\n\n[district] has [students] students.\n\n[your name]",
    )


def contents() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.label not in QUIET}


def form_value(page: str, name: str) -> str:
    return page.split(f'name="{name}"', 1)[1].split(">", 1)[1].split("</textarea>", 1)[0]


def test_letters_are_for_members_only(client_for, teacher, outsider, template) -> None:
    assert Client().get("/letters/").status_code == 302
    assert Client().get("/letters/fair-funding/").status_code == 302
    assert [client_for(outsider).get(address).status_code for address in ("/letters/", "/letters/fair-funding/")] == [404, 404]
    assert "Fair funding" in client_for(teacher).get("/letters/").content.decode()
    assert client_for(teacher).get("/letters/no-such/").status_code == 404


def test_a_letter_comes_filled_with_ones_own_districts_facts(client_for, teacher, own_district, template) -> None:
    own_district.enrolment = 1_240
    own_district.save()
    page = client_for(teacher).get("/letters/fair-funding/").content.decode()
    assert "Alder Creek has 1,240 students." in form_value(page, "letter")
    assert "[name of the senator]" in form_value(page, "letter")
    assert 'value="Fair funding for Alder Creek"' in page


def test_another_districts_letter_is_not_there_and_of_ones_own_one_may_choose(
    client_for, teacher, template, other_district
) -> None:
    browser = client_for(teacher)
    assert browser.get("/letters/fair-funding/?district=birch-hollow").status_code == 404
    MembershipFactory(user=teacher, district=other_district)
    assert "Birch Hollow has 640 students" in browser.get("/letters/fair-funding/?district=birch-hollow").content.decode()


def test_the_edited_letter_is_shown_to_print_and_to_mail_and_stored_nowhere(client_for, teacher, template) -> None:
    browser = client_for(teacher)
    browser.get("/letters/fair-funding/")
    before = contents()
    letter = {
        "to": "senator@state.example",
        "subject": "Fair funding & roads",
        "letter": "Dear Senator,\r\n\r\nmy own <b>words</b>.",
    }
    response = browser.post("/letters/fair-funding/?district=alder-creek", letter)
    page = response.content.decode()
    assert contents() == before
    assert "no-store" in response["Cache-Control"]
    assert "my own &lt;b&gt;words&lt;/b&gt;." in page
    mail = urlsplit(page.split('href="mailto:', 1)[1].split('"', 1)[0].replace("&amp;", "&"))
    told = parse_qs(mail.query)
    assert mail.path == "senator@state.example"
    assert told == {"subject": ["Fair funding & roads"], "body": [letter["letter"]]}


def test_what_still_stands_in_brackets_is_pointed_out(client_for, teacher, template) -> None:
    made = {"subject": "Funding", "letter": "Dear [write: name of the senator], please."}
    assert "Still to fill in" in client_for(teacher).post("/letters/fair-funding/", made).content.decode()


def test_a_letter_too_long_for_a_link_is_to_be_copied(client_for, teacher, template) -> None:
    page = client_for(teacher).post("/letters/fair-funding/", {"subject": "Funding", "letter": "words " * 600}).content.decode()
    assert "mailto:" not in page
    assert "copy the text" in page


def test_a_bad_address_is_said_beside_its_field(client_for, teacher, template) -> None:
    page = client_for(teacher).post("/letters/fair-funding/", {"to": "nobody", "subject": "", "letter": "x"}).content.decode()
    assert "Enter a valid email address" in page or "valid e-mail" in page


def test_an_empty_list_says_who_writes_letters(client_for, teacher) -> None:
    assert "No letter is offered yet" in client_for(teacher).get("/letters/").content.decode()


def test_the_list_asks_as_many_queries_whatever_its_length(client_for, teacher) -> None:
    browser, asked = client_for(teacher), []
    for _ in range(3):
        LetterTemplateFactory()
        DistrictFactory()
        browser.get("/letters/")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/letters/")
        asked.append(len(queries))
    assert len(set(asked)) == 1, asked
    assert asked[0] <= 10
