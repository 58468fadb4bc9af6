"""What feed readers find; the feeds themselves are asked in tests/forums/views/test_feeds.py."""

import pytest

from forums.enums import BoardAudience
from forums.selectors.feeds import board_for_all, boards_without_feed, feed_of, feed_url, feeds_of, newest_for_all, newest_on
from forums.services.feeds import make_feed, revoke_feed
from tests.factories.forums import BoardFactory, district_board, replies_to, topic_on

pytestmark = pytest.mark.django_db


def test_open_boards_are_one_query_for_one_post_and_for_three(django_assert_num_queries):
    board = BoardFactory(audience=BoardAudience.PUBLIC)
    topic = topic_on(board)
    for number in (1, 3):
        for select in (newest_for_all, lambda: newest_on(board)):
            with django_assert_num_queries(1):
                assert len([str(post.author) + post.topic.board.name for post in select()]) == number
        replies_to(topic, 2)


def test_a_board_for_members_is_none_for_a_feed_reader():
    assert board_for_all(BoardFactory().slug) is None


def test_a_person_sees_their_feeds_and_the_boards_without_one(teacher, own_district):
    board = district_board(own_district)
    BoardFactory(audience=BoardAudience.PUBLIC)
    assert boards_without_feed(teacher, feeds_of(teacher)) == [board]
    feed = make_feed(owner=teacher, board=board)
    (kept,) = feeds_of(teacher)
    assert (kept.feed, boards_without_feed(teacher, [kept])) == (feed, [])
    teacher.memberships.all().delete()
    assert feeds_of(teacher) == []


def test_an_address_is_that_of_one_feed_while_it_was_not_ended(teacher):
    feed = make_feed(owner=teacher)
    secret = feed_url(feed).split("/")[-2]
    assert feed_of(secret) == feed
    type(feed).objects.filter(pk=feed.pk).update(key="another")
    assert feed_of(secret) is None
    type(feed).objects.filter(pk=feed.pk).update(key=feed.key)
    revoke_feed(feed, actor=teacher)
    assert feed_of(secret) is None
