"""How far a person has read, and how much they want to hear."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.enums import Level, TopicKind
from forums.models import BoardMark, TopicMark
from forums.services.marks import mark_board_read, mark_read, set_board_level, set_level
from forums.services.splitting import split_topic
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, replies_to, topic_on

pytestmark = pytest.mark.django_db


def test_the_mark_only_rises_and_never_beyond_what_there_is(teacher):
    topic = topic_on()
    replies_to(topic, 3)
    topic = again(topic)
    assert [mark_read(teacher, topic, up_to=seq) for seq in (0, 2, 1, 2, 99)] == [False, True, False, False, True]
    assert TopicMark.objects.get(user=teacher).read_seq == 4


def test_a_person_says_how_much_they_want_to_hear(teacher, teacher_elsewhere, own_district):
    topic = topic_on(district_board(own_district))
    mark_read(teacher, topic, up_to=1)
    set_level(topic, level=Level.MUTE, actor=teacher)
    mark = TopicMark.objects.get(user=teacher)
    assert (mark.level, mark.read_seq) == (Level.MUTE, 1)
    set_board_level(topic.board, level=Level.WATCH, actor=teacher)
    assert BoardMark.objects.get(user=teacher).level == Level.WATCH
    for deed in (
        lambda: set_level(topic, level=Level.WATCH, actor=teacher_elsewhere),
        lambda: set_board_level(topic.board, level=Level.WATCH, actor=teacher_elsewhere),
        lambda: mark_board_read(topic.board, actor=teacher_elsewhere),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_one_board_is_read_up_to_a_moment_that_never_moves_back_nor_into_the_future(teacher):
    board, sibling = BoardFactory(), BoardFactory()
    now = timezone.now()
    for until in (now - timedelta(hours=1), now - timedelta(hours=2)):
        mark_board_read(board, actor=teacher, until=until)
    assert BoardMark.objects.get(user=teacher, board=board).read_until == now - timedelta(hours=1)
    mark_board_read(board, actor=teacher, until=now + timedelta(days=9))
    assert BoardMark.objects.get(user=teacher, board=board).read_until <= timezone.now()
    assert not BoardMark.objects.filter(board=sibling).exists()


def test_what_a_page_knew_before_posts_were_split_off_marks_nothing(teacher, teacher_elsewhere):
    topic = topic_on()
    posts = replies_to(topic, 3)
    old = again(topic)
    mark_read(teacher, old, up_to=1)
    split_topic(topic, [posts[0].pk], title="More", kind=TopicKind.DISCUSSION, and_after=True, actor=member(Role.MODERATOR))
    for person in (teacher, teacher_elsewhere):
        assert not mark_read(person, old, up_to=4)
    assert [mark.read_seq for mark in TopicMark.objects.filter(user__in=(teacher, teacher_elsewhere), topic=topic)] == [1]
