"""The challenges that a topic helps with."""

import pytest

from clearinghouse.challenges.selectors.topics import challenges_about
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_each_challenge_on_any_of_the_topics_is_named_once_and_hidden_ones_are_not(public) -> None:
    one, two = TopicFactory(), TopicFactory()
    late, snow = ChallengeFactory(name="Late bus", number=2), ChallengeFactory(name="Snow days", number=1)
    late.topics.add(one, two)
    snow.topics.add(two)
    ChallengeFactory(is_shown=False).topics.add(one)
    section = challenges_about({one.pk, two.pk}, public)
    assert [(entry.title, entry.url) for entry in section.entries] == [("Snow days", snow.url), ("Late bus", late.url)]
    assert challenges_about(set(), public) is None
