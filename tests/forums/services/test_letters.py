"""The mail of a topic: everything is asked anew as it is sent."""

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services import mail as plain_mail
from clearinghouse.notifications.services.preferences import stop_mail
from forums.enums import Level
from forums.models import Board, TopicMark
from forums.services.editing import delete_post
from forums.services.letters import deliver, read_stop_token, stop, stop_url, write
from forums.services.marks import mark_read, set_board_level
from forums.services.moderating import purge_post
from forums.services.telling import tell
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_one_letter_tells_all_that_is_new_as_text_and_html(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher, title="Buses & bells")
    for words in ("First **news**.", "Second news."):
        reply_to(topic, teacher_elsewhere, words)
    deliver([{"user": teacher.pk, "topic": topic.pk}])
    (sent,) = mail.outbox
    assert sent.to == [teacher.email]
    assert sent.subject == f"Buses & bells ({topic.board})"
    for body in (sent.body, sent.alternatives[0][0]):
        assert "First news." in body
        assert "Second news." in body
        assert f"/forums/posts/{topic.posts.get(seq=2).pk}/" in body
    assert "Buses & bells" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_after_a_letter_nothing_more_comes_until_they_have_looked_but_where_they_are_named(teacher):
    topic = topic_on(author=teacher)
    reply_to(topic)
    write(teacher.pk, topic.pk)
    write(teacher.pk, topic.pk)
    reply_to(topic)
    write(teacher.pk, topic.pk)
    assert len(mail.outbox) == 1
    reply_to(topic, text=f"What do you say, @{teacher.get_full_name()}?")
    write(teacher.pk, topic.pk)
    assert len(mail.outbox) == 2
    mark_read(teacher, again(topic), up_to=4)
    reply_to(topic)
    write(teacher.pk, topic.pk)
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("meanwhile", ["read", "deleted", "purged", "muted", "left", "closed", "inactive", "no_mail", "moved"])
def test_whatever_happened_meanwhile_counts(meanwhile, teacher, teacher_elsewhere, consortium_administrator, other_district):
    topic = topic_on(author=teacher)
    post = reply_to(topic, teacher_elsewhere)
    {
        "read": lambda: mark_read(teacher, again(topic), up_to=2),
        "deleted": lambda: delete_post(post, actor=teacher_elsewhere),
        "purged": lambda: purge_post(post, actor=consortium_administrator),
        "muted": lambda: TopicMark.objects.filter(user=teacher).update(level=Level.MUTE),
        "left": lambda: teacher.memberships.update(ended_at=timezone.now()),
        "closed": lambda: type(topic).objects.filter(pk=topic.pk).update(state="hidden"),
        "inactive": lambda: type(teacher).objects.filter(pk=teacher.pk).update(is_active=False),
        "no_mail": lambda: stop_mail(teacher, kind=NotificationKind.FORUM_POST),
        "moved": lambda: Board.objects.filter(pk=topic.board_id).update(audience="district", district=other_district),
    }[meanwhile]()
    write(teacher.pk, topic.pk)
    assert mail.outbox == []


def test_whoever_only_follows_the_board_gets_the_first_post(teacher, own_district):
    board = district_board(own_district)
    set_board_level(board, level=Level.WATCH, actor=teacher)
    topic = post_on(board, text="The beginning.").topic
    reply_to(topic, text="The end.")
    write(teacher.pk, topic.pk)
    assert "The beginning." in mail.outbox[0].body
    assert "The end." not in mail.outbox[0].body


def test_a_long_letter_is_cut_and_says_so(teacher):
    topic = topic_on(author=teacher)
    replies_to(topic, 11)
    reply_to(topic, text="word " * 500)
    write(teacher.pk, topic.pk)
    assert "And 2 more." in mail.outbox[0].body


def test_the_sites_own_notice_is_sent_by_no_second_mail(teacher):
    topic = topic_on(author=teacher)
    tell(reply_to(topic).pk)
    note = Notification.objects.get(recipient=teacher)
    plain_mail.deliver([{"notification": note.pk}])
    assert mail.outbox == []


def test_the_link_stops_one_topic_without_signing_in(teacher):
    topic = topic_on(author=teacher)
    token = stop_url(teacher.pk, topic.pk).split("/")[-2]
    assert read_stop_token(token) == (teacher, topic)
    stop(teacher, topic)
    assert TopicMark.objects.get(user=teacher).level == Level.MUTE
    for bad in ("", "x", token[:-1], token.replace(":", "")):
        assert read_stop_token(bad) is None
    teacher.is_active = False
    teacher.save()
    assert read_stop_token(token) is None


def test_a_person_of_another_board_gets_nothing(own_district):
    topic = topic_on(district_board(own_district))
    stranger = member()
    TopicMark.objects.create(user=stranger, topic=topic, level=Level.WATCH)
    TopicMark.objects.create(user=member(), topic=topic_on(BoardFactory()), level=Level.WATCH)
    write(stranger.pk, topic.pk)
    assert mail.outbox == []
