"""More like this: documents that share telling words, and only what the person may see."""

import pytest

from clearinghouse.districts.enums import Audience
from search.selectors.similar import pages_like
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def library(**hidden: object):
    page = review_page("Harbor phonics", summary="Letters and sounds in boats.")
    like = review_page("Boat letters", summary="Sounds of the harbor.", **hidden)
    for number in range(4):
        review_page(f"Fractions {number}", summary="Number lines.")
    refresh_all()
    return page, like


def test_the_most_alike_comes_first_and_never_the_page_itself(public) -> None:
    page, like = library()
    found = pages_like(page, public)
    assert found[0] == like.pk
    assert page.pk not in found


def test_what_is_hidden_is_like_nothing_to_anybody_else(public, teacher, own_district) -> None:
    page, like = library(audience=Audience.DISTRICT, district=own_district)
    assert like.pk not in pages_like(page, public)


def test_a_page_with_words_that_nothing_else_has_is_like_nothing(public) -> None:
    assert pages_like(review_page("Alone", summary="Nothing else."), public) == []


def test_who_may_see_it_finds_it(teacher, own_district) -> None:
    page, like = library(audience=Audience.DISTRICT, district=own_district)
    assert like.pk in pages_like(page, teacher)


def test_asking_takes_two_queries_and_one_for_who_is_signed_in(public, teacher, django_assert_num_queries) -> None:
    page, _ = library()
    for reader, number in ((public, 2), (teacher, 3)):
        with django_assert_num_queries(number):
            pages_like(page, reader)


def test_its_page_shows_it_in_twelve_queries_at_most(client, django_assert_max_num_queries) -> None:
    page, like = library()
    client.get(page.url)
    client.cookies["sessionid"] = "a-session-that-ended"
    with django_assert_max_num_queries(12):
        assert like.title in client.get(page.url).content.decode()
