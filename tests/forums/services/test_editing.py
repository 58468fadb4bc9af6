"""Authors mend what they said, and take it back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.resources.student_data import digest_of
from forums.enums import PostState, TopicKind, What
from forums.errors import FirstPostStays, LooksLikeStudents, TooLateToEdit
from forums.models import Revision
from forums.services.answers import accept_answer
from forums.services.editing import delete_post, edit_post
from forums.services.posting import TOLD
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def later(minutes: int = 6):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def test_a_slip_mended_at_once_leaves_no_trace(teacher):
    post = reply_to(topic_on(), teacher)
    edit_post(post, text="Mended.", actor=teacher)
    post = again(post)
    assert (post.text, post.html, post.edits, post.edited_at) == ("Mended.", "<p>Mended.</p>\n", 0, None)
    assert not Revision.objects.exists()


def test_later_edits_keep_what_was_said_before(teacher):
    post = reply_to(topic_on(), teacher, "First words.")
    for minutes, text in ((6, "Second words."), (12, "Third words.")):
        with later(minutes):
            edit_post(post, text=text, actor=teacher)
    post = again(post)
    assert list(post.revisions.values_list("number", "text")) == [(1, "First words."), (2, "Second words.")]
    assert (post.edits, post.text) == (2, "Third words.")
    assert post.topic.events.filter(what=What.CHANGED, post=post).count() == 2


def test_the_same_words_again_change_nothing(teacher):
    post = reply_to(topic_on(), teacher, "Words.")
    with later():
        edit_post(post, text="Words.", actor=teacher)
    assert again(post).edits == 0


def test_an_edit_makes_nothing_unread_and_calls_only_who_is_new_in_it(teacher):
    rosa = member(Role.TEACHER, first_name="Rosa", last_name="Tiller")
    post = reply_to(topic_on(), teacher, "Hello.")
    shown, at = post.topic.shown_seq, again(post.topic).last_posted_at
    for text in ("Hello @Rosa Tiller.", "Hello once more @Rosa Tiller."):
        edit_post(post, text=text, actor=teacher)
    topic = again(post.topic)
    assert (topic.shown_seq, topic.last_posted_at) == (shown, at)
    calls = [message.payload for message in OutboxMessage.objects.filter(topic=TOLD, payload__has_key="only")]
    assert calls == [{"post": post.pk, "only": [rosa.pk]}]


def test_nobody_edits_what_is_not_theirs_or_no_longer_stands(teacher, teacher_elsewhere, consortium_administrator):
    post = reply_to(topic_on(), teacher)
    for person in (teacher_elsewhere, consortium_administrator):
        for deed in (lambda who: edit_post(post, text="Mine now.", actor=who), lambda who: delete_post(post, actor=who)):
            with pytest.raises(NotAllowed):
                deed(person)
    with later(60 * 24 * 31):
        with pytest.raises(TooLateToEdit):
            edit_post(post, text="Late.", actor=teacher)
        with pytest.raises(TooLateToEdit):
            delete_post(post, actor=teacher)


def test_an_edit_is_looked_at_for_students_too(teacher):
    post = reply_to(topic_on(title="Help"), teacher)
    telling = "Jamie in grade 4 has an IEP."
    with pytest.raises(LooksLikeStudents):
        edit_post(post, text=telling, actor=teacher)
    assert edit_post(post, text=telling, actor=teacher, looked_at=digest_of("Help", telling)).text == telling


def test_where_moderators_read_first_changed_words_wait_again(teacher):
    board = BoardFactory()
    post = reply_to(topic_on(board), teacher)
    board.is_moderated = True
    board.save()
    edit_post(post, text="Something else.", actor=teacher)
    topic = again(post.topic)
    assert (again(post).state, topic.shown_seq, topic.replies) == (PostState.WAITING, 1, 0)


def test_what_is_taken_back_is_gone_for_others_and_answers_nothing(teacher):
    topic = topic_on(kind=TopicKind.QUESTION)
    post = reply_to(topic, teacher)
    accept_answer(post, actor=topic.author)
    for _ in range(2):
        delete_post(post, actor=teacher)
    topic = again(topic)
    assert (topic.answer, topic.replies, topic.shown_seq, topic.last_seq) == (None, 0, 1, 2)
    assert topic.events.filter(what=What.GONE).count() == 1


def test_a_first_post_stays_once_others_have_replied(teacher):
    alone = post_on(BoardFactory(), teacher)
    delete_post(alone, actor=teacher)
    assert again(alone.topic).state == PostState.DELETED
    answered = post_on(BoardFactory(), teacher)
    reply_to(answered.topic)
    with pytest.raises(FirstPostStays):
        delete_post(answered, actor=teacher)
