"""Numbers without a gap, and what open pages are told."""

import pytest

from clearinghouse.core.errors import NotAllowed
from forums.enums import PostState, What
from forums.models import TopicEvent
from forums.readers import VISITOR, reader_of
from forums.services.editing import take_away
from forums.services.ledger import count_in, group_of, lock_topic
from forums.signals import topic_changed
from tests.factories.forums import again, district_board, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_posts_and_events_are_numbered_from_one_without_a_gap():
    topic = topic_on()
    replies_to(topic, 3)
    topic = again(topic)
    assert list(topic.posts.values_list("seq", flat=True)) == [1, 2, 3, 4]
    assert list(topic.events.values_list("number", "what")) == [(n, What.POSTED) for n in (1, 2, 3, 4)]
    assert (topic.last_seq, topic.last_event, topic.shown_seq, topic.replies) == (4, 4, 4, 3)


def test_open_pages_hear_a_number_and_nothing_else(committed, monkeypatch):
    told, changed = [], []
    monkeypatch.setattr("forums.services.ledger.announce", lambda group, payload: told.append((group, payload)))
    topic_changed.connect(lambda topic_id, **_: changed.append(topic_id), weak=False, dispatch_uid="test")
    topic = topic_on()
    topic_changed.disconnect(dispatch_uid="test")
    assert told == [(group_of(topic.pk), {"topic": topic.pk, "seq": 1})]
    assert changed == [topic.pk]


def test_a_topic_that_the_person_may_not_read_is_not_held(own_district, teacher, teacher_elsewhere):
    topic = topic_on(district_board(own_district), teacher)
    assert lock_topic(topic.pk, reader_of(teacher)) == topic
    for reader in (reader_of(teacher_elsewhere), VISITOR):
        with pytest.raises(NotAllowed):
            lock_topic(topic.pk, reader)
    with pytest.raises(NotAllowed):
        lock_topic(987_654, reader_of(teacher))


def test_the_newest_shown_post_counts_whatever_is_taken_away_behind_it():
    topic = topic_on()
    second, third = replies_to(topic, 2)
    take_away(third.topic, third, PostState.HIDDEN)
    topic = again(topic)
    assert (topic.shown_seq, topic.replies, topic.last_author, topic.last_seq) == (2, 1, second.author, 3)
    assert topic.last_posted_at == second.created_at
    third.state = PostState.SHOWN
    count_in(topic, third)
    assert (topic.shown_seq, topic.replies) == (3, 2)
    fourth = reply_to(topic)
    assert fourth.seq == 4, "a number is given once"
    assert TopicEvent.objects.filter(topic=topic, what=What.GONE, post=third).count() == 1
