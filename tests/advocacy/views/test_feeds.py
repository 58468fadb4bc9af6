"""Feeds tell of what everybody may read, and of nothing else."""

from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from tests.factories.pages import news, story

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(client, address: str) -> ET.Element:
    response = client.get(address)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 -- our own answer


@pytest.fixture
def told(db) -> None:
    news("A twelfth district joins", introduction="Cold Marl <voted> & signed.")
    news("Next week", date=timezone.localdate() + timezone.timedelta(days=7))
    news("Not yet").unpublish()
    story("One physics class")


@pytest.mark.parametrize("kind", ["news", "stories"])
def test_rss_and_atom_name_the_same_pages_by_names_that_last(kind: str, told, client, settings) -> None:
    rss, atom = parsed(client, f"/feeds/{kind}.rss"), parsed(client, f"/feeds/{kind}.atom")
    assert [item.findtext("title") for item in rss.iter("item")] == [
        entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")
    ]
    assert [item.findtext("guid") for item in rss.iter("item")] == [
        entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")
    ]
    assert all(item.findtext("link", "").startswith(settings.SITE_URL) for item in rss.iter("item"))


def test_a_feed_holds_what_is_published_the_newest_first(told, client) -> None:
    items = list(parsed(client, "/feeds/news.rss").iter("item"))
    assert [item.findtext("title") for item in items] == ["Next week", "A twelfth district joins"]
    assert items[1].findtext("description") == "<p>Cold Marl &lt;voted&gt; &amp; signed.</p>", "readers take it for HTML"


def test_an_empty_feed_is_a_feed(db, client) -> None:
    assert list(parsed(client, "/feeds/stories.rss").iter("item")) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_costs_the_same_for_one_and_for_three(number: int, client, django_assert_max_num_queries) -> None:
    for position in range(number):
        story(f"Story {position}")
    client.get("/feeds/stories.rss")
    with django_assert_max_num_queries(3):
        client.get("/feeds/stories.rss?again")
