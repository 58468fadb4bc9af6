"""Which reply answers a question."""

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.enums import TopicKind
from forums.errors import NothingToAnswer
from forums.services.answers import accept_answer, withdraw_answer
from tests.factories.districts import member
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_who_asked_accepts_an_answer_changes_their_mind_and_opens_the_question_again(teacher):
    topic = topic_on(author=teacher, kind=TopicKind.QUESTION)
    first, second = reply_to(topic), reply_to(topic)
    for answer in (first, first, second):
        accept_answer(answer, actor=teacher)
        assert again(topic).answer == answer
    for _ in range(2):
        withdraw_answer(topic, actor=teacher)
    assert again(topic).answer is None
    assert ModelLogEntry.objects.filter(action="topic.answered").count() == 3, "what changed nothing is no entry"


def test_moderators_may_and_others_may_not(teacher, teacher_elsewhere):
    topic = topic_on(author=teacher, kind=TopicKind.QUESTION)
    answer = reply_to(topic, teacher_elsewhere)
    with pytest.raises(NotAllowed):
        accept_answer(answer, actor=teacher_elsewhere)
    with pytest.raises(NotAllowed):
        withdraw_answer(topic, actor=teacher_elsewhere)
    assert accept_answer(answer, actor=member(Role.MODERATOR)).answer == answer


def test_only_a_shown_reply_to_a_question_answers(teacher):
    question = topic_on(author=teacher, kind=TopicKind.QUESTION)
    with pytest.raises(NothingToAnswer):
        accept_answer(question.posts.get(), actor=teacher)
    talk = topic_on(author=teacher)
    with pytest.raises(NothingToAnswer):
        accept_answer(reply_to(talk), actor=teacher)
