import pytest

from clearinghouse.challenges.selectors.resources import resources_of
from clearinghouse.districts.enums import Audience
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory, review_page

pytestmark = pytest.mark.django_db


def on(topics, title: str, **fields):
    page = review_page(title, **fields)
    page.topics.set(topics)
    page.save_revision().publish()
    return page


def test_a_challenge_gathers_what_this_person_may_see_on_its_topics(public, teacher) -> None:
    topic, other = TopicFactory(), TopicFactory()
    challenge = ChallengeFactory()
    challenge.topics.set([topic])
    on([topic], "Open")
    on([topic], "For members", audience=Audience.MEMBERS)
    on([other], "On another topic")
    on([topic], "Draft").unpublish()
    assert [item.title for item in resources_of(challenge, public).items] == ["Open"]
    found = resources_of(challenge, teacher)
    assert ([item.title for item in found.items], found.total) == (["For members", "Open"], 2)
    assert found.more_url == ""


def test_of_many_the_first_six_are_shown_with_the_way_to_all(public, django_assert_num_queries) -> None:
    topics = [TopicFactory(slug="b-topic"), TopicFactory(slug="a-topic")]
    challenge = ChallengeFactory()
    challenge.topics.set(topics)
    for n in range(8):
        on(topics[: 1 + n % 2], f"Review {n}")
    resources_of(challenge, public)
    with django_assert_num_queries(2):
        found = resources_of(challenge, public)
    assert (len(found.items), found.total, found.more_url) == (6, 8, "/search/?topic=a-topic&topic=b-topic")


@pytest.mark.parametrize("count", [1, 3])
def test_gathering_takes_one_query_and_ranks_by_shared_topics(count, public, django_assert_num_queries) -> None:
    topics = [TopicFactory() for _ in range(2)]
    challenge = ChallengeFactory()
    challenge.topics.set(topics)
    for n in range(count):
        on(topics[:1], f"A{n}")
    on(topics, "Both")
    resources_of(challenge, public)
    with django_assert_num_queries(1):
        found = resources_of(challenge, public)
    assert found.items[0].title == "Both"
    assert found.total == count + 1


def test_a_challenge_without_topics_gathers_nothing(public) -> None:
    assert resources_of(ChallengeFactory(), public) is None
