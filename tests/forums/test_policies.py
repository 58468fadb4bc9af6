"""Who may do what on a board."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, DecisionKind, PostState, TopicKind
from forums.models import Decision
from forums.policies import (
    can_accept,
    can_delete,
    can_edit,
    can_moderate,
    can_react,
    can_reply,
    can_write,
    is_in_grace,
    is_silenced,
    reads_no_more,
)  # fmt: skip
from forums.readers import VISITOR, reader_of
from forums.services.measures import end
from tests.factories.accounts import UserFactory
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, shared_board, topic_on

pytestmark = pytest.mark.django_db


def test_members_write_on_an_open_board_and_nobody_on_a_closed_one(teacher, outsider):
    board = BoardFactory.build(is_open=True)
    superuser = UserFactory(is_superuser=True)
    assert [can_write(reader_of(person), board) for person in (teacher, outsider, superuser, None)] == [True, False, False, False]
    board.is_open = False
    assert not can_write(reader_of(teacher), board)


def test_only_moderators_reply_to_a_locked_topic(teacher):
    topic = topic_on()
    topic.is_locked = True
    assert not can_reply(reader_of(teacher), topic, is_moderator=False)
    assert can_reply(reader_of(member(Role.MODERATOR)), topic, is_moderator=True)


def test_moderators_are_those_of_the_board(teacher, django_assert_num_queries):
    board, reader = BoardFactory(), reader_of(member(Role.MODERATOR))
    with django_assert_num_queries(1):
        assert can_moderate(reader, board)
    assert not can_moderate(reader_of(teacher), board)
    with django_assert_num_queries(0):
        assert not can_moderate(VISITOR, board)


def test_authors_edit_their_own_words_for_a_month_while_they_stand(teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher)
    author, other = reader_of(teacher), reader_of(teacher_elsewhere)
    assert (can_edit(author, post), can_edit(other, post), can_edit(VISITOR, post)) == (True, False, False)
    for change in ({"state": PostState.HIDDEN}, {"state": PostState.DELETED}):
        before = post.state
        post.state = change["state"]
        assert not can_edit(author, post)
        post.state = before
    post.topic.is_locked = True
    assert not can_edit(author, post)
    post.topic.is_locked = False
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert not can_edit(author, post)
    teacher.memberships.update(ended_at=timezone.now())
    assert not can_edit(reader_of(teacher), post)


def test_a_first_post_goes_only_while_nobody_has_replied(teacher):
    post = post_on(BoardFactory(), teacher)
    assert can_delete(reader_of(teacher), post)
    answer = reply_to(post.topic, teacher)
    post.topic.refresh_from_db()
    assert not can_delete(reader_of(teacher), post)
    assert can_delete(reader_of(teacher), answer)


def test_who_asked_says_what_answers_and_so_do_moderators(teacher, teacher_elsewhere):
    question = topic_on(author=teacher, kind=TopicKind.QUESTION)
    assert can_accept(reader_of(teacher), question, is_moderator=False)
    assert not can_accept(reader_of(teacher_elsewhere), question, is_moderator=False)
    assert can_accept(reader_of(teacher_elsewhere), question, is_moderator=True)
    assert not can_accept(reader_of(teacher), topic_on(author=teacher), is_moderator=True)


def test_the_grace_is_five_minutes():
    post = post_on(BoardFactory())
    assert is_in_grace(post)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert not is_in_grace(post)


def test_members_say_a_word_of_what_others_said_and_what_stands(teacher, outsider):
    post, own = reply_to(topic_on()), reply_to(topic_on(), teacher)
    assert [can_react(reader_of(person), post) for person in (teacher, outsider, None)] == [True, False, False]
    assert not can_react(reader_of(teacher), own)
    post.state = PostState.HIDDEN
    assert not can_react(reader_of(teacher), post)


def test_a_silence_is_read_with_the_places_holds_where_it_was_decided_and_until_its_time_is_up(
    teacher, own_district, django_assert_num_queries
):
    common, own, topic = BoardFactory(), district_board(own_district), topic_on()
    until, by = timezone.now() + timedelta(days=2), member(Role.MODERATOR)
    held = [
        Decision.objects.create(kind=DecisionKind.SILENCED, person=teacher, reason="Why.", until=until, decided_by=by) for _ in "ab"
    ]
    post = reply_to(topic)
    with django_assert_num_queries(1):
        reader = reader_of(teacher)
    assert (is_silenced(reader, common), is_silenced(reader, own), is_silenced(VISITOR, common)) == (True, False, False)
    assert not can_react(reader, post)
    assert reader.roles == {Role.TEACHER}
    with time_machine.travel(until + timedelta(seconds=1)):
        assert not is_silenced(reader_of(teacher), common)
    for one in held:
        end(one, by)
    assert can_react(reader_of(teacher), post)
    Decision.objects.create(kind=DecisionKind.SILENCED, person=teacher, district=own_district, reason="Why.", until=until)
    assert (is_silenced(reader_of(teacher), common), is_silenced(reader_of(teacher), own)) == (False, True)


def test_who_reads_one_board_reads_the_other(own_district, other_district):
    public, members = BoardFactory(audience=BoardAudience.PUBLIC), BoardFactory()
    role, roles = (BoardFactory(audience=BoardAudience.ROLE, role=role) for role in (Role.TEACHER, Role.CURATOR))
    own, shared = district_board(own_district), shared_board(own_district, other_district)
    boards = {"public": public, "members": members, "role": role, "other": roles, "own": own, "shared": shared}
    found = {name: [to for to, after in boards.items() if reads_no_more(before, after)] for name, before in boards.items()}
    assert found == {
        "public": [*boards],
        "members": ["members", "role", "other", "own", "shared"],
        "role": ["role"],
        "other": ["other"],
        "own": ["own"],
        "shared": ["own", "shared"],
    }
