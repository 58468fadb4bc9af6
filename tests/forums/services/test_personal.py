"""What we hold about a person here."""

import pytest

from forums.enums import Rhythm
from forums.models import BoardMark, ForumFeed, MailWish, TopicMark
from forums.services.marks import mark_board_read
from forums.services.personal import erase, export
from forums.services.wishes import set_rhythm
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_person_gets_all_they_wrote_and_nothing_of_others(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher, title="Buses", text="Mine.")
    reply_to(topic, teacher_elsewhere, "Theirs.")
    told = export(teacher)
    assert [(post["topic"], post["number"], post["text"]) for post in told["posts"]] == [("Buses", 1, "Mine.")]
    assert told["topics"] == [{"topic": "Buses", "read_up_to": 1, "hears_of": "watch"}]


def test_what_was_said_stays_and_what_was_followed_is_forgotten(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher)
    reply_to(topic, teacher_elsewhere)
    mark_board_read(topic.board, actor=teacher)
    erase(teacher)
    assert again(topic).posts.count() == 2
    assert not TopicMark.objects.filter(user=teacher).exists()
    assert not BoardMark.objects.filter(user=teacher).exists()
    assert TopicMark.objects.filter(user=teacher_elsewhere).exists()


def test_how_mail_and_feeds_come_is_told_and_forgotten(teacher):
    set_rhythm(teacher, rhythm=Rhythm.WEEKLY)
    ForumFeed.objects.create(owner=teacher, key="k")
    told = export(teacher)
    assert told["mail"].startswith("Once a week")
    assert told["feeds"] == ["All that they follow"]
    erase(teacher)
    assert not MailWish.objects.exists()
    assert not ForumFeed.objects.exists()
