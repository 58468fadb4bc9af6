"""The posts of a topic, page by page."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.pagination import NoSuchPage
from forums.models import Revision
from forums.models.topic import page_of
from forums.readers import VISITOR, reader_of
from forums.selectors.posts import page_asked, posts_between, posts_on, versions_of
from forums.services.editing import edit_post, take_away
from tests.factories.forums import again, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_page_is_a_range_of_numbers_whatever_is_hidden_in_it(teacher):
    topic = topic_on()
    replies = replies_to(topic, 21)
    take_away(again(topic), replies[3], "hidden")
    topic, reader = again(topic), reader_of(teacher)
    assert [row.post.seq for row in posts_on(topic, 1, reader, is_moderator=False)] == [*range(1, 5), *range(6, 21)]
    assert [row.post.seq for row in posts_on(topic, 2, reader, is_moderator=False)] == [21, 22]
    assert len(posts_on(topic, 1, reader, is_moderator=True)) == 20
    assert [page_of(seq) for seq in (1, 20, 21, 1_000_000)] == [1, 1, 2, 50_000]


def test_a_page_that_is_not_there_is_said_so():
    topic = topic_on()
    assert page_asked(topic, None) == 1
    for asked in ("0", "2", "-1", "abc", "9" * 30):
        with pytest.raises(NoSuchPage):
            page_asked(topic, asked)


@pytest.mark.parametrize("replies", [1, 3])
def test_a_page_of_posts_is_one_query(replies, teacher, django_assert_num_queries):
    topic = topic_on()
    replies_to(topic, replies)
    topic, reader = again(topic), reader_of(teacher)
    _ = topic.board
    with django_assert_num_queries(1):
        rows = posts_on(topic, 1, reader, is_moderator=False)
        assert [str(row.post.author) and str(row.post.district) for row in rows]


def test_the_line_of_what_is_new_stands_where_one_stopped_reading(teacher):
    topic = topic_on()
    replies_to(topic, 3)
    rows = posts_on(again(topic), 1, reader_of(teacher), is_moderator=False, read=2)
    assert [(row.is_new, row.begins_new) for row in rows] == [(False, False), (False, False), (True, True), (True, False)]
    assert not any(row.begins_new for row in posts_on(again(topic), 1, reader_of(teacher), is_moderator=False, read=0))
    assert not any(row.is_new for row in posts_on(again(topic), 1, VISITOR, is_moderator=False))


def test_each_person_is_offered_what_they_may_do(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher, kind="question")
    reply_to(topic, teacher_elsewhere)
    first, second = posts_on(again(topic), 1, reader_of(teacher), is_moderator=False)
    assert ([tool.label for tool in first.tools], first.may_accept) == (["Quote", "Edit"], False)
    assert ([tool.label for tool in second.tools], second.may_accept) == (["Quote", "Report"], True)


def test_versions_tell_what_each_edit_changed_and_keep_back_what_was_taken_out(teacher):
    post = reply_to(topic_on(), teacher, "We meet on Monday.")
    for minutes, text in ((6, "We meet on Tuesday."), (12, "We meet on Friday.")):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            edit_post(post, text=text, actor=teacher)
    latest, first = versions_of(again(post), is_moderator=False)
    assert [piece.text.strip() for piece in first.pieces if piece.change != "same"] == ["Monday.", "Tuesday."]
    assert [piece.text.strip() for piece in latest.pieces if piece.change != "same"] == ["Tuesday.", "Friday."]
    Revision.objects.filter(number=2).update(is_hidden=True)
    assert [(row.is_hidden, row.pieces) for row in versions_of(again(post), is_moderator=False)] == [(True, []), (True, [])]
    assert not any(row.is_hidden for row in versions_of(again(post), is_moderator=True))


def test_all_members_share_the_query_of_a_page_and_each_finds_their_own(teacher, teacher_elsewhere):
    topic = topic_on()
    own = reply_to(topic, teacher)
    take_away(again(topic), own, "hidden")
    posts_between.cache_clear()
    found = [len(posts_on(again(topic), 1, reader_of(person), is_moderator=False)) for person in (teacher, teacher_elsewhere)]
    assert found == [2, 1]
    assert posts_between.cache_info().currsize == 1
    assert len(posts_on(again(topic), 1, VISITOR, is_moderator=False)) == 1
    assert len(posts_on(again(topic), 1, reader_of(teacher_elsewhere), is_moderator=True)) == 2
