"""Members say that a post should not stand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import FlagReason, PostState
from forums.errors import NotYourOwn
from forums.models import DutyWeek, Flag, Post
from forums.selectors.rota import monday_of, today
from forums.services.claiming import claim_post
from forums.services.flagging import STILL, deliver_still, flag_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_what_may_tell_of_a_student_is_hidden_at_once_and_its_moderators_are_told(teacher, teacher_elsewhere):
    moderator = member(Role.MODERATOR)
    post = reply_to(topic_on(), teacher_elsewhere)
    flag_post(post, reason=FlagReason.STUDENT, actor=teacher)
    assert again(post).state == PostState.HIDDEN
    assert post not in Post.objects.visible_to(teacher)
    (note,) = Notification.objects.filter(recipient=moderator)
    assert (note.url, note.kind) == (f"/forums/posts/{post.pk}/moderate/", "forum_flag")


def test_any_other_report_leaves_the_post_for_a_moderator_to_judge(teacher):
    post = reply_to(topic_on())
    for _ in range(2):
        flag_post(post, reason=FlagReason.UNKIND, note=" It  is. ", actor=teacher)
    assert again(post).is_shown
    assert list(Flag.objects.values_list("reporter", "reason", "note")) == [(teacher.pk, "unkind", "It is.")]


def test_nobody_reports_their_own_or_what_they_may_not_read(teacher, teacher_elsewhere, outsider, own_district):
    own = reply_to(topic_on(), teacher)
    with pytest.raises(NotYourOwn):
        flag_post(own, reason=FlagReason.OTHER, actor=teacher)
    hidden = topic_on(district_board(own_district)).posts.get()
    with pytest.raises(NotAllowed):
        flag_post(hidden, reason=FlagReason.STUDENT, actor=teacher_elsewhere)
    public = topic_on(BoardFactory(audience="public")).posts.get()
    with pytest.raises(NotAllowed):
        flag_post(public, reason=FlagReason.STUDENT, actor=outsider)
    assert again(hidden).is_shown
    assert again(public).is_shown


def test_a_districts_board_is_looked_after_by_its_own(own_district, district_administrator, teacher, coordinator):
    elsewhere = member(Role.MODERATOR)
    post = topic_on(district_board(own_district), coordinator).posts.get()
    flag_post(post, reason=FlagReason.OTHER, actor=teacher)
    assert list(Notification.objects.values_list("recipient", flat=True)) == [district_administrator.pk]
    assert not Flag.objects.visible_to(elsewhere).exists()
    assert Flag.objects.visible_to(district_administrator).exists()
    assert Flag.objects.visible_to(teacher).exists(), "one's own report"
    assert not Flag.objects.visible_to(None).exists()


def test_who_is_on_duty_hears_first_and_the_others_of_what_still_waits(teacher, teacher_elsewhere, own_district):
    on_duty, stand_in, other = member(Role.MODERATOR, district=own_district), member(Role.MODERATOR), member(Role.MODERATOR)
    DutyWeek.objects.create(starts=monday_of(today()), moderator=on_duty, stand_in=stand_in)
    talk = topic_on()
    flag_post(reply_to(talk), reason=FlagReason.OTHER, actor=teacher)
    neighbours = reply_to(talk, teacher)
    flag_post(neighbours, reason=FlagReason.OTHER, actor=teacher_elsewhere)

    def told(person) -> int:
        return Notification.objects.filter(recipient=person, kind="forum_flag").count()

    assert (told(on_duty), told(stand_in), told(other)) == (1, 1, 0), "of the own district's post the stand-in hears"
    messages = OutboxMessage.objects.filter(topic=STILL).order_by("pk")
    assert all(message.due_at > timezone.now() + timedelta(hours=3) for message in messages)
    claim_post(neighbours, actor=stand_in)
    deliver_still([message.payload for message in messages])
    assert (told(on_duty), told(stand_in), told(other)) == (1, 2, 1), "what somebody is on waits for nobody else"
