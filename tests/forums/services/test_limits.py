"""How much a person writes."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.errors import SaidAlready, TooFast, TooManyLinks
from forums.models import Post
from forums.services.editing import edit_post
from forums.services.limits import LIMITS, POSTS_ON_FIRST_DAY, TOPICS_ON_FIRST_DAY, check_pace, waiting
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db
THREE_LINKS = "See https://a.example/1, https://b.example/2 and [this](https://c.example/3)."


def at(**after) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**after), tick=False)


def known(teacher) -> None:
    """She has written here before."""
    post = reply_to(topic_on(), teacher)
    Post.objects.filter(pk=post.pk).update(created_at=timezone.now() - timedelta(days=3))


def test_who_writes_fast_is_told_how_long_to_wait_and_then_may(teacher):
    talk = topic_on()
    for _ in range(LIMITS[0][0]):
        reply_to(talk, teacher)
    with at(seconds=10), pytest.raises(TooFast, match=r"Wait \d+ seconds, then send this again\."):
        check_pace(teacher, "One more")
    with at(seconds=61):
        check_pace(teacher, "One more")


def test_the_same_words_are_taken_once_in_a_while(teacher):
    reply_to(topic_on(), teacher, "The same.")
    with pytest.raises(SaidAlready):
        check_pace(teacher, "The same.")
    with at(minutes=6):
        check_pace(teacher, "The same.")


def test_a_first_day_takes_so_many_topics_and_names_the_wait(teacher):
    board = BoardFactory()
    for number in range(TOPICS_ON_FIRST_DAY):
        with at(minutes=number):
            post_on(board, teacher)
    with at(hours=2):
        with pytest.raises(TooFast, match=r"You have started 5 topics on your first day here\. .+ Wait 22 hours"):
            post_on(board, teacher)
        assert reply_to(topic_on(board), teacher)
    with at(hours=24, minutes=1):
        assert post_on(board, teacher), "the first of them is a day old"


def test_a_first_day_takes_so_many_posts_and_later_days_more(teacher, teacher_elsewhere):
    talk = topic_on()
    known(teacher_elsewhere)
    for number in range(POSTS_ON_FIRST_DAY):
        with at(minutes=number):
            reply_to(talk, teacher)
            reply_to(talk, teacher_elsewhere)
    with at(hours=1):
        with pytest.raises(TooFast, match="You have written 15 posts on your first day here"):
            reply_to(talk, teacher)
        assert reply_to(talk, teacher_elsewhere)


def test_a_first_day_takes_few_links_to_elsewhere_in_a_post_and_in_a_change(teacher, settings):
    talk = topic_on()
    with pytest.raises(TooManyLinks, match="takes 2 links to other sites; this has 3.* a day after your first post"):
        reply_to(talk, teacher, THREE_LINKS)
    post = reply_to(talk, teacher, THREE_LINKS.replace("https://c.example", settings.SITE_URL))
    with pytest.raises(TooManyLinks, match="in 24 hours"):
        edit_post(post, text=THREE_LINKS, actor=teacher)
    with at(hours=25):
        assert edit_post(again(post), text=THREE_LINKS, actor=teacher).text == THREE_LINKS


def test_moderators_of_the_board_have_no_limits_there():
    moderator, talk = member(Role.MODERATOR), topic_on()
    for _ in range(POSTS_ON_FIRST_DAY + 1):
        reply_to(talk, moderator, "The same.")
    assert reply_to(talk, moderator, THREE_LINKS)


@pytest.mark.parametrize("posts", [1, 3])
def test_the_limits_cost_the_same_however_much_was_written(posts, teacher, django_assert_num_queries):
    for _ in range(posts):
        reply_to(topic_on(), teacher)
    with django_assert_num_queries(2):
        check_pace(teacher, "One more", opens_topic=True)


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 second"), (119, "119 seconds"), (120, "2 minutes"), (3601, "61 minutes"), (79000, "22 hours")]
)
def test_a_wait_is_said_in_words(seconds, words):
    assert waiting(seconds) == words
