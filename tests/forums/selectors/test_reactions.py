"""What people say of posts in one word, counted."""

import pytest

from clearinghouse.core.models.standing import ask_standing
from forums.enums import ReactionKind
from forums.models import Reaction
from forums.readers import VISITOR, reader_of
from forums.selectors.reactions import counts_from, counts_on, offered, people_on
from forums.services.reactions import react
from tests.factories.forums import district_board, post_on, replies_to, reply_to, topic_on, writer_on

pytestmark = pytest.mark.django_db


def counted_on(posts, reader):
    (rows,) = ask_standing(counts_on(posts, reader))
    return counts_from(rows)


def test_counts_come_in_the_order_of_the_words_with_ones_own(teacher):
    post = reply_to(topic := topic_on())
    others = [writer_on(topic.board) for _ in range(2)]
    for person in (teacher, *others):
        react(post, kind=ReactionKind.SAME, is_on=True, actor=person)
    react(post, kind=ReactionKind.THANKS, is_on=True, actor=others[0])
    react(post, kind=ReactionKind.AGREE, is_on=True, actor=others[0])
    react(post, kind=ReactionKind.AGREE, is_on=False, actor=others[0])
    counted = counted_on([post], reader_of(teacher))[post.pk]
    assert [(one.label, one.count, one.is_own) for one in counted] == [("Thanks", 1, False), ("Me too", 3, True)]
    assert not any(one.is_own for one in counted_on([post], VISITOR)[post.pk])
    assert [(one.kind, one.count) for one in offered(counted)] == [("thanks", 1), ("helpful", 0), ("same", 3), ("agree", 0)]


@pytest.mark.parametrize("posts", [1, 3])
def test_a_page_is_counted_in_one_query(posts, teacher, django_assert_num_queries):
    said = replies_to(topic_on(), posts)
    for post in said:
        react(post, kind=ReactionKind.THANKS, is_on=True, actor=teacher)
    reader = reader_of(teacher)
    with django_assert_num_queries(1):
        assert len(counted_on(said, reader)) == posts


def test_who_said_what_is_told_by_name_in_one_query(teacher, django_assert_num_queries):
    post = reply_to(topic := topic_on())
    other = writer_on(topic.board)
    for person in (other, teacher):
        react(post, kind=ReactionKind.HELPFUL, is_on=True, actor=person)
    with django_assert_num_queries(1):
        assert [(said.label, said.people) for said in people_on(post)] == [("Helpful", [other, teacher])]


def test_another_districts_words_are_nobodys_to_count(own_district, teacher, teacher_elsewhere, public):
    post = post_on(district_board(own_district))
    react(post, kind=ReactionKind.THANKS, is_on=True, actor=teacher)
    assert Reaction.objects.visible_to(teacher).count() == 1
    for person in (teacher_elsewhere, public):
        assert not Reaction.objects.visible_to(person).exists()
