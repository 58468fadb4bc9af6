"""Titles of topics that were merged go with the words of the post that gave them."""

from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import ModelLogEntry

from clearinghouse.core import audit
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import FlagReason, Level, TopicKind
from forums.models import Topic, TopicMark
from forums.selectors.purges import GONE_TITLE, left_of, titled_by
from forums.services.flagging import flag_post
from forums.services.merging import merge_topics
from forums.services.moderating import hide_post, purge_post, set_topic
from forums.services.proving import prove
from forums.services.splitting import split_topic
from forums.services.telling import tell
from search.models import IndexRow
from search.services.indexing import refresh
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db
PLANTED, ELSE = "Planted name", "What others talk of"


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def board(db):
    return BoardFactory()


@pytest.fixture
def first(board, teacher, teacher_elsewhere, moderator):
    """A first post whose title tells of a student, with all that repeats the title; then its topic was merged, twice."""
    post = post_on(board, teacher, title=PLANTED)
    TopicMark.objects.create(user=moderator, topic=post.topic, level=Level.WATCH)
    tell(reply_to(post.topic, teacher_elsewhere).pk)
    flag_post(again(reply_to(post.topic, teacher)), reason=FlagReason.UNKIND, actor=teacher_elsewhere)
    hide_post(reply_to(post.topic, teacher_elsewhere), reason="Unkind.", actor=moderator)
    set_topic(again(post.topic), is_locked=False, is_pinned=True, board=board, actor=moderator)
    refresh("forum_topic", str(post.topic_id))
    middle, last = topic_on(board, title=ELSE), topic_on(board, title=ELSE)
    merge_topics(again(post.topic), middle, actor=moderator)
    merge_topics(again(middle), last, actor=moderator)
    return again(post)


def rows_with(words):
    """Where these words stand in the tables that keep titles, told things, messages and what was done."""
    found = {
        "topics": list(Topic.objects.values_list("title", flat=True)),
        "audit": [str(row) for row in ModelLogEntry.objects.values_list("label", "data")],
        "told": list(Notification.objects.values_list("text", flat=True)),
        "outbox": [str(row) for row in OutboxMessage.objects.values_list("key", "payload")],
        "index": [str(row) for row in IndexRow.objects.values_list("title", "keywords", "summary", "body")],
    }
    return {place for place, texts in found.items() if any(words in text for text in texts)}


def index_all():
    for pk in Topic.objects.values_list("pk", flat=True):
        refresh("forum_topic", str(pk))


def test_nothing_keeps_the_title_of_a_topic_that_was_merged_once_its_first_post_is_purged(first, moderator):
    assert rows_with(PLANTED) == {"topics", "audit", "told", "index"}
    assert left_of(first)["The post"] == 2, "its words and the title it gave"
    assert left_of(first)["The search"] >= 1, "the merged topic's own row too"
    purge_post(first, actor=moderator)
    index_all()
    assert rows_with(PLANTED) == set()
    assert "outbox" not in rows_with(ELSE)
    assert titled_by(again(first)) == []
    assert prove(first.proof).left.keys() <= {"The search"}, "messages to the search server may be on their way"
    assert Topic.objects.filter(title=ELSE).count() == 2
    assert Topic.objects.get(began_with=first).title == GONE_TITLE


def test_what_another_post_has_titled_stays(first, board, teacher, moderator):
    heir = first.topic
    reply = reply_to(heir, teacher)
    purge_post(reply, actor=moderator)
    assert "topics" in rows_with(PLANTED)
    purge_post(heir.posts.get(seq=1), actor=moderator)
    assert again(heir).title == GONE_TITLE
    assert "topics" in rows_with(PLANTED)


def test_the_title_goes_where_the_first_post_stands_in_a_topic_of_its_own_since(first, moderator):
    made = split_topic(again(first.topic), [first.pk], title="Another", kind=TopicKind.DISCUSSION, actor=moderator)
    purge_post(again(first), actor=moderator)
    index_all()
    assert again(made).title == GONE_TITLE
    assert rows_with(PLANTED) == set()


def test_the_title_stands_in_no_entry_of_the_trail_but_by_the_topics_name(first):
    merges = ModelLogEntry.objects.filter(action="topic.merged")
    assert merges.count() == 2
    assert not any("title" in entry.data for entry in merges)


def test_topics_that_were_merged_before_are_given_the_post_they_began_with(first, moderator):
    step = import_module("forums.migrations.0011_titles_of_merged_topics_stand_once")
    merged = Topic.objects.exclude(merged_into=None).order_by("pk")
    known = list(merged.values_list("began_with", flat=True))
    merged.update(began_with=None)
    audit.record(first.topic, "topic.merged", actor=moderator, topic=0, title=PLANTED)
    step.find_first_posts(apps, None)
    step.leave_titles_to_topics(apps, None)
    assert list(merged.values_list("began_with", flat=True)) == known
    assert ModelLogEntry.objects.filter(action="topic.merged", data__topic=0).get().data == {"topic": 0}
