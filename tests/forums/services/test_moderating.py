"""Moderators decide what stands on their boards."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import FlagReason, FlagState, PostState, What
from forums.errors import NothingToDecide, NothingWaits, ReasonMissing
from forums.models import Flag, Revision, Topic
from forums.readers import reader_of
from forums.selectors.moderation import queue_for, standing_of
from forums.services.editing import delete_post, edit_post
from forums.services.flagging import flag_post
from forums.services.moderating import close_reports, hide_post, purge_post, set_topic, show_post
from forums.services.posting import TOLD
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


def told(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person, kind="forum_decision").values_list("text", flat=True))


def test_what_waited_stands_counts_and_is_told_of_from_then_on(moderator, teacher):
    post = post_on(BoardFactory(is_moderated=True), teacher, title="Buses")
    OutboxMessage.objects.all().delete()
    for _ in range(2):
        show_post(post, actor=moderator)
    topic = again(post.topic)
    assert (again(post).state, topic.state, topic.shown_seq) == (PostState.SHOWN, PostState.SHOWN, 1)
    assert topic.events.filter(what=What.SHOWN).count() == 1
    assert OutboxMessage.objects.filter(topic=TOLD).count() == 1
    assert told(teacher) == ["Your post in “Buses” stands now."]


def test_what_is_taken_down_says_why_to_its_author_alone_and_can_stand_again(moderator, teacher, teacher_elsewhere):
    post = reply_to(topic_on(title="Buses"), teacher)
    flag_post(post, reason=FlagReason.UNKIND, actor=teacher_elsewhere)
    with pytest.raises(ReasonMissing):
        hide_post(post, reason="  ", actor=moderator)
    hide_post(post, reason="It names a colleague.", actor=moderator)
    assert told(teacher) == ["Your post in “Buses” was taken down: It names a colleague."]
    assert (again(post).hidden_because, again(post.topic).replies) == ("It names a colleague.", 0)
    assert Flag.objects.get().state == FlagState.UPHELD
    show_post(post, actor=moderator)
    assert (again(post).hidden_because, again(post.topic).replies) == ("", 1)


def test_a_report_is_dismissed_where_the_post_stands_and_is_no_news_any_more(moderator, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher)
    flag_post(post, reason=FlagReason.STUDENT, actor=teacher_elsewhere)
    assert not again(post).is_shown
    show_post(post, actor=moderator)
    assert again(post).is_shown
    assert Flag.objects.get().state == FlagState.DISMISSED
    assert not Notification.objects.filter(recipient=moderator, read_at=None).exists()


def test_what_told_of_a_student_is_gone_from_everything(moderator, teacher):
    planted = "Planted words"
    post = reply_to(topic_on(), teacher, f"{planted} one.")
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        edit_post(post, text=f"{planted} two.", actor=teacher)
    flag_post(post, reason=FlagReason.STUDENT, note=planted, actor=member())
    epoch = again(post.topic).epoch
    purge_post(post, actor=moderator)
    post = again(post)
    assert (post.text, post.html, post.state) == ("", "", PostState.HIDDEN)
    assert not Revision.objects.exists()
    assert again(post.topic).epoch == epoch + 1
    assert Flag.objects.get().note == ""
    kept = [json.dumps(entry.data) for entry in ModelLogEntry.objects.all()]
    kept += [json.dumps(message.payload) for message in OutboxMessage.objects.all()]
    kept += list(Notification.objects.values_list("text", flat=True))
    assert not any(planted in words for words in kept)
    assert ModelLogEntry.objects.filter(action="post.purged", user=moderator).exists()
    with pytest.raises(NothingToDecide):
        show_post(post, actor=moderator)


def test_the_title_goes_with_a_first_post(moderator):
    post = post_on(BoardFactory(), title="Planted title")
    purge_post(post, actor=moderator)
    topic = again(post.topic)
    assert (topic.title, topic.state) == ("Taken down", PostState.HIDDEN)


def test_what_its_author_deleted_is_not_brought_back(moderator, teacher):
    post = reply_to(topic_on(), teacher)
    delete_post(post, actor=teacher)
    with pytest.raises(NothingToDecide):
        show_post(post, actor=moderator)
    with pytest.raises(NothingToDecide):
        hide_post(post, reason="No.", actor=moderator)


def test_who_decides_on_what_no_longer_stands_so_is_told_and_changes_nothing(moderator, teacher):
    post = post_on(BoardFactory(is_moderated=True), teacher)
    seen = standing_of(post)
    hide_post(post, reason="It names a colleague.", actor=member(Role.MODERATOR), seen=seen)
    with pytest.raises(NothingToDecide):
        show_post(post, actor=moderator, seen=seen)
    assert again(post).state == PostState.HIDDEN


def test_reports_of_what_its_author_deleted_are_closed_and_wait_no_longer(moderator, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher)
    with pytest.raises(NothingWaits):
        close_reports(post, actor=moderator)
    flag_post(post, reason=FlagReason.UNKIND, actor=teacher_elsewhere)
    delete_post(post, actor=teacher)
    close_reports(post, actor=moderator)
    assert (again(post).state, Flag.objects.get().state) == (PostState.DELETED, FlagState.UPHELD)
    assert not queue_for(reader_of(moderator)).exists()


def test_a_topic_is_closed_pinned_and_moved_with_its_addresses(moderator, teacher):
    post = post_on(BoardFactory(), teacher)
    target = BoardFactory()
    address = post.get_absolute_url()
    set_topic(post.topic, is_locked=True, is_pinned=True, board=target, actor=moderator)
    topic = again(post.topic)
    assert (topic.is_locked, topic.is_pinned, topic.board, topic.last_event) == (True, True, target, 2)
    assert again(post).get_absolute_url() == address
    set_topic(topic, is_locked=True, is_pinned=True, board=target, actor=moderator)
    assert again(topic).last_event == 2, "what changes nothing is no event"


def test_nobody_moderates_what_is_not_theirs(teacher, moderator, own_district, district_administrator):
    members, own = post_on(BoardFactory(), teacher), post_on(district_board(own_district), teacher)
    for post, people in (
        (members, [teacher, district_administrator]),
        (own, [teacher, moderator, member(Role.CONSORTIUM_ADMINISTRATOR)]),
    ):
        for person in people:
            for deed in (show_post, purge_post):
                with pytest.raises(NotAllowed):
                    deed(post, actor=person)
            with pytest.raises(NotAllowed):
                hide_post(post, reason="No.", actor=person)
            with pytest.raises(NotAllowed):
                set_topic(post.topic, is_locked=True, is_pinned=False, board=post.topic.board, actor=person)
    with pytest.raises(NotAllowed):
        set_topic(own.topic, is_locked=False, is_pinned=False, board=members.topic.board, actor=district_administrator)
    assert not Topic.objects.filter(is_locked=True).exists()
    assert show_post(own, actor=district_administrator).is_shown
