"""What happened in a topic after a number that an open page knows."""

import pytest

from forums.enums import ReactionKind
from forums.models import TopicEvent
from forums.readers import VISITOR, reader_of
from forums.selectors.events import MOST, news_after, own_to, standings_of_topics
from forums.selectors.posts import posts_on
from forums.services.answers import accept_answer
from forums.services.editing import delete_post, edit_post, take_away
from forums.services.moderating import purge_post
from forums.services.reactions import react
from tests.factories.forums import again, district_board, replies_to, reply_to, topic_on
from tests.journeys import together

pytestmark = pytest.mark.django_db


def news(topic, after, reader=VISITOR, epoch=1, **rights):
    return news_after(again(topic), after, epoch, reader, **{"is_moderator": False, **rights})


def told(found) -> list[tuple[int, int | None, bool]]:
    return [(one.number, one.seq, one.shown is not None) for one in found.happened]


def test_what_came_after_a_number_comes_in_order_and_once(teacher):
    topic = topic_on()
    posts = replies_to(topic, 3)
    found = news(topic, 2)
    assert (told(found), found.newest, found.has_more, found.is_lost) == ([(3, 3, True), (4, 4, True)], 4, False, False)
    edit_post(posts[1], text="Mended.", actor=posts[1].author)
    assert told(news(topic, 2)) == [(4, 4, True), (5, 3, True)], "the post as it stands now, where it last changed"
    assert told(news(topic, 5)) == []


@pytest.mark.parametrize("deed", ["posted", "changed", "hidden", "deleted"])
def test_what_a_page_knew_and_what_it_is_told_make_what_it_would_show(deed, teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    reader = reader_of(topic.author)
    before = {row.post.seq: row.post.text for row in posts_on(again(topic), 1, reader, is_moderator=False)}
    number = again(topic).last_event
    {
        "posted": lambda: reply_to(topic),
        "changed": lambda: edit_post(post, text="Mended.", actor=teacher),
        "hidden": lambda: take_away(again(topic), again(post), "hidden"),
        "deleted": lambda: delete_post(post, actor=teacher),
    }[deed]()
    for one in news(topic, number, reader).happened:
        if one.shown:
            before[one.seq] = one.shown.post.text
        else:
            before.pop(one.seq, None)
    assert before == {row.post.seq: row.post.text for row in posts_on(again(topic), 1, reader, is_moderator=False)}


def test_a_page_that_knows_what_is_no_longer_true_is_told_so(consortium_administrator):
    topic = topic_on()
    post = reply_to(topic)
    for after, epoch in ((3, 1), (-1, 1), (1, 2), (1, -1)):
        assert news(topic, after, epoch=epoch).is_lost
    purge_post(post, actor=consortium_administrator)
    assert news(topic, 2).is_lost
    assert not news(topic, 2, epoch=2).is_lost


def test_what_was_purged_or_hidden_is_told_as_gone_and_without_a_word(teacher):
    topic = topic_on()
    post = reply_to(topic, teacher, "Planted words.")
    take_away(again(topic), again(post), "hidden")
    assert told(news(topic, 1, reader_of(topic.author))) == [(3, 2, False)]
    assert told(news(topic, 1, reader_of(teacher))) == [(3, 2, True)], "its author still sees it"


def test_a_change_of_the_topic_is_told_beside_its_posts(teacher):
    topic = topic_on(author=teacher, kind="question")
    accept_answer(reply_to(topic), actor=teacher)
    found = news(topic, 1)
    assert (told(found), found.is_topic_changed, found.newest) == ([(2, 2, True)], True, 3)


def test_a_long_absence_is_caught_up_with_in_steps(teacher, django_assert_num_queries):
    topic = topic_on()
    first = topic.posts.get()
    TopicEvent.objects.bulk_create(TopicEvent(topic=topic, number=n, what="changed", post=first) for n in range(2, MOST + 50))
    type(topic).objects.update(last_event=MOST + 49)
    topic = again(topic)
    _ = topic.board
    with django_assert_num_queries(2 + together(2)):
        found = news_after(topic, 0, 1, VISITOR, is_moderator=False)
    assert (found.has_more, found.newest) == (True, MOST)
    assert not news_after(topic, MOST, 1, VISITOR, is_moderator=False).has_more


def test_only_topics_that_one_may_read_have_a_standing(teacher, teacher_elsewhere, public, own_district, django_assert_num_queries):
    own, members = topic_on(district_board(own_district)), topic_on()
    topics = [own.pk, members.pk, 987_654]
    assert standings_of_topics(teacher, topics) == {own.pk: (1, 1), members.pk: (1, 1)}
    assert set(standings_of_topics(teacher_elsewhere, topics)) == {members.pk}
    assert standings_of_topics(public, topics) == {}
    with django_assert_num_queries(0):
        assert standings_of_topics(teacher, []) == {}


def test_a_page_that_knows_all_costs_no_query(django_assert_num_queries):
    topic = again(topic_on())
    _ = topic.board
    with django_assert_num_queries(0):
        found = news_after(topic, 1, 1, VISITOR, is_moderator=False)
    assert (found.newest, found.happened, found.is_lost) == (1, [], False)


@pytest.mark.parametrize("number", [1, 3])
def test_who_wrote_and_who_said_a_word_see_something_of_their_own(number, teacher, django_assert_num_queries):
    posts = replies_to(topic_on(), number)
    react(posts[0], kind=ReactionKind.THANKS, is_on=True, actor=teacher)
    with django_assert_num_queries(2):
        assert own_to([post.pk for post in posts]) == {teacher.pk, *(post.author_id for post in posts)}
    with django_assert_num_queries(0):
        assert own_to([]) == frozenset()
