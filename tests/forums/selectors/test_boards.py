"""The boards that a person finds, with what is new to them on each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, Level
from forums.models import Topic, TopicMark
from forums.readers import VISITOR, reader_of
from forums.selectors.boards import board_for, board_of, boards_for, districts_for_boards, new_topics, unread
from forums.services.editing import take_away
from forums.services.marks import mark_board_read, mark_read
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_boards_stand_under_headings_with_their_latest_topic(teacher, own_district, other_district):
    public = BoardFactory(audience=BoardAudience.PUBLIC)
    own, _ = district_board(own_district), district_board(other_district)
    latest = topic_on(public)
    hidden = post_on(public, title="Not for others")
    take_away(hidden.topic, hidden, "hidden")
    groups = {group.heading: group.boards for group in boards_for(teacher, reader_of(teacher))}
    assert set(groups) == {"Open to everyone", "Your district’s own"}
    (row,) = groups["Open to everyone"]
    assert (row.topics, row.latest, row.new) == (1, latest, 1), "what is hidden is counted nowhere"
    assert [row.board for row in groups["Your district’s own"]] == [own]


@pytest.mark.parametrize("boards", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(boards, teacher, public, django_assert_num_queries):
    for _ in range(boards):
        topic_on(BoardFactory(audience=BoardAudience.PUBLIC))
    reader = reader_of(teacher)
    with django_assert_num_queries(4):
        boards_for(teacher, reader)
    with django_assert_num_queries(3):
        boards_for(public, reader_of(public))


def test_what_is_new_is_what_others_said_since_one_joined_and_read(teacher):
    board = BoardFactory()
    topic = topic_on(board)
    topic_on(board, teacher)
    assert new_topics(teacher, [board]) == {board.pk: 1}, "one's own is no news"
    mark_read(teacher, topic, up_to=1)
    assert new_topics(teacher, [board]) == {}
    reply_to(topic)
    assert list(unread(teacher)) == [again(topic)]
    TopicMark.objects.filter(topic=topic).update(level=Level.MUTE)
    assert not unread(teacher).exists()


def test_what_was_said_before_one_joined_is_not_new(teacher):
    topic_on()
    Topic.objects.update(last_posted_at=teacher.date_joined - timedelta(days=1))
    assert not unread(teacher).exists()


def test_marking_one_board_as_read_leaves_its_siblings(teacher):
    topics = [topic_on(), topic_on()]
    mark_board_read(topics[0].board, actor=teacher, until=timezone.now())
    assert list(unread(teacher)) == [topics[1]]


def test_a_topic_that_waits_for_a_moderator_is_new_to_nobody(teacher):
    topic_on(BoardFactory(is_moderated=True))
    assert not unread(teacher).exists()


def test_only_administrators_of_districts_keep_boards_for_them(district_administrator, own_district, teacher):
    assert districts_for_boards(reader_of(district_administrator)) == [own_district]
    assert districts_for_boards(reader_of(teacher)) == districts_for_boards(reader_of(member(Role.CONSORTIUM_ADMINISTRATOR))) == []


def test_people_with_the_same_places_share_the_query_of_a_board_and_nothing_else(teacher, own_district, other_district):
    named = member(Role.TEACHER, district=own_district)
    board, own, closed = BoardFactory(), district_board(own_district), district_board(other_district)
    board.moderators.add(named)
    board_of.cache_clear()
    found = [board_for(reader_of(person), board.slug).is_moderated_here for person in (teacher, named)]
    assert found == [False, True]
    assert board_of.cache_info().currsize == 1
    assert [board_for(reader_of(person), own.slug) for person in (teacher, named)] == [own, own]
    assert [board_for(reader, closed.slug) for reader in (reader_of(teacher), reader_of(named), VISITOR)] == [None, None, None]
