"""Who knows most about a question, and what is said of how soon it is answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import Level
from forums.models import Call, Post, Topic
from forums.selectors.asking import asking_of, candidates, helper_of, known_of, usual_time
from forums.services.asking import declare, decline
from forums.services.marks import set_level
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import BoardFactory, reply_to, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def knower(*terms, district=None):
    person = member(Role.TEACHER, district=district or DistrictFactory())
    declare(expertise=terms, a_week=2, actor=person)
    return person


def question(*terms, author=None, **words):
    return topic_on(BoardFactory(), author, kind="question", tags=terms, **words)


def test_the_rarer_what_somebody_knows_the_sooner_they_are_asked():
    common, rare = TopicFactory(), TopicFactory()
    many = [knower(common) for _ in range(3)]
    both, one = knower(common, rare), knower(rare)
    ranked = candidates(question(common, rare))
    assert ranked[:2] == [both.pk, one.pk]
    assert set(ranked[2:]) == {person.pk for person in many}


def test_who_knows_the_broader_thing_comes_after_who_knows_the_thing_itself():
    broad = TopicFactory(name="Reading")
    narrow = TopicFactory(name="First sounds", broader=broad)
    general, special = knower(broad), knower(narrow)
    topic = question(narrow)
    assert candidates(topic) == [special.pk, general.pk]
    assert candidates(question(broad)) == [general.pk], "what is narrower says nothing of the whole"
    assert (known_of(topic, general), known_of(topic, special)) == (["Reading"], ["First sounds"])


def test_of_equals_those_of_other_districts_come_first_and_then_who_was_asked_least_lately(teacher, own_district):
    term = TopicFactory()
    near = knower(term, district=own_district)
    asked, fresh = knower(term), knower(term)
    Topic.objects.get(pk=question(term).pk).asked.create(user=asked, at=timezone.now())
    assert candidates(question(term, author=teacher)) == [fresh.pk, asked.pk, near.pk]


def test_neither_the_asker_nor_who_was_asked_nor_who_hears_nothing_of_it_is_asked(teacher):
    term = TopicFactory()
    declare(expertise=[term], a_week=2, actor=teacher)
    known, deaf, free = knower(term), knower(term), knower(term)
    topic = question(term, author=teacher)
    topic.asked.create(user=known, at=timezone.now())
    set_level(topic, level=Level.MUTE, actor=deaf)
    assert candidates(topic) == [free.pk]
    free.is_active = False
    free.save()
    assert candidates(topic) == []


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_as_many_queries_however_many_know(many, django_assert_num_queries):
    term = TopicFactory()
    for _ in range(many):
        knower(term)
    topic = Topic.objects.select_related("board").get(pk=question(term).pk)
    with django_assert_num_queries(6):
        assert len(candidates(topic)) == many


def test_the_asker_reads_how_many_were_asked_and_where(teacher):
    term, district = TopicFactory(), DistrictFactory()
    people = [knower(term, district=district), knower(term, district=district), knower(term)]
    topic = question(term, author=teacher, asks=True)
    decline(topic, actor=people[0])
    asking = asking_of(topic)
    assert (asking.people, asking.districts, asking.declined, asking.is_routed, asking.usually) == (3, 2, 1, True, None)
    assert asking_of(question(term)) is None
    nobody = asking_of(question(TopicFactory(), asks=True))
    assert (nobody.people, nobody.is_routed) == (0, True)


def test_how_soon_is_said_from_five_answers_on_and_is_the_middle_of_them():
    for hours in (1, 2, 3, 50, 100):
        topic = question(TopicFactory(), asks=True)
        assert usual_time() is None
        reply_to(topic, topic.author)
        answer = reply_to(topic)
        routed = Call.objects.get(topic=topic).routed_at
        Post.objects.filter(pk=answer.pk).update(created_at=routed + timedelta(hours=hours))
    question(TopicFactory(), asks=True)
    assert usual_time() == timedelta(hours=3)


def test_who_has_said_nothing_is_asked_nothing(teacher):
    assert helper_of(teacher).pk is None
    declare(expertise=[], a_week=1, actor=teacher)
    assert helper_of(teacher).a_week == 1
