"""Posts get a topic of their own."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.enums import PostState, TopicKind
from forums.errors import NothingToSplit
from forums.models import Topic, TopicMark
from forums.services.answers import accept_answer
from forums.services.editing import edit_post, take_away
from forums.services.marks import mark_read
from forums.services.splitting import runs, split_topic
from tests.factories.districts import member
from tests.factories.forums import again, replies_to, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


def order(topic: Topic) -> list[tuple[int, int]]:
    return list(topic.posts.order_by("seq").values_list("seq", "pk"))


@pytest.mark.parametrize("and_after", [False, True])
def test_moved_posts_count_from_one_and_the_others_move_up(moderator, and_after):
    topic = topic_on()
    posts = [topic.posts.get(), *replies_to(topic, 7)]
    chosen = [posts[n].pk for n in (2, 3, 5)]
    made = split_topic(topic, chosen, title=" Buses ", kind=TopicKind.DISCUSSION, and_after=and_after, actor=moderator)
    moved = [posts[n] for n in ((2, 3, 5, 6, 7) if and_after else (2, 3, 5))]
    kept = [post for post in posts if post not in moved]
    assert order(made) == list(enumerate([post.pk for post in moved], 1))
    assert order(topic) == list(enumerate([post.pk for post in kept], 1))
    topic, made = again(topic), again(made)
    assert (topic.last_seq, topic.replies, topic.epoch) == (len(kept), len(kept) - 1, 2)
    assert (made.title, made.last_seq, made.replies, made.state) == ("Buses", len(moved), len(moved) - 1, PostState.SHOWN)
    assert (made.author, made.board) == (moved[0].author, topic.board)
    assert reply_to(topic).seq == len(kept) + 1


def test_numbers_are_gathered_in_runs():
    assert runs([2, 3, 5, 7, 8, 9]) == [(2, 3), (5, 5), (7, 9)]


def test_an_answer_and_quotations_across_both_are_none_any_longer(moderator, teacher):
    topic = topic_on(author=teacher, kind=TopicKind.QUESTION)
    answer = reply_to(topic)
    across = reply_to(topic, quoted=answer)
    within = reply_to(topic, quoted=across)
    accept_answer(answer, actor=teacher)
    split_topic(topic, [across.pk, within.pk], title="More", kind=TopicKind.DISCUSSION, actor=moderator)
    assert (again(topic).answer, again(across).quoted, again(within).quoted) == (answer, None, across)
    made = split_topic(topic, [answer.pk], title="The answer", kind=TopicKind.DISCUSSION, actor=moderator)
    assert (again(topic).answer, again(made).answer) == (None, None)


def test_people_have_read_of_both_what_they_had_read_of_the_one(moderator, teacher):
    topic = topic_on()
    posts = replies_to(topic, 4)
    mark_read(teacher, again(topic), up_to=3)
    made = split_topic(topic, [posts[0].pk, posts[2].pk], title="More", kind=TopicKind.DISCUSSION, actor=moderator)
    read = {mark.topic_id: mark.read_seq for mark in TopicMark.objects.filter(user=teacher)}
    assert read == {topic.pk: 2, made.pk: 1}


def test_a_topic_that_begins_with_what_is_hidden_is_hidden(moderator, teacher):
    topic = topic_on()
    post = reply_to(topic)
    take_away(again(topic), post, PostState.HIDDEN)
    made = split_topic(topic, [post.pk], title="More", kind=TopicKind.DISCUSSION, actor=moderator)
    assert (again(made).state, again(made).shown_seq) == (PostState.HIDDEN, 0)
    assert made not in Topic.objects.visible_to(teacher)


def test_an_edit_on_its_way_follows_the_post(moderator, teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    made = split_topic(topic, [post.pk], title="More", kind=TopicKind.DISCUSSION, actor=moderator)
    assert edit_post(post, text="Mended.", actor=teacher).topic == made


def test_the_first_post_stays_and_nobody_else_splits(moderator, teacher):
    topic, other = topic_on(), topic_on()
    post, first, elsewhere = reply_to(topic), topic.posts.get(seq=1), reply_to(other)
    for chosen in ([], [first.pk], [first.pk, post.pk], [post.pk, elsewhere.pk], [999_999]):
        with pytest.raises(NothingToSplit):
            split_topic(topic, chosen, title="More", kind=TopicKind.DISCUSSION, actor=moderator)
    with pytest.raises(ValidationError):
        split_topic(topic, [post.pk], title=" ", kind=TopicKind.DISCUSSION, actor=moderator)
    with pytest.raises(NotAllowed):
        split_topic(topic, [post.pk], title="More", kind=TopicKind.DISCUSSION, actor=teacher)
    assert Topic.objects.count() == 2
    assert again(topic).last_seq == 2
