"""One service writes every post."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, Level, PostState, TopicKind
from forums.errors import BoardClosed, LooksLikeStudents, TopicLocked
from forums.models import Post, Topic, TopicMark
from forums.services.posting import TOLD, Opening, Words, reply, start_topic
from tests.factories.accounts import UserFactory
from tests.factories.districts import MembershipFactory, member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on
from tests.factories.pd_events import EventFactory
from tests.factories.resources import TopicFactory, review_page

pytestmark = pytest.mark.django_db


def test_a_topic_keeps_who_asked_where_they_stood_and_what_it_is_about(teacher, own_district):
    page, tag = review_page("First books"), TopicFactory()
    post = post_on(BoardFactory(), teacher, title="  Who  has tried it? ", kind=TopicKind.QUESTION, subject=page, tags=[tag])
    topic = again(post.topic)
    assert (topic.title, topic.kind, topic.author, topic.state) == (
        "Who has tried it?",
        TopicKind.QUESTION,
        teacher,
        PostState.SHOWN,
    )
    assert (post.seq, post.district, post.author_role) == (1, own_district, "Teacher")
    assert (topic.subject.pk, list(topic.tags.all())) == (page.pk, [tag])
    event = EventFactory()
    assert again(post_on(BoardFactory(), teacher, subject=event).topic).subject == event


def test_on_a_districts_board_one_writes_from_that_district(own_district):
    person = MembershipFactory(roles=[Role.TEACHER]).user
    MembershipFactory(user=person, district=own_district, roles=[Role.CURATOR])
    post = post_on(district_board(own_district), person)
    assert (post.district, post.author_role) == (own_district, "Curator")


def test_the_same_token_is_the_same_post(teacher, teacher_elsewhere):
    token = uuid.uuid4()
    board = BoardFactory()
    first = post_on(board, teacher, token=token)
    assert post_on(board, teacher, token=token) == first
    topic = first.topic
    token = uuid.uuid4()
    assert reply_to(topic, teacher, token=token) == reply_to(topic, teacher, token=token)
    assert reply_to(topic, teacher_elsewhere, token=token).seq == 3, "another person's token is theirs"
    assert Post.objects.count() == 3


def test_what_a_rule_refuses_takes_no_number(teacher):
    topic = topic_on()
    for words in (Words("   "), Words("x" * 20_001), Words("Jamie in grade 4 has an IEP.")):
        with pytest.raises((ValidationError, LooksLikeStudents)):
            reply(topic, words, actor=teacher)
    assert reply_to(topic, teacher).seq == 2
    with pytest.raises(ValidationError):
        start_topic(BoardFactory(), Opening("x" * 151), Words("Words"), actor=teacher)
    assert Topic.objects.count() == 1


def test_nobody_writes_where_they_do_not_belong(own_district, outsider, teacher_elsewhere, consortium_administrator):
    public = BoardFactory(audience=BoardAudience.PUBLIC)
    own = district_board(own_district)
    topics = [topic_on(public), topic_on(own)]
    superuser = UserFactory(is_superuser=True)
    for person in (outsider, superuser, member(Role.CONSORTIUM_ADMINISTRATOR), teacher_elsewhere):
        boards = [own] if person == teacher_elsewhere or (not person.is_superuser and person != outsider) else [public, own]
        for board in boards:
            with pytest.raises(NotAllowed):
                post_on(board, person)
        with pytest.raises(NotAllowed):
            reply_to(topics[1], person)
    with pytest.raises(NotAllowed):
        reply_to(topics[0], outsider)


def test_closed_boards_and_locked_topics_take_nothing(teacher):
    topic = topic_on()
    Topic.objects.update(is_locked=True)
    with pytest.raises(TopicLocked):
        reply_to(topic, teacher)
    assert reply_to(topic, member(Role.MODERATOR)).seq == 2
    topic.board.is_open = False
    topic.board.save()
    with pytest.raises(BoardClosed):
        post_on(topic.board, teacher)
    with pytest.raises(BoardClosed):
        reply_to(topic, member(Role.MODERATOR))


def test_only_moderators_announce(teacher, district_administrator, own_district):
    with pytest.raises(NotAllowed):
        post_on(BoardFactory(), teacher, kind=TopicKind.ANNOUNCEMENT)
    assert post_on(district_board(own_district), district_administrator, kind=TopicKind.ANNOUNCEMENT).seq == 1


def test_where_moderators_read_first_a_post_waits_and_counts_for_nothing(teacher, teacher_elsewhere):
    board = BoardFactory(is_moderated=True)
    post = post_on(board, teacher)
    topic = again(post.topic)
    assert (post.state, topic.state, topic.shown_seq) == (PostState.WAITING, PostState.WAITING, 0)
    assert topic not in Topic.objects.visible_to(teacher_elsewhere)
    assert post_on(board, member(Role.MODERATOR)).state == PostState.SHOWN


def test_a_post_follows_from_itself_who_hears_of_what(teacher):
    topic = topic_on(author=teacher)
    assert TopicMark.objects.get(user=teacher).level == Level.WATCH
    TopicMark.objects.update(level=Level.MUTE)
    post = reply_to(topic, teacher)
    mark = TopicMark.objects.get(user=teacher)
    assert (mark.level, mark.read_seq) == (Level.MUTE, 2)
    assert set(OutboxMessage.objects.filter(topic=TOLD).values_list("key", flat=True)) == {
        str(pk) for pk in topic.posts.values_list("pk", flat=True)
    }
    assert post.seq == 2


def test_a_mark_does_not_leap_over_what_others_said(teacher):
    topic = topic_on(author=teacher)
    reply_to(topic)
    reply_to(topic, teacher)
    assert TopicMark.objects.get(user=teacher).read_seq == 1


def test_only_those_who_may_read_are_mentioned(own_district, teacher):
    reader = member(Role.TEACHER, district=own_district, first_name="Rosa", last_name="Tiller")
    member(Role.TEACHER, first_name="Kit", last_name="Marlowe")
    post = post_on(district_board(own_district), teacher, text="@Rosa Tiller, @Kit Marlowe and @Nobody Known: hello")
    assert post.mentioned == [reader.pk]
    assert post.html.count("mention") == 1


def test_a_quote_is_of_the_same_topic_or_of_none(teacher):
    topic, other = topic_on(), topic_on()
    first = topic.posts.get()
    assert reply_to(topic, teacher, quoted=first).quoted == first
    assert reply_to(other, teacher, quoted=first).quoted is None


def test_whoever_lost_their_place_meanwhile_writes_nothing(teacher):
    topic = topic_on()
    teacher.memberships.update(ended_at=timezone.now())
    with pytest.raises(NotAllowed):
        reply_to(topic, teacher)
