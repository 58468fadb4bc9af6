"""Who is told of a post."""

import pytest
from django.utils import timezone

from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import Level
from forums.services.editing import delete_post
from forums.services.marks import mark_read, set_board_level, set_level
from forums.services.telling import MAIL, deliver, tell
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def told() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for recipient, kind in Notification.objects.order_by("pk").values_list("recipient", "kind"):
        found.setdefault(recipient, []).append(kind)
    return found


def test_whoever_follows_a_topic_hears_once_until_they_have_looked(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher, title="Buses")
    tell(reply_to(topic, teacher_elsewhere).pk)
    tell(reply_to(topic).pk)
    assert told() == {teacher.pk: ["forum_post"], teacher_elsewhere.pk: ["forum_post"]}
    assert Notification.objects.filter(recipient=teacher).get().text == "New in “Buses”"
    mark_read(teacher, again(topic), up_to=3)
    assert Notification.objects.filter(recipient=teacher, read_at=None).count() == 0, "looking settles it"
    tell(reply_to(topic).pk)
    assert told()[teacher.pk] == ["forum_post", "forum_post"]


def test_whoever_follows_a_board_hears_of_new_topics_alone(teacher):
    board = BoardFactory()
    set_board_level(board, level=Level.WATCH, actor=teacher)
    post = post_on(board)
    tell(post.pk)
    assert told() == {teacher.pk: ["forum_post"]}
    Notification.objects.all().delete()
    tell(reply_to(post.topic).pk)
    assert teacher.pk not in told()


def test_whom_a_post_names_hears_of_it_once_and_not_as_a_follower_too(teacher):
    rosa = member(first_name="Rosa", last_name="Tiller")
    topic = topic_on(author=rosa)
    post = reply_to(topic, teacher, "See @Rosa Tiller")
    deliver([{"post": post.pk}, {"post": post.pk}])
    assert told() == {rosa.pk: ["forum_mention"]}


def test_an_edit_tells_only_whom_it_newly_names(teacher):
    rosa = member(first_name="Rosa", last_name="Tiller")
    topic = topic_on(author=teacher)
    post = reply_to(topic)
    tell(post.pk, only=[rosa.pk])
    assert told() == {rosa.pk: ["forum_mention"]}


def test_nobody_hears_who_muted_has_read_wrote_it_or_may_no_longer_read(teacher, coordinator, own_district, district_administrator):
    topic = topic_on(district_board(own_district), teacher)
    set_level(topic, level=Level.WATCH, actor=coordinator)
    set_level(topic, level=Level.WATCH, actor=district_administrator)
    post = reply_to(topic, teacher)
    coordinator.memberships.update(ended_at=timezone.now())
    mark_read(district_administrator, again(topic), up_to=2)
    tell(post.pk)
    set_level(topic, level=Level.MUTE, actor=teacher)
    tell(reply_to(topic, district_administrator).pk)
    assert told() == {}


def test_nobody_hears_of_what_no_longer_stands(teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    delete_post(post, actor=teacher)
    tell(post.pk)
    tell(987_654)
    assert told() == {}


def test_of_what_waits_only_moderators_hear(teacher):
    moderator = member(Role.MODERATOR)
    rosa = member(first_name="Rosa", last_name="Tiller")
    post = post_on(BoardFactory(is_moderated=True), teacher, text="@Rosa Tiller, look")
    tell(post.pk)
    assert told() == {moderator.pk: ["forum_flag"]}
    assert rosa.pk not in told()


def test_mail_waits_a_little_and_a_flood_does_not_put_it_off(teacher):
    topic = topic_on(author=teacher)
    for _ in range(3):
        tell(reply_to(topic).pk)
    waiting = OutboxMessage.objects.filter(topic=MAIL, key=f"{teacher.pk}:{topic.pk}")
    assert waiting.count() == 3
    assert {message.due_at for message in waiting} == {waiting[0].due_at}
    assert waiting[0].due_at > timezone.now()
