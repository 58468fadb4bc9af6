import pytest

from clearinghouse.challenges.models import Challenge
from search.documents.challenge import KIND
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_challenge_is_found_by_its_words_topics_and_search_words() -> None:
    challenge = ChallengeFactory(name="Late bus", story="It leaves at two.", together="One route.", query="transportation")
    challenge.topics.set([TopicFactory(name="Whole school", slug="whole-school")])
    document = KIND.build(str(challenge.pk))
    assert (document.title, document.url, document.audience) == ("Late bus", challenge.url, "public")
    assert document.body == "It leaves at two.\nOne route."
    assert document.keywords == "transportation · Whole school"
    assert [value.value for value in document.facets["topic"]] == ["whole-school"]


def test_what_is_off_the_list_is_in_no_index_and_seen_by_nobody(public, consortium_administrator) -> None:
    shown, hidden = ChallengeFactory(), ChallengeFactory(is_shown=False)
    ids = [str(shown.pk), str(hidden.pk)]
    assert KIND.audiences() == {ids[0]: "public"}
    assert KIND.build(ids[1]) is None
    for user in (None, public, consortium_administrator):
        assert KIND.visible_ids(user, ids) == {ids[0]}
    Challenge.objects.all().delete()
    assert KIND.build(ids[0]) is None
