"""The front page, the dashboard and the style guide as people get them."""

import pytest
from django.test import Client

from clearinghouse.core import waiting
from clearinghouse.core.waiting import Urgency, WaitingItem
from clearinghouse.districts.enums import Audience
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_front_page_says_what_this_is_in_ten_queries_at_most(review, client, django_assert_max_num_queries) -> None:
    DistrictFactory(name="Alder Gap", enrolment=4_000)
    review("Pair reading", tier=1)
    review("Only for members", tier=1, audience=Audience.MEMBERS)
    with django_assert_max_num_queries(10):
        text = page(client, "/")
    assert "4,000 students" in text
    assert "Alder Gap" in text
    assert "Pair reading" in text
    assert "Only for members" not in text


def test_a_front_page_without_districts_and_reviews_leaves_their_parts_out(library, client) -> None:
    text = page(client, "/")
    assert "How large we are together" not in text
    assert "Where the evidence is strongest" not in text


def test_visitors_get_no_cookie_so_that_the_page_can_be_kept_for_all(library, client) -> None:
    assert client.get("/").cookies == {}


def test_only_editors_get_the_bar_of_the_cms(review, client, client_for, teacher, django_user_model) -> None:
    superuser = django_user_model.objects.create_superuser("root@school.example", "x")
    assert "wagtail-userbar" not in page(client, "/")
    assert "wagtail-userbar" not in page(client_for(teacher), "/")
    assert "wagtail-userbar" in page(client_for(superuser), "/")


def test_visitors_are_asked_to_sign_in_before_the_dashboard(client) -> None:
    response = client.get("/dashboard/")
    assert (response.status_code, response.url) == (302, "/account/login/?next=/dashboard/")


def test_the_dashboard_lists_what_waits_the_most_urgent_first(library, client_for, teacher, monkeypatch) -> None:
    later = WaitingItem("Read the draft", "/later/", "Read", Urgency.WHEN_YOU_CAN)
    now = WaitingItem("Approve a place for <b>Ada</b>", "/now/", "Approve", Urgency.OTHERS_WAIT)
    monkeypatch.setattr(waiting, "_providers", [lambda user: [later, now] if user == teacher else []])
    text = page(client_for(teacher), "/dashboard/")
    assert text.index("Approve a place for &lt;b&gt;Ada&lt;/b&gt;") < text.index("Read the draft")
    assert "Nothing waits for you" not in text


def test_an_empty_dashboard_says_what_to_do_next(library, client_for, outsider) -> None:
    text = page(client_for(outsider), "/dashboard/")
    assert "Nothing waits for you" in text
    assert "Ask the administrator of your district for an invitation" in text


def test_the_style_guide_is_there_for_curators_and_for_nobody_else(library, client, client_for, curator, teacher, outsider) -> None:
    assert "Style guide" in page(client_for(curator), "/styleguide/")
    for browser in (client, client_for(teacher), client_for(outsider)):
        assert browser.get("/styleguide/").status_code == 404


def test_no_template_leaks_its_own_notes(library, client_for, curator) -> None:
    for address in ("/", "/dashboard/", "/styleguide/", "/account/"):
        text = page(client_for(curator), address)
        assert "{#" not in text
        assert "#}" not in text
        assert "{%" not in text
