"""What a person is told by mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.preferences import stop_mail
from forums.enums import Level, Rhythm
from forums.models import BoardMark, Post
from forums.selectors.letters import gathered_for, muted_kinds, wish_of
from forums.services.marks import mark_board_read, set_board_level
from forums.services.telling import tell
from tests.factories.forums import BoardFactory, district_board, post_on, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


def told(topic, person=None, text=""):
    """A reply that the site has told of."""
    post = reply_to(topic, person, text)
    tell(post.pk)
    return post


def numbers_for(person):
    found = gathered_for(person, timezone.now())
    return {news.topic.title: [post.seq for post in news.posts] for board in found for news in board.topics}


def test_who_never_said_gets_mail_at_once(teacher):
    assert wish_of(teacher).rhythm == Rhythm.AT_ONCE
    assert wish_of(teacher).is_at_once


def test_what_is_new_stands_by_board_and_topic(teacher):
    last, first = BoardFactory(name="Z", position=9), BoardFactory(name="A", position=1)
    for board, title in ((last, "Buses"), (first, "Bells"), (last, "Books")):
        told(topic_on(board, teacher, title=title))
    found = gathered_for(teacher, timezone.now())
    assert [(row.board.name, [news.topic.title for news in row.topics]) for row in found] == [
        ("A", ["Bells"]),
        ("Z", ["Books", "Buses"]),
    ]


def test_it_takes_the_same_queries_for_one_topic_and_for_three(teacher, django_assert_num_queries):
    told(topic_on(author=teacher))
    gathered_for(teacher, timezone.now())
    with django_assert_num_queries(6):
        assert len(numbers_for(teacher)) == 1
    for _ in range(2):
        topic = topic_on(author=teacher)
        told(topic)
        told(topic)
    with django_assert_num_queries(6):
        assert len(numbers_for(teacher)) == 3


def test_only_posts_said_until_then_and_within_a_month_count(teacher):
    topic = topic_on(author=teacher, title="Buses")
    replies_to(topic, 2)
    told(topic)
    Post.objects.filter(topic=topic, seq=2).update(created_at=timezone.now() - timedelta(days=32))
    Post.objects.filter(topic=topic, seq=4).update(created_at=timezone.now() + timedelta(hours=1))
    assert numbers_for(teacher) == {"Buses": [3]}


def test_a_board_marked_as_read_is_read(teacher):
    topic = topic_on(author=teacher)
    told(topic)
    mark_board_read(topic.board, actor=teacher)
    assert numbers_for(teacher) == {}


def test_a_followed_board_gives_first_posts_and_a_name_gives_what_names(teacher):
    board = BoardFactory()
    set_board_level(board, level=Level.WATCH, actor=teacher)
    post = post_on(board, title="Snow")
    tell(post.pk)
    told(post.topic)
    told(post.topic, text=f"What says @{teacher.get_full_name()}?")
    assert numbers_for(teacher) == {"Snow": [1, 3]}
    stop_mail(teacher, kind=NotificationKind.FORUM_POST)
    assert muted_kinds(teacher) == {NotificationKind.FORUM_POST}
    assert numbers_for(teacher) == {"Snow": [3]}
    stop_mail(teacher, kind=NotificationKind.FORUM_MENTION)
    assert numbers_for(teacher) == {}


def test_whoever_may_no_longer_read_hears_nothing(teacher, own_district):
    topic = topic_on(district_board(own_district), teacher)
    told(topic)
    assert numbers_for(teacher)
    teacher.memberships.update(ended_at=timezone.now())
    assert numbers_for(teacher) == {}
    assert BoardMark.objects.count() == 0
