"""Members say that a post should not stand."""

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import FlagReason, PostState
from forums.errors import NotYourOwn
from forums.models import Flag, Post
from forums.services.flagging import flag_post
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
