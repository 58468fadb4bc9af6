"""What topics are about."""

import pytest

from clearinghouse.districts.enums import Audience
from forums.enums import SubjectKind
from forums.models.topic import subject_model
from forums.selectors.subjects import Talk, kind_of, subject_asked, subject_of, talk_of, type_of, word_for
from tests.factories.challenges import ChallengeFactory
from tests.factories.forums import BoardFactory, district_board, topic_on
from tests.factories.pd_events import EventFactory
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_an_address_names_what_a_topic_is_about(teacher, public):
    things = [review_page("First books"), EventFactory(), ChallengeFactory()]
    for thing in things:
        word = word_for(thing)
        assert subject_asked(word, teacher).pk == thing.pk
    assert [kind_of(thing).name for thing in things] == ["RESOURCE", "EVENT", "CHALLENGE"]
    for nonsense in ("", "event", "event-", "event-x", "event-" + "9" * 40, "user-1", "event-987654", "-1"):
        assert subject_asked(nonsense, teacher) is None
    assert subject_asked(word_for(things[1]), public) is None, "an event for members"


def test_who_may_not_see_the_subject_sees_a_topic_about_nothing(teacher, teacher_elsewhere, own_district):
    page = review_page("Own plan", audience=Audience.DISTRICT, district=own_district)
    topic = topic_on(author=teacher, subject=page)
    assert subject_of(topic, teacher).pk == page.pk
    assert subject_of(topic, teacher_elsewhere) is None
    page.unpublish()
    assert subject_of(topic, teacher) is None
    assert subject_of(topic_on(), teacher) is None


def test_a_thing_lists_the_topics_about_it_that_one_may_read(
    teacher, teacher_elsewhere, public, own_district, django_assert_num_queries
):
    page = review_page("First books")
    members, own = topic_on(subject=page), topic_on(district_board(own_district), subject=page)
    topic_on(BoardFactory(is_moderated=True), subject=page)
    topic_on(subject=review_page("Second books"))
    assert talk_of(page, teacher).topics == [own, members]
    assert talk_of(page, teacher_elsewhere).topics == [members]
    type_of(page)
    with django_assert_num_queries(1):
        assert talk_of(page, public) == Talk(f"resource-{page.pk}", [], has_more=False, may_start=False)


@pytest.mark.parametrize("many", [1, 3, 7])
def test_a_page_shows_the_latest_few_and_where_the_others_are(many, teacher, outsider, django_assert_num_queries):
    thing = ChallengeFactory()
    topics = [topic_on(subject=thing) for _ in range(many)]
    type_of(thing)
    with django_assert_num_queries(2):
        talk = talk_of(thing, teacher)
    assert talk.topics == topics[::-1][:5]
    assert talk.has_more == (many > 5)
    assert talk.may_start
    assert not talk_of(thing, outsider).may_start, "whoever speaks for no district starts nothing"


def test_every_kind_of_subject_is_a_model_with_rules_of_its_own():
    for kind in SubjectKind:
        assert hasattr(subject_model(kind).objects, "visible_to")
