"""When a topic's row is made anew."""

import pytest

from clearinghouse.core.models import OutboxMessage
from forums.services.boards import update_board
from forums.services.editing import delete_post, edit_post
from forums.services.moderating import hide_post, purge_post, set_topic, show_post
from tests.factories.forums import again, reply_to, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def asked(topic) -> int:
    return OutboxMessage.objects.filter(key=f"forum_topic:{topic.pk}").count()


def test_whatever_is_said_taken_down_or_moved_asks_for_a_new_row(teacher, consortium_administrator) -> None:
    topic, term = topic_on(), TopicFactory()
    post = reply_to(topic, teacher)
    doomed = reply_to(topic, teacher)
    facts = {"name": topic.board.name, "description": "Words.", "audience": "public"}
    for change in (
        lambda: reply_to(topic),
        lambda: edit_post(post, text="Mended.", actor=teacher),
        lambda: hide_post(post, reason="No.", actor=consortium_administrator),
        lambda: show_post(post, actor=consortium_administrator),
        lambda: delete_post(post, actor=teacher),
        lambda: purge_post(doomed, actor=consortium_administrator),
        lambda: set_topic(topic, is_locked=True, is_pinned=False, board=topic.board, actor=consortium_administrator),
        lambda: topic.tags.add(term),
        term.save,
        lambda: update_board(topic.board, facts=facts, actor=consortium_administrator),
    ):
        OutboxMessage.objects.all().delete()
        change()
        assert asked(topic)
    again(topic).board.topics.all().delete()
