"""Whoever a decision is about asks once that another moderator look at it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import AppealState, DecisionKind, PostState
from forums.errors import NothingToDecide, NoWordsForAppeal, ReasonMissing, TooLateToAppeal
from forums.models import Appeal, Decision
from forums.services.appealing import appeal, decide_appeal
from forums.services.measures import warn_author
from forums.services.moderating import hide_post, purge_post
from tests.factories.districts import member
from tests.factories.forums import again, district_board, reply_to, topic_on
from tests.forums.services.test_measures import quiet

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderators(db):
    return member(Role.MODERATOR), member(Role.MODERATOR)


@pytest.fixture
def hidden(moderators, teacher):
    post = reply_to(topic_on(), teacher)
    hide_post(post, reason="It names a colleague.", actor=moderators[0])
    return Decision.objects.get()


def told(person, kind="forum_flag") -> list[str]:
    return list(Notification.objects.filter(recipient=person, kind=kind, read_at=None).values_list("text", flat=True))


def test_another_moderator_is_asked_and_lets_the_post_stand_again(moderators, teacher, hidden):
    first, second = moderators
    made = appeal(hidden, text="It is  my own name.", actor=teacher)
    assert made.text == "It is my own name."
    assert told(second) == ["Somebody asks that another moderator look at a decision"]
    assert told(first) == []
    with pytest.raises(NotAllowed):
        decide_appeal(made, undo=False, answer="No.", actor=first)
    with pytest.raises(ReasonMissing):
        decide_appeal(made, undo=True, answer=" ", actor=second)
    decide_appeal(made, undo=True, answer="So it is.", actor=second)
    assert again(hidden.post).state == PostState.SHOWN
    assert again(hidden.post.topic).replies == 1
    assert not again(hidden).is_standing
    assert again(made).state == AppealState.UNDONE
    assert "Another moderator has looked: the decision is undone. So it is." in told(teacher, "forum_decision")
    assert told(second) == [], "what is decided is no news any more"
    actions = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"appeal.made", "appeal.decided"} <= actions
    with pytest.raises(NothingToDecide):
        decide_appeal(made, undo=False, answer="No.", actor=member(Role.MODERATOR))


def test_a_decision_stays_where_the_other_moderator_says_so(moderators, teacher, hidden):
    made = appeal(hidden, text="Please.", actor=teacher)
    decide_appeal(made, undo=False, answer="It names her still.", actor=moderators[1])
    assert again(hidden.post).state == PostState.HIDDEN
    assert again(hidden).is_standing


def test_one_asks_once_in_time_with_words_about_what_still_holds(moderators, teacher, teacher_elsewhere, hidden):
    with pytest.raises(NotAllowed):
        appeal(hidden, text="For her.", actor=teacher_elsewhere)
    with pytest.raises(NoWordsForAppeal):
        appeal(hidden, text=" ", actor=teacher)
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False), pytest.raises(TooLateToAppeal):
        appeal(hidden, text="Please.", actor=teacher)
    appeal(hidden, text="Please.", actor=teacher)
    with pytest.raises(TooLateToAppeal):
        appeal(hidden, text="Please, please.", actor=teacher)
    post = reply_to(topic_on(), teacher)
    purge_post(post, actor=moderators[0])
    with pytest.raises(TooLateToAppeal):
        appeal(Decision.objects.get(kind=DecisionKind.PURGED), text="Please.", actor=teacher)
    assert Appeal.objects.count() == 1


def test_a_silence_and_a_message_are_taken_back_too(moderators, teacher):
    first, second = moderators
    talk = topic_on()
    warned = warn_author(reply_to(talk, teacher), reason="Gently.", actor=first)
    silenced = quiet(teacher, first)
    for decision in (warned, silenced):
        decide_appeal(appeal(decision, text="Please.", actor=teacher), undo=True, answer="Yes.", actor=second)
        assert not again(decision).is_standing
    assert reply_to(talk, teacher)


def test_what_was_purged_meanwhile_does_not_come_back(moderators, teacher, hidden):
    made = appeal(hidden, text="Please.", actor=teacher)
    purge_post(hidden.post, actor=moderators[0])
    decide_appeal(made, undo=True, answer="Yes.", actor=moderators[1])
    assert again(hidden.post).state == PostState.HIDDEN
    assert again(hidden.post).text == ""


def test_appeals_are_seen_by_whoever_asked_and_by_moderators_of_these_boards(
    moderators, teacher, teacher_elsewhere, district_administrator, own_district, hidden, public
):
    ours = appeal(hidden, text="Please.", actor=teacher)
    own = warn_author(reply_to(topic_on(district_board(own_district)), teacher), reason="Hm.", actor=district_administrator)
    own = appeal(own, text="Please.", actor=teacher)
    assert set(Appeal.objects.visible_to(teacher)) == {ours, own}
    assert list(Appeal.objects.visible_to(moderators[1])) == [ours]
    assert list(Appeal.objects.visible_to(district_administrator)) == [own]
    for person in (teacher_elsewhere, public):
        assert not Appeal.objects.visible_to(person).exists()
    with pytest.raises(NotAllowed):
        decide_appeal(own, undo=True, answer="Yes.", actor=moderators[1])
