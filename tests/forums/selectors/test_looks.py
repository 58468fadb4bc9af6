"""What a post shows, in plain values."""

from dataclasses import replace

import pytest

from clearinghouse.core.views.fragments import check_is_plain
from forums.readers import VISITOR, reader_of
from forums.selectors.dressing import dressed
from forums.selectors.looks import NOBODY, look_of
from forums.selectors.posts import posts_on
from tests.factories.forums import again, picture_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def looks(topic, reader=VISITOR):
    return [look_of(post) for post in dressed(posts_on(again(topic), 1, reader, is_moderator=False), reader)]


def test_two_people_with_the_same_rights_see_the_same_and_whoever_may_do_more_sees_more(teacher, public):
    topic = topic_on()
    reply_to(topic, teacher)
    assert looks(topic) == looks(topic)
    assert looks(topic) != looks(topic, reader_of(teacher))


def test_it_holds_plain_values_with_files_and_quotes_too(teacher, django_assert_num_queries):
    topic = topic_on()
    picture_on(reply_to(topic, teacher, quoted=topic.posts.get()))
    first, second = looks(topic, reader_of(teacher))
    for look in (first, second):
        check_is_plain(look)
    assert (second.quoted.number, second.quoted.author, second.files[0].name) == ("1", str(topic.author), "board.jpg")
    assert (first.quoted, first.files) == (None, ())


def test_any_change_of_a_post_is_another_look(teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    before = looks(topic)[1]
    for change in ({"html": "<p>Other words</p>"}, {"author_role": "Librarian"}, {"author": None}, {"hidden_because": "Rude"}):
        type(post).objects.filter(pk=post.pk).update(**change)
        after = looks(topic)[1]
        assert after != before
        before = after
    assert after.author == NOBODY
    assert replace(after, is_new=True) != after
