"""An address that somebody wrote down leads to the page when its editors have moved or renamed it."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from clearinghouse.districts.enums import Audience
from tests.factories.pages import public_page, story
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_a_renamed_page_is_found_at_its_old_address_and_so_are_the_pages_below_it(committed) -> None:
    why = public_page(title="Why", slug="why")
    public_page(why, title="Fair funding", slug="fair-funding")
    with committed():
        why.slug = "why-we-cooperate"
        why.save_revision().publish()
    for old, new in (("/why/", "/why-we-cooperate/"), ("/why/fair-funding/", "/why-we-cooperate/fair-funding/")):
        answer = Client().get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)
        assert Client().get(new).status_code == 200


def test_a_moved_page_is_found_at_its_old_address(committed) -> None:
    why, fair = public_page(title="Why", slug="why"), public_page(title="Fair funding", slug="fair-funding")
    with committed():
        fair.move(why, pos="last-child")
    assert Client().get("/fair-funding/").headers["Location"] == "/why/fair-funding/"


def test_the_old_address_of_a_page_that_is_not_for_this_visitor_does_not_tell_the_new_one(committed, client_for, teacher) -> None:
    taken_down, for_members = story("Twelve minutes", slug="twelve-minutes"), review_page("Pair reading", slug="pair-reading")
    with committed():
        for page in (taken_down, for_members):
            page.slug = f"secret-{page.slug}"
            page.save_revision().publish()
        type(taken_down).objects.get().unpublish()
        type(for_members).objects.update(audience=Audience.MEMBERS)
    for old in ("/stories/twelve-minutes/", "/library/pair-reading/"):
        answer = Client().get(old)
        assert answer.status_code == 404
        assert "secret" not in answer.content.decode()
    assert client_for(teacher).get("/library/pair-reading/").headers["Location"] == "/library/secret-pair-reading/"
    assert client_for(teacher).get("/stories/twelve-minutes/").status_code == 404


def test_an_editors_own_redirect_leads_where_it_says(db) -> None:
    Redirect.objects.create(old_path="/apply", redirect_link="/join/")
    Redirect.objects.create(old_path="/state", redirect_link="https://www.ed.gov/")
    assert Client().get("/apply/").headers["Location"] == "/join/"
    assert Client().get("/state").headers["Location"] == "https://www.ed.gov/"
