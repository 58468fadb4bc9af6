"""Topics in lists."""

import pytest

from clearinghouse.core.pagination import NoSuchPage
from forums.models import Topic
from forums.selectors.topic_rows import page_of_topics, rows_on_board
from forums.services.editing import take_away
from forums.services.marks import mark_board_read, mark_read
from tests.factories.forums import again, replies_to, topic_on
from tests.journeys import together

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("topics", [1, 3])
def test_a_page_over_boards_costs_the_same_whatever_its_length(topics, teacher, public, django_assert_num_queries):
    for _ in range(topics):
        topic_on()
    found = Topic.objects.order_by("pk")
    with django_assert_num_queries(3 + together(2)):
        _, rows = page_of_topics(found, teacher, None)
    with django_assert_num_queries(4):
        page_of_topics(found, public, None)
    assert [row.board.name for row in rows] == [str(topic.board) for topic in found]
    with pytest.raises(NoSuchPage):
        page_of_topics(found, teacher, "2")


def test_a_row_says_how_much_is_new_and_where_it_begins(teacher):
    topic = topic_on()
    replies_to(topic, 24)
    mark_read(teacher, again(topic), up_to=22)
    (row,) = rows_on_board([topic.pk], teacher, None)
    assert (row.is_new, row.new, row.new_url) == (True, 3, f"/forums/topics/{topic.pk}/?page=2#post-23")
    take_away(again(topic), topic.posts.get(seq=25), "hidden")
    mark = mark_board_read(topic.board, actor=teacher)
    (row,) = rows_on_board([topic.pk], teacher, mark.read_until)
    assert not row.is_new
