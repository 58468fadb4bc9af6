"""One word on what others wrote."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from forums.enums import PostState, ReactionKind, What
from forums.errors import BoardClosed, NotToOneself, TooFast, TurnedTooOften
from forums.models import Board, Post, Reaction, TopicEvent
from forums.services import personal
from forums.services.editing import take_away
from forums.services.reactions import MOST, MOST_TURNS, react
from tests.factories.accounts import UserFactory
from tests.factories.forums import again, district_board, post_on, replies_to, reply_to, topic_on, writer_on

pytestmark = pytest.mark.django_db
THANKS = ReactionKind.THANKS


def standing_on(post: Post) -> list[str]:
    return list(Reaction.objects.standing().filter(post=post).values_list("kind", flat=True))


def test_a_word_stands_once_for_each_person_and_is_taken_back(teacher, teacher_elsewhere):
    post = reply_to(topic_on())
    for _ in range(2):
        react(post, kind=THANKS, is_on=True, actor=teacher)
    react(post, kind=ReactionKind.SAME, is_on=True, actor=teacher)
    react(post, kind=THANKS, is_on=True, actor=teacher_elsewhere)
    assert sorted(standing_on(post)) == ["same", "thanks", "thanks"]
    for _ in range(2):
        react(post, kind=THANKS, is_on=False, actor=teacher)
    assert react(post, kind=ReactionKind.AGREE, is_on=False, actor=teacher) is None
    assert sorted(standing_on(post)) == ["same", "thanks"]


def test_open_pages_hear_of_each_change_and_the_index_of_none(teacher):
    post = reply_to(topic_on())
    OutboxMessage.objects.all().delete()
    events = TopicEvent.objects.count()
    for is_on in (True, True, False):
        react(post, kind=THANKS, is_on=is_on, actor=teacher)
    told = TopicEvent.objects.order_by("number")[events:]
    assert [(event.what, event.post_id, event.number) for event in told] == [(What.CHANGED, post.pk, n) for n in (3, 4)]
    assert again(post.topic).last_event == 4
    assert not OutboxMessage.objects.exists()


def test_nobody_thanks_themselves_and_nothing_is_said_of_what_does_not_stand(teacher, outsider, teacher_elsewhere, own_district):
    own = reply_to(topic_on(), teacher)
    with pytest.raises(NotToOneself):
        react(own, kind=THANKS, is_on=True, actor=teacher)
    private = post_on(district_board(own_district))
    hidden = reply_to(topic_on())
    take_away(again(hidden.topic), hidden, PostState.HIDDEN)
    for post, person in ((own, outsider), (own, UserFactory(is_superuser=True)), (private, teacher_elsewhere), (hidden, teacher)):
        with pytest.raises(NotAllowed):
            react(post, kind=THANKS, is_on=True, actor=person)
    Board.objects.filter(pk=own.topic.board_id).update(is_open=False)
    with pytest.raises(BoardClosed):
        react(own, kind=THANKS, is_on=True, actor=teacher_elsewhere)
    assert not Reaction.objects.exists()


def test_who_presses_too_fast_waits_and_who_turns_too_often_is_left_as_they_are(teacher):
    topic = topic_on()
    posts = replies_to(topic, MOST + 1)
    with time_machine.travel(timezone.now(), tick=False):
        for post in posts[:MOST]:
            react(post, kind=THANKS, is_on=True, actor=teacher)
        with pytest.raises(TooFast):
            react(posts[-1], kind=THANKS, is_on=True, actor=teacher)
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        assert react(posts[-1], kind=THANKS, is_on=True, actor=teacher)
        for turn in range(MOST_TURNS - 1):
            react(posts[-1], kind=THANKS, is_on=bool(turn % 2), actor=teacher)
        with pytest.raises(TurnedTooOften):
            react(posts[-1], kind=THANKS, is_on=True, actor=teacher)


def test_what_a_person_said_is_given_to_them_and_forgotten_with_them(teacher):
    post = reply_to(topic_on())
    react(post, kind=THANKS, is_on=True, actor=teacher)
    react(post, kind=THANKS, is_on=True, actor=writer_on(post.topic.board))
    assert personal.export(teacher)["reactions"] == [{"post": post.pk, "kind": "thanks"}]
    personal.erase(teacher)
    assert Reaction.objects.count() == 1
