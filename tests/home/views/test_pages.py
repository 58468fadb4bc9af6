"""The front page, the dashboard and the style guide as people get them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from clearinghouse.districts.enums import Audience, Role
from tests.factories.districts import DistrictFactory, InvitationFactory, member
from tests.home.everything import plant_everything

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_front_page_says_what_this_is_in_ten_queries_at_most(review, client, django_assert_max_num_queries) -> None:
    DistrictFactory(name="Alder Gap", enrolment=4_000)
    review("Pair reading", tier=1)
    review("Only for members", tier=1, audience=Audience.MEMBERS)
    client.get("/join/sent/")  # the process knows the menu from its first page on
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


def test_the_dashboard_lists_what_waits_the_most_urgent_first(library, client_for, own_district, district_administrator) -> None:
    InvitationFactory(district=own_district, email="late@school.example", expires_at=timezone.now() - timedelta(days=1))
    InvitationFactory(district=DistrictFactory(name="<b>Ash</b>"), email=district_administrator.email)
    text = page(client_for(district_administrator), "/dashboard/")
    assert text.index("You are invited to &lt;b&gt;Ash&lt;/b&gt;") < text.index("late@school.example")
    assert "Nothing waits for you" not in text


def test_a_dashboard_shows_a_few_of_many_and_the_way_to_all_of_them(
    library, client_for, own_district, district_administrator
) -> None:
    for _ in range(30):
        InvitationFactory(district=own_district, expires_at=timezone.now() - timedelta(days=1))
    browser = client_for(district_administrator)
    text = page(browser, "/dashboard/")
    assert "Invitations that ran out: all 30" in text
    assert text.count("has run out</a>") == 5
    alone = page(browser, "/dashboard/?kind=expired-invitations&page=2")
    assert alone.count("has run out</a>") == 10
    assert "Page 2 of 2" in alone
    for wrong in ("0", "3", "-1", "x", "9" * 30):
        assert browser.get(f"/dashboard/?kind=expired-invitations&page={wrong}").status_code == 404
    assert "Nothing of this kind waits" in page(browser, "/dashboard/?kind=no-such")


@pytest.mark.parametrize("how_many", [1, 200])
@pytest.mark.parametrize("role", list(Role))
def test_each_roles_dashboard_takes_at_most_twelve_queries_with_one_thing_and_with_two_hundred(
    role, how_many, library, client_for, own_district, django_assert_max_num_queries
) -> None:
    person = member(role, district=own_district)
    for _ in range(how_many):
        plant_everything(own_district, person)
    browser = client_for(person)
    with django_assert_max_num_queries(12):
        text = page(browser, "/dashboard/")
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
