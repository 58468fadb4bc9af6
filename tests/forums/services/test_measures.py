"""A message with a post, and a silence for a while."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import DecisionKind, FlagReason, ReactionKind
from forums.errors import NothingToDecide, NotOneOfUs, NotYourOwn, ReasonMissing, Silenced, SilenceTooLong
from forums.models import Decision, Post
from forums.services.editing import edit_post
from forums.services.flagging import flag_post
from forums.services.measures import end_silence, silence, warn_author
from forums.services.moderating import hide_post, purge_post, show_post
from forums.services.personal import erase, export
from forums.services.reactions import react
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


def in_days(days: float):
    return timezone.now() + timedelta(days=days)


def quiet(person, moderator, *, district=None, days: float = 3) -> Decision:
    return silence(person, district=district, until=in_days(days), reason="Third time this week.", actor=moderator)


def test_a_message_reaches_the_author_and_stays_on_record_while_the_report_still_waits(moderator, teacher, teacher_elsewhere):
    post = reply_to(topic_on(title="Buses"), teacher)
    flag_post(post, reason=FlagReason.UNKIND, actor=teacher_elsewhere)
    decision = warn_author(post, reason="Say it to  her first.", actor=moderator)
    note = Notification.objects.get(recipient=teacher, kind="forum_decision")
    assert note.text == "A moderator writes to you about your post in “Buses”: Say it to her first."
    assert note.url == decision.get_absolute_url()
    assert again(post).is_shown
    assert post.flags.waiting().exists()
    assert ModelLogEntry.objects.filter(action="post.warned", user=moderator).exists()
    with pytest.raises(ReasonMissing):
        warn_author(post, reason=" ", actor=moderator)
    with pytest.raises(NotYourOwn):
        warn_author(reply_to(post.topic, moderator), reason="Hm.", actor=moderator)
    with pytest.raises(NotAllowed):
        warn_author(post, reason="Hm.", actor=teacher_elsewhere)


def test_whoever_is_silenced_writes_nothing_there_by_any_service_reads_on_and_is_told_why(moderator, teacher, own_district):
    talk = topic_on()
    post = reply_to(talk, teacher, "Ours is at noon.")
    quiet(teacher, moderator)
    for attempt in (
        lambda: post_on(talk.board, teacher),
        lambda: reply_to(talk, teacher),
        lambda: edit_post(post, text="Other words.", actor=teacher),
        lambda: react(talk.posts.get(seq=1), kind=ReactionKind.THANKS, is_on=True, actor=teacher),
        lambda: react(talk.posts.get(seq=1), kind=ReactionKind.THANKS, is_on=False, actor=teacher),
    ):
        with pytest.raises(Silenced, match=r"until .+ Third time this week\."):
            attempt()
    assert again(post).text == "Ours is at noon."
    assert Post.objects.visible_to(teacher).filter(topic=talk).count() == 2
    (note,) = Notification.objects.filter(recipient=teacher, kind="forum_decision")
    assert "You cannot write on the consortium’s boards until" in note.text
    assert post_on(district_board(own_district), teacher), "their own district's boards are none of the consortium's"


def test_a_silence_ends_by_itself_and_sooner_where_a_moderator_says_so(moderator, teacher):
    talk = topic_on()
    reply_to(talk, teacher)
    first = quiet(teacher, moderator)
    with time_machine.travel(in_days(3.1), tick=False):
        assert reply_to(talk, teacher)
        with pytest.raises(NothingToDecide):
            end_silence(first, actor=moderator)
    second = quiet(teacher, moderator, days=10)
    assert Decision.objects.standing().filter(kind=DecisionKind.SILENCED).get() == second
    end_silence(second, actor=moderator)
    assert reply_to(talk, teacher, "Thank you.")
    assert Notification.objects.filter(recipient=teacher, text="You can write on the consortium’s boards again.").exists()


def test_a_district_silences_on_its_own_boards_alone(district_administrator, teacher, own_district):
    own, talk = topic_on(district_board(own_district)), topic_on()
    reply_to(own, teacher)
    quiet(teacher, district_administrator, district=own_district)
    with pytest.raises(Silenced, match="the boards of Alder Creek"):
        reply_to(own, teacher)
    assert reply_to(talk, teacher)


def test_nobody_silences_beyond_their_boards_themselves_or_another_moderator(
    moderator, teacher, district_administrator, own_district, consortium_administrator
):
    reply_to(topic_on(district_board(own_district)), teacher)
    with pytest.raises(NotAllowed):
        quiet(teacher, district_administrator)
    for person in (moderator, consortium_administrator, teacher):
        with pytest.raises(NotAllowed):
            quiet(teacher, person, district=own_district)
    with pytest.raises(NotAllowed):
        quiet(teacher, moderator)  # who wrote nothing on the consortium's boards is nobody there
    post = reply_to(topic_on(), teacher)
    named = member()
    post.topic.board.moderators.add(named)
    with pytest.raises(NotAllowed):
        quiet(teacher, named)
    other = member(Role.MODERATOR)
    reply_to(post.topic, other)
    with pytest.raises(NotOneOfUs):
        quiet(other, moderator)
    with pytest.raises(NotAllowed):
        quiet(moderator, moderator)
    assert not Decision.objects.filter(kind=DecisionKind.SILENCED).exists()


def test_a_silence_has_a_reason_and_an_end_that_one_can_wait_for(moderator, teacher):
    reply_to(topic_on(), teacher)
    for days in (-1, 0, 91):
        with pytest.raises(SilenceTooLong):
            quiet(teacher, moderator, days=days)
    with pytest.raises(ReasonMissing):
        silence(teacher, district=None, until=in_days(1), reason="\n", actor=moderator)


def test_what_is_taken_down_is_on_record_until_it_stands_again_and_nothing_of_purged_words(moderator, teacher):
    post = reply_to(topic_on(), teacher)
    hide_post(post, reason="It names Wren.", actor=moderator)
    hidden = Decision.objects.get()
    assert (hidden.person, hidden.kind, hidden.district, hidden.is_standing) == (teacher, DecisionKind.HIDDEN, None, True)
    show_post(post, actor=moderator)
    assert not again(hidden).is_standing
    purge_post(post, actor=moderator)
    assert Decision.objects.filter(kind=DecisionKind.PURGED).exists()
    assert not Decision.objects.filter(reason__contains="Wren").exists()


def test_a_person_takes_along_what_was_decided_about_them_and_it_goes_with_them(moderator, teacher):
    post = reply_to(topic_on(), teacher)
    warn_author(post, reason="Gently.", actor=moderator)
    assert [one["reason"] for one in export(teacher)["decisions"]] == ["Gently."]
    erase(teacher)
    assert not Decision.objects.exists()


def test_what_was_decided_is_seen_by_the_person_and_whoever_keeps_the_record(
    moderator, teacher, teacher_elsewhere, district_administrator, own_district, public
):
    ours = warn_author(reply_to(topic_on(BoardFactory()), teacher), reason="Gently.", actor=moderator)
    own = warn_author(reply_to(topic_on(district_board(own_district)), teacher), reason="Again.", actor=district_administrator)
    assert set(Decision.objects.visible_to(teacher)) == {ours, own}
    assert list(Decision.objects.visible_to(moderator)) == [ours]
    assert list(Decision.objects.visible_to(district_administrator)) == [own]
    for person in (teacher_elsewhere, public):
        assert not Decision.objects.visible_to(person).exists()
