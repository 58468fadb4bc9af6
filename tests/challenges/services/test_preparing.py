import pytest

from clearinghouse.challenges.models import Challenge
from clearinghouse.challenges.services.preparing import link_topics, prepare_challenges
from clearinghouse.challenges.the_ten import THE_TEN
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_new_site_gets_the_ten_in_order_and_each_is_well_formed() -> None:
    assert prepare_challenges() == ["wrote down the ten challenges"]
    assert list(Challenge.objects.values_list("number", flat=True)) == list(range(1, 11))
    assert [challenge.slug for challenge in Challenge.objects.all()] == [first.slug for first in THE_TEN]
    for challenge in Challenge.objects.all():
        challenge.full_clean()
        assert challenge.story
        assert challenge.together
        assert challenge.query


def test_a_second_preparation_changes_nothing_that_an_administrator_wrote_or_took_away() -> None:
    prepare_challenges()
    Challenge.objects.filter(number=3).delete()
    Challenge.objects.filter(number=1).update(name="In our words")
    assert prepare_challenges() == []
    assert Challenge.objects.count() == 9
    assert Challenge.objects.get(number=1).name == "In our words"


def test_topics_are_linked_as_soon_as_they_exist_and_only_where_nobody_chose_others() -> None:
    prepare_challenges()
    behavior, chosen = TopicFactory(slug="behavior"), TopicFactory(slug="writing")
    TopicFactory(slug="science")
    Challenge.objects.get(slug="skills").topics.set([chosen])
    assert link_topics() == 1
    assert list(Challenge.objects.get(slug="safe-and-private").topics.all()) == [behavior]
    assert list(Challenge.objects.get(slug="skills").topics.all()) == [chosen]
    assert link_topics() == 0
