from urllib.parse import parse_qs

import pytest
from django.utils.datastructures import MultiValueDict

from search.selectors.feeds import newest_of
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_a_feed_holds_the_newest_two_pages_of_results_newest_first(public) -> None:
    for number in range(22):
        review_page(f"Reading {number}")
    refresh_all()
    _, rows = newest_of(public, MultiValueDict(parse_qs("q=reading", keep_blank_values=True)))
    assert [row.title for row in rows] == [f"Reading {number}" for number in range(21, 1, -1)]
