import pytest

from clearinghouse.challenges.selectors.ways import ways_by_challenge
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.brought.ways import brought
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory, practice_page

pytestmark = pytest.mark.django_db


def on(topic: object, title: str, **fields: object) -> None:
    page = practice_page(title, **fields)
    page.topics.set([topic])
    page.save_revision().publish()


def test_a_challenge_leads_to_its_page_with_what_the_reader_may_see(public, teacher) -> None:
    topic, other = TopicFactory(), TopicFactory()
    shown, hidden, empty = ChallengeFactory(), ChallengeFactory(is_shown=False), ChallengeFactory()
    shown.topics.set([topic, other])
    hidden.topics.set([topic])
    empty.topics.set([TopicFactory()])
    on(topic, "Open")
    on(other, "Members", audience=Audience.MEMBERS)
    assert [(way.label, way.address, way.count) for way in ways_by_challenge(public)] == [(shown.name, shown.url, 1)]
    assert [(way.label, way.count) for way in brought(teacher)] == [(shown.name, 2)]


@pytest.mark.parametrize("many", [1, 3, 9])
def test_they_take_one_query_however_many(public, django_assert_num_queries, many: int) -> None:
    topic = TopicFactory()
    for number in range(many):
        ChallengeFactory().topics.set([topic])
        on(topic, f"Practice {number}")
    with django_assert_num_queries(1):
        assert [way.count for way in ways_by_challenge(public)] == [many] * many
