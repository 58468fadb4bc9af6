"""Suggestions as the search box asks for them."""

import pytest

from clearinghouse.districts.enums import Audience
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_suggestions_come_in_groups_with_their_headings(client) -> None:
    review_page("Pair reading")
    refresh_all()
    answer = client.get("/search/suggest/?q=pai")
    assert answer.json() == {
        "groups": [
            {"name": "title", "label": "In the library", "items": [{"text": "Pair reading", "url": "/library/pair-reading/"}]}
        ]
    }


def test_a_visitor_is_never_given_what_was_kept_for_a_member(client_for, public, teacher) -> None:
    review_page("Marmalade", audience=Audience.MEMBERS)
    refresh_all()
    assert "Marmalade" in client_for(teacher).get("/search/suggest/?q=marm").content.decode()
    assert client_for(public).get("/search/suggest/?q=marm").json() == {"groups": []}


@pytest.mark.parametrize(
    "address", ["", "?q=", "?q=%ED%A0%80", "?q=" + "x" * 10_000, "?q=" + "ab " * 900, "?q=%25%25_%5C", "?q='\"--"]
)
def test_nothing_that_is_typed_breaks_them(client, address: str) -> None:
    assert client.get(f"/search/suggest/{address}").json() == {"groups": []}
