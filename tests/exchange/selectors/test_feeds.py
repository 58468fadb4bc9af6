"""The newest resources: of all, of a kind, on a topic with its parts."""

import pytest

from clearinghouse.exchange.selectors import feeds
from clearinghouse.resources.models import ResourcePage
from tests.exchange.places import make, plant
from tests.factories.resources import TopicFactory, guide_page, practice_page

pytestmark = pytest.mark.django_db


def titles(resources: list[ResourcePage] | None) -> list[str]:
    assert resources is not None
    return [page.title for page in resources]


def on(slug: str) -> list[str]:
    found = feeds.newest_on_topic(slug)
    assert found is not None
    return titles(found.resources)


def test_only_what_everybody_may_see_is_told(own_district) -> None:
    topic = TopicFactory(slug="reading")
    plant(own_district, topic)
    assert titles(feeds.newest_resources()) == titles(feeds.newest_of_kind("practice")) == on("reading") == ["Open 1"]


def test_the_newest_come_first_and_no_more_than_a_reader_needs(monkeypatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 2)
    for number in range(3):
        practice_page(f"Practice {number}")
    assert titles(feeds.newest_resources()) == ["Practice 2", "Practice 1"]


def test_a_kind_has_its_own_and_what_is_no_kind_has_none() -> None:
    guide_page("A guide")
    practice_page("A practice")
    assert titles(feeds.newest_of_kind("practice_guide")) == ["A guide"]
    assert feeds.newest_of_kind("banana") is None


def test_a_topic_tells_of_its_parts_once_each_and_not_of_what_is_above() -> None:
    literacy = TopicFactory(slug="literacy")
    writing = TopicFactory(slug="writing", broader=literacy)
    spelling = TopicFactory(slug="spelling", broader=writing)
    make("On both", literacy, spelling)
    make("On spelling", spelling)
    make("On literacy", literacy)
    assert on("literacy") == ["On literacy", "On spelling", "On both"]
    assert on("writing") == on("spelling") == ["On spelling", "On both"]
    assert feeds.newest_on_topic("nothing") is None


def test_a_merged_topic_leads_to_the_one_it_was_merged_into() -> None:
    TopicFactory(slug="old", merged_into=TopicFactory(slug="new"))
    found = feeds.newest_on_topic("old")
    assert found is not None
    assert (found.moved_to, found.resources) == ("new", [])


@pytest.mark.parametrize("many", [1, 3])
def test_feeds_ask_the_same_however_much_there_is(many: int, django_assert_num_queries) -> None:
    topic = TopicFactory(slug="reading")
    for number in range(many):
        make(f"Practice {number}", topic, TopicFactory(broader=topic))
    with django_assert_num_queries(1):
        feeds.newest_resources()
    with django_assert_num_queries(1):
        feeds.newest_of_kind("practice")
    with django_assert_num_queries(4):
        feeds.newest_on_topic("reading")
