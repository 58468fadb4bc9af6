"""What somebody has begun to write."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.models import Board, Draft, Topic
from forums.services import personal
from forums.services.drafts import Begun, discard_draft, save_draft
from forums.services.merging import merge_topics
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_there_is_one_for_each_topic_and_one_for_a_new_topic_on_each_board(teacher):
    topic = topic_on()
    for text in ("One", "Two"):
        save_draft(topic, Begun(text), actor=teacher)
        save_draft(topic.board, Begun(text, title="New", kind="question", tags=("science",)), actor=teacher)
    reply, new = Draft.objects.order_by("pk")
    assert (reply.topic, reply.board, reply.text) == (topic, None, "Two")
    assert (new.board, new.text, new.title, new.tags) == (topic.board, "Two", "New", ["science"])
    assert [str(draft) for draft in (reply, new)] == ["Two", "New"]


def test_nothing_written_keeps_nothing(teacher):
    topic = topic_on()
    assert save_draft(topic, Begun(" \n"), actor=teacher) is None
    save_draft(topic, Begun("One"), actor=teacher)
    assert save_draft(topic, Begun(""), actor=teacher) is None
    assert not Draft.objects.exists()
    with pytest.raises(ValidationError):
        save_draft(topic, Begun("x" * 20_001), actor=teacher)


def test_what_is_sent_is_no_draft_any_longer_and_none_again(teacher):
    topic, token = topic_on(), uuid.uuid4()
    save_draft(topic, Begun("Words", token), actor=teacher)
    save_draft(topic.board, Begun("Others", uuid.uuid4()), actor=teacher)
    reply_to(topic, teacher, "Words", token=token)
    assert Draft.objects.get().board == topic.board
    assert save_draft(topic, Begun("Words", token), actor=teacher) is None, "a page that saves late saves nothing"
    assert Draft.objects.count() == 1


def test_what_was_begun_in_another_form_stays(teacher):
    topic = topic_on()
    save_draft(topic, Begun("Long thoughts", uuid.uuid4()), actor=teacher)
    reply_to(topic, teacher, "Short.", token=uuid.uuid4())
    reply_to(topic, teacher, "Shorter.")
    assert Draft.objects.get().text == "Long thoughts"


def test_a_new_topics_draft_goes_with_the_topic(teacher):
    board, token = BoardFactory(), uuid.uuid4()
    save_draft(board, Begun("Words", token, title="New"), actor=teacher)
    post_on(board, teacher, token=token)
    assert not Draft.objects.exists()


def test_drafts_are_kept_where_one_may_write(teacher, teacher_elsewhere, outsider, own_district):
    private, topic = topic_on(district_board(own_district)), topic_on()
    for where, person in ((private, teacher_elsewhere), (private.board, teacher_elsewhere), (topic, outsider)):
        with pytest.raises(NotAllowed):
            save_draft(where, Begun("Words"), actor=person)
    Topic.objects.filter(pk=topic.pk).update(is_locked=True)
    with pytest.raises(NotAllowed):
        save_draft(topic, Begun("Words"), actor=teacher)
    assert save_draft(topic, Begun("Words"), actor=member(Role.MODERATOR))
    Board.objects.update(is_open=False)
    with pytest.raises(NotAllowed):
        save_draft(topic.board, Begun("Words"), actor=teacher)


def test_only_its_author_throws_it_away(teacher, teacher_elsewhere):
    draft = save_draft(topic_on(), Begun("Words"), actor=teacher)
    with pytest.raises(NotAllowed):
        discard_draft(draft, actor=teacher_elsewhere)
    for _ in range(2):
        discard_draft(draft, actor=teacher)
    assert not Draft.objects.exists()


def test_drafts_follow_a_merged_topic(teacher, teacher_elsewhere):
    source, target = topic_on(), topic_on()
    save_draft(source, Begun("Here"), actor=teacher)
    save_draft(source, Begun("There"), actor=teacher_elsewhere)
    save_draft(target, Begun("Before"), actor=teacher_elsewhere)
    merge_topics(source, target, actor=member(Role.MODERATOR))
    assert {draft.author: draft.text for draft in Draft.objects.filter(topic=target)} == {
        teacher: "Here",
        teacher_elsewhere: "Before\n\nThere",
    }
    assert save_draft(again(source), Begun("Later"), actor=teacher).topic == target


def test_they_are_given_to_their_author_and_to_nobody_else_and_forgotten_with_them(teacher, teacher_elsewhere):
    save_draft(topic_on(), Begun("Words"), actor=teacher)
    assert personal.export(teacher)["drafts"] == [{"title": "", "text": "Words"}]
    assert personal.export(teacher_elsewhere)["drafts"] == []
    personal.erase(teacher)
    assert not Draft.objects.exists()
