"""What stands around the words of posts."""

import pytest

from forums.enums import ReactionKind
from forums.readers import VISITOR, reader_of
from forums.selectors.dressing import dressed
from forums.selectors.looks import look_of
from forums.selectors.posts import posts_on
from forums.services.reactions import react
from tests.factories.forums import again, replies_to, reply_to, topic_on
from tests.journeys import together

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("replies", [1, 3])
def test_a_page_is_dressed_in_a_fixed_number_of_queries(replies, teacher, django_assert_num_queries):
    topic = topic_on()
    for post in replies_to(topic, replies):
        react(post, kind=ReactionKind.THANKS, is_on=True, actor=teacher)
    reader = reader_of(teacher)
    rows = posts_on(again(topic), 1, reader, is_moderator=False)
    with django_assert_num_queries(together(2)):
        assert len(dressed(rows, reader)) == replies + 1
    with django_assert_num_queries(0):
        assert dressed([], reader) == []


def test_words_are_offered_to_whoever_may_say_them_and_counts_shown_to_all(teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    react(post, kind=ReactionKind.THANKS, is_on=True, actor=topic.author)
    first, own = dressed(posts_on(again(topic), 1, reader_of(teacher), is_moderator=False), reader_of(teacher))
    assert (len(first.reactions), look_of(first).is_spoken_of) == (4, False)
    assert ([one.kind for one in own.reactions], look_of(own).is_spoken_of) == (["thanks"], True)
    first, said = dressed(posts_on(again(topic), 1, VISITOR, is_moderator=False), VISITOR)
    assert (first.reactions, len(said.reactions)) == ((), 1)
