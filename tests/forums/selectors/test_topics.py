"""Topics: one, and pages of them."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import TopicKind
from forums.models import Topic
from forums.readers import VISITOR, reader_of
from forums.selectors.topics import topic_for, topic_of, topic_to_follow, topics_on
from forums.services.answers import accept_answer
from forums.services.editing import take_away
from forums.services.marks import mark_read
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_topic_comes_with_its_board_in_one_query(teacher, django_assert_num_queries):
    topic = topic_on()
    reader = reader_of(teacher)
    with django_assert_num_queries(1):
        found = topic_for(reader, topic.pk)
        assert (found.board.name, found.is_moderated) == (topic.board.name, False)
    assert topic_for(reader_of(member(Role.MODERATOR)), topic.pk).is_moderated
    assert topic_for(VISITOR, topic.pk) is None
    assert topic_for(reader, 10**30) is None


def test_pinned_topics_come_first_then_the_latest(teacher):
    board = BoardFactory()
    first, second, third = (topic_on(board) for _ in range(3))
    reply_to(first)
    Topic.objects.filter(pk=second.pk).update(is_pinned=True)
    assert list(topics_on(board, reader_of(teacher), is_moderator=False)) == [second, first, third]


def test_a_person_finds_what_is_shown_and_their_own_and_moderators_find_all(teacher, teacher_elsewhere):
    board = BoardFactory(is_moderated=True)
    own, others = post_on(board, teacher).topic, post_on(board).topic
    shown = post_on(board, member(Role.MODERATOR)).topic
    assert set(topics_on(board, reader_of(teacher), is_moderator=False)) == {own, shown}
    assert set(topics_on(board, reader_of(teacher_elsewhere), is_moderator=False)) == {shown}
    assert set(topics_on(board, VISITOR, is_moderator=False)) == {shown}
    assert set(topics_on(board, reader_of(member(Role.MODERATOR)), is_moderator=True)) == {own, others, shown}


def test_questions_without_an_answer_can_be_asked_for(teacher):
    board = BoardFactory()
    topic_on(board)
    still_open, answered = (topic_on(board, teacher, kind=TopicKind.QUESTION) for _ in range(2))
    accept_answer(reply_to(answered), actor=teacher)
    assert list(topics_on(board, reader_of(teacher), is_moderator=False, only="open")) == [still_open]


def test_an_open_page_follows_what_its_reader_may_read(teacher, teacher_elsewhere, own_district, django_assert_num_queries):
    topic, moderator = topic_on(district_board(own_district)), member(Role.DISTRICT_ADMINISTRATOR, district=own_district)
    readers = [reader_of(person) for person in (teacher, moderator, teacher_elsewhere)]
    with django_assert_num_queries(3):
        found = [topic_to_follow(reader, topic.pk) for reader in readers]
        assert [one and (one.board.slug, one.is_moderated) for one in found] == [
            (topic.board.slug, False),
            (topic.board.slug, True),
            None,
        ]
    assert topic_to_follow(VISITOR, topic.pk) is None
    take_away(again_topic(topic), topic.posts.get(), "hidden")
    assert [topic_to_follow(reader, topic.pk) is not None for reader in readers] == [False, True, False]


def test_people_with_the_same_places_share_a_query_and_nothing_else(teacher, own_district):
    """Five hundred readers would otherwise build five hundred queries, each ten times as long as it takes to ask."""
    colleague, named = member(Role.TEACHER, district=own_district), member(Role.TEACHER, district=own_district)
    board = BoardFactory()
    board.moderators.add(named)
    topic, hidden = topic_on(board), topic_on(board, teacher)
    mark_read(teacher, topic, up_to=1)
    take_away(again_topic(hidden), hidden.posts.get(), "hidden")
    topic_of.cache_clear()
    readers = [reader_of(person) for person in (teacher, colleague, named)]
    found = [topic_for(reader, topic.pk) for reader in readers]
    assert [(one.read_seq, one.is_moderated) for one in found] == [(1, False), (None, False), (None, True)]
    assert [topic_for(reader, hidden.pk) is not None for reader in readers] == [True, False, True], (
        "its author, nobody, a moderator"
    )
    assert topic_of.cache_info().currsize == 1
    assert topic_for(VISITOR, topic.pk) is None
    assert topic_of.cache_info().currsize == 2


def again_topic(topic: Topic) -> Topic:
    return Topic.objects.get(pk=topic.pk)
