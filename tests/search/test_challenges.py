import pytest
from django.http import QueryDict

from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from search.challenges import found_for
from search.selectors import search_for
from search.services.indexing import REFRESH
from search.services.rebuilding import refresh_all
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory, review_page

pytestmark = pytest.mark.django_db


def asked_for(challenge) -> bool:
    return OutboxMessage.objects.filter(topic=REFRESH, key=f"challenge:{challenge.pk}").exists()


def test_a_row_is_made_anew_whenever_its_words_or_topics_change() -> None:
    topic = TopicFactory()
    challenge = ChallengeFactory()
    for change in (
        challenge.save,
        lambda: challenge.topics.set([topic]),
        topic.save,
        challenge.topics.clear,
    ):
        OutboxMessage.objects.all().delete()
        change()
        assert asked_for(challenge)
    pk = challenge.pk
    OutboxMessage.objects.all().delete()
    challenge.delete()
    assert OutboxMessage.objects.filter(key=f"challenge:{pk}").exists()


def test_people_find_a_challenge_until_it_is_taken_off_the_list(public) -> None:
    challenge = ChallengeFactory(name="Late bus")
    refresh_all()
    assert [str(hit.title) for hit in search_for(public, QueryDict("q=bus"), page=1).hits] == ["Late <mark>bus</mark>"]
    challenge.is_shown = False
    challenge.save()
    assert search_for(public, QueryDict("q=bus"), page=1).hits == []


def test_a_challenge_gathers_what_a_person_finds_by_its_words(public, teacher) -> None:
    review_page("Transportation & attendance")
    review_page("Transportation for members", audience=Audience.MEMBERS)
    challenge = ChallengeFactory(query="transportation", name="Transportation")
    refresh_all()
    assert [item.title for item in found_for(challenge, public).items] == ["Transportation & attendance"]
    found = found_for(challenge, teacher)
    assert {item.title for item in found.items} == {"Transportation & attendance", "Transportation for members"}
    assert found.more_url == "/search/?q=transportation"


def test_without_search_words_or_results_nothing_is_gathered(public) -> None:
    assert found_for(ChallengeFactory(query=""), public) is None
    assert found_for(ChallengeFactory(query="nothing like it"), public) is None
