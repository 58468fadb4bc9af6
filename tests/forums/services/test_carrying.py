"""Where topics become one, nobody loses a post that they have not read, and as little as can be is new again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import Level, PostState
from forums.models import BoardMark, TopicMark
from forums.selectors.boards import unread
from forums.selectors.letters import wish_of
from forums.services.carrying import carry_marks
from forums.services.editing import take_away
from forums.services.letters import news_for
from forums.services.marks import mark_read
from forums.services.merging import merge_topics
from forums.services.moderating import show_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def pair(teacher, coordinator, moderator):
    """Two topics of three posts each, made after the cast joined. The first goes behind the second."""
    board = BoardFactory()
    source, target = topic_on(board), topic_on(board)
    for topic in (source, target):
        replies_to(topic, 2)
    return again(source), again(target)


def read(person, topic, seq, **facts):
    TopicMark.objects.update_or_create(user=person, topic=topic, defaults={"read_seq": seq, **facts})


def merged(pair, moderator):
    source, target = (again(topic) for topic in pair)
    return again(merge_topics(source, target, actor=moderator))


def mark_of(person, topic):
    return TopicMark.objects.get(user=person, topic=topic)


@pytest.mark.parametrize(
    ("behind", "before", "reached"),
    [(3, 0, 0), (3, 1, 1), (3, 3, 6), (1, 3, 4), (0, 3, 3), (None, 3, 3), (3, None, 0), (2, 2, 2), (0, 0, 0)],
)
def test_whoever_has_not_read_all_of_the_target_goes_on_there_and_whoever_has_in_the_source(
    pair, teacher, moderator, behind, before, reached
):
    for topic, seq in zip(pair, (behind, before), strict=True):
        if seq is not None:
            read(teacher, topic, seq)
    topic = merged(pair, moderator)
    assert mark_of(teacher, topic).read_seq == reached
    assert not TopicMark.objects.filter(topic=pair[0]).exists()
    assert unread(teacher).contains(topic) == (reached < 6)


def test_who_has_read_neither_has_everything_before_them(pair, teacher, moderator):
    topic = merged(pair, moderator)
    assert not TopicMark.objects.filter(user=teacher).exists()
    assert unread(teacher).contains(topic)


def test_their_own_posts_are_not_new_to_anybody(pair, teacher, moderator):
    read(teacher, pair[0], 3)
    read(teacher, pair[1], 3)
    for topic in pair:
        reply_to(again(topic), teacher)
        TopicMark.objects.filter(user=teacher, topic=topic).update(read_seq=3)
    assert mark_of(teacher, merged(pair, moderator)).read_seq == 8


def test_what_was_said_before_they_marked_the_board_or_joined_is_not_new(pair, teacher, coordinator, moderator):
    BoardMark.objects.create(user=teacher, board=pair[1].board, read_until=timezone.now())
    read(teacher, pair[0], 1)
    late = member(Role.TEACHER)
    read(late, pair[0], 0)
    reply_to(again(pair[0]))
    topic = merged(pair, moderator)
    assert mark_of(teacher, topic).read_seq == 6, "all but what was said since"
    assert mark_of(late, topic).read_seq == 6
    assert unread(teacher).contains(topic)


def test_each_board_has_been_read_by_itself(teacher, moderator):
    source, target = topic_on(), topic_on()
    read(teacher, target, 1)
    BoardMark.objects.create(user=teacher, board=source.board, read_until=timezone.now())
    assert mark_of(teacher, merged((source, target), moderator)).read_seq == 2
    source, target = topic_on(), topic_on()
    read(teacher, target, 0)
    BoardMark.objects.create(user=teacher, board=source.board, read_until=timezone.now())
    assert mark_of(teacher, merged((source, target), moderator)).read_seq == 0


def test_what_may_yet_be_let_stand_is_not_lost_and_what_never_will_holds_nobody_up(pair, teacher, coordinator, moderator):
    source, target = pair
    hidden = reply_to(target)
    for person in (teacher, coordinator):
        read(person, source, 3)
    read(teacher, target, 3)
    read(coordinator, target, 4)
    take_away(again(target), again(hidden), PostState.HIDDEN)
    topic = merged(pair, moderator)
    assert (mark_of(teacher, topic).read_seq, mark_of(coordinator, topic).read_seq) == (3, 7)
    show_post(again(hidden), actor=moderator)
    assert unread(teacher).contains(topic)
    assert not unread(coordinator).contains(topic)


def test_deleted_posts_are_missed_by_nobody(pair, teacher, moderator):
    source, target = pair
    deleted = reply_to(target)
    read(teacher, source, 3)
    read(teacher, target, 3)
    take_away(again(target), again(deleted), PostState.DELETED)
    assert mark_of(teacher, merged(pair, moderator)).read_seq == 7


def test_they_follow_what_they_followed_unless_they_muted_it(pair, teacher, coordinator, moderator):
    read(teacher, pair[0], 3, level=Level.WATCH)
    read(coordinator, pair[0], 3, level=Level.WATCH)
    read(coordinator, pair[1], 3, level=Level.MUTE)
    topic = merged(pair, moderator)
    assert (mark_of(teacher, topic).level, mark_of(coordinator, topic).level) == (Level.WATCH, Level.MUTE)


@pytest.mark.parametrize(
    ("behind", "before", "told", "news"),
    [((3, 0), (3, 0), 0, 1), ((1, 3), (3, 0), 6, 0), ((1, 2), (3, 3), 5, 0), ((3, 3), (1, 0), 0, 6), ((3, 0), (1, 2), 2, 0)],
)
def test_mail_tells_of_all_that_was_neither_read_nor_told(pair, teacher, moderator, behind, before, told, news):
    """Each as (read, told). After a letter nothing more comes until they have looked."""
    for topic, (seq, told_seq) in zip(pair, (behind, before), strict=True):
        read(teacher, topic, seq, told_seq=told_seq, level=Level.WATCH)
    topic = merged(pair, moderator)
    reply_to(topic)
    mark = mark_of(teacher, topic)
    assert wish_of(teacher).is_at_once
    assert mark.told_seq == told
    assert len(news_for(teacher, topic, mark)) == news


def test_reading_on_ends_with_nothing_new(pair, teacher, moderator):
    read(teacher, pair[0], 3)
    topic = merged(pair, moderator)
    mark_read(teacher, topic, up_to=6)
    assert not unread(teacher).contains(topic)


def carrying(pair):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        carry_marks(*pair)
    return len(asked)


def test_marks_are_carried_by_the_same_queries_for_one_reader_and_for_many(pair, moderator):
    others = [topic_on(pair[0].board), topic_on(pair[0].board)]
    read(member(Role.TEACHER), pair[0], 1)
    one = carrying(pair)
    for _ in range(6):
        person = member(Role.TEACHER)
        for topic in others:
            read(person, topic, 1)
    assert carrying([again(topic) for topic in others]) == one == 8
