"""Feeds of searches: the public one as everybody sees it, a saved one as its owner does."""

from xml.etree import ElementTree

import pytest

from clearinghouse.districts.enums import Audience
from search.selectors.saved_searches import feed_url
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def reviews(own_district) -> None:
    review_page("Open reading & writing", summary="About <reading>.")
    review_page("Marmalade reading", audience=Audience.DISTRICT, district=own_district)
    refresh_all()


def titles(answer) -> list[str]:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content.decode())  # noqa: S314 -- our own feed
    return [str(entry.findtext(f"{ATOM}title")) for entry in root.iter(f"{ATOM}entry")]


def saved_feed(owner) -> str:
    address = feed_url(SavedSearchFactory(owner=owner, query="q=reading", feed_key="key"))
    return address[address.index("/search/") :]


def test_the_public_feed_shows_everybody_the_same_even_who_may_see_more(
    client, client_for, teacher, reviews: None, settings
) -> None:
    for browser in (client, client_for(teacher)):
        answer = browser.get("/search/feed.atom?q=reading")
        assert titles(answer) == ["Open reading & writing"]
        assert "armalade" not in answer.content.decode()
    assert f"{settings.SITE_URL}/library/open-reading-writing/" in answer.content.decode()


@pytest.mark.parametrize("address", ["", "?q=%22%22&tier=9", "?q=" + "x" * 5000, "?q=%ED%A0%80", "?sort=sideways"])
def test_any_search_address_has_a_feed(client, reviews: None, address: str) -> None:
    titles(client.get(f"/search/feed.atom{address}"))


def test_a_saved_feed_shows_what_its_owner_may_see_whoever_reads_it(client, teacher, outsider, reviews: None) -> None:
    assert sorted(titles(client.get(saved_feed(teacher)))) == ["Marmalade reading", "Open reading & writing"]
    assert titles(client.get(saved_feed(outsider))) == ["Open reading & writing"]


def test_what_the_owner_may_no_longer_see_is_gone_at_the_next_fetch_and_with_the_account_all_of_it(
    client, teacher, reviews: None
) -> None:
    address = saved_feed(teacher)
    assert len(titles(client.get(address))) == 2
    teacher.memberships.all().delete()
    assert titles(client.get(address)) == ["Open reading & writing"]
    type(teacher).objects.filter(pk=teacher.pk).update(is_active=False)
    assert client.get(address).status_code == 404


def test_no_copy_of_a_saved_feed_is_kept(client, teacher, reviews: None) -> None:
    answer = client.get(saved_feed(teacher))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
