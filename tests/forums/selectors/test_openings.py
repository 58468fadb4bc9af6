"""Closed boards that an administrator of the consortium has opened."""

import pytest

from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Membership
from forums.selectors.openings import (
    closed_board_at,
    opened_posts,
    opened_topic,
    opened_topics,
    opening_for,
    openings_of,
    own_openings,
)
from forums.services.moderating import hide_post
from forums.services.openings import end_opening, open_board
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening(own_district, teacher):
    post = post_on(district_board(own_district), teacher)
    return open_board(post.topic.get_absolute_url(), reason="Because.", actor=member(Role.CONSORTIUM_ADMINISTRATOR))


def test_a_link_to_a_board_a_topic_or_a_post_leads_to_its_closed_board(own_district, teacher):
    post = post_on(district_board(own_district), teacher)
    board = post.topic.board
    for address in (
        board.get_absolute_url(),
        f" https://consortium.example{post.topic.get_absolute_url()}?page=1#post-1 ",
        post.get_absolute_url().rstrip("/"),
    ):
        assert closed_board_at(address) == board
    common = post_on(BoardFactory())
    for address in (
        common.get_absolute_url(),
        common.topic.board.get_absolute_url(),
        "/forums/",
        "/library/",
        "x" * 300,
        "/forums/topics/99/",
    ):
        assert closed_board_at(address) is None


@pytest.mark.parametrize("replies", [1, 3])
def test_what_is_shown_is_read_in_a_fixed_number_of_queries(
    replies, opening, teacher, district_administrator, django_assert_num_queries
):
    topic = opening.board.topics.get()
    for _ in range(replies):
        reply_to(topic, teacher)
    hide_post(reply_to(topic, teacher, "Planted."), reason="No.", actor=district_administrator)
    post_on(BoardFactory(), title="On another board")
    with django_assert_num_queries(3):
        assert [str(one.author) for one in opened_topics(opening)] == [str(teacher)]
        posts = list(opened_posts(opened_topic(opening, topic.pk)))
        assert [str(post.district) for post in posts] == ["Alder Creek"] * (replies + 1)
    assert not any("Planted" in post.text for post in posts)


def test_an_opening_is_for_whoever_opened_it_while_it_lasts_and_they_may(opening, district_administrator):
    person = opening.person
    assert opening_for(person, opening.pk) == opening
    assert own_openings(person) == [opening]
    assert openings_of(opening.board) == [opening]
    assert opening_for(member(Role.CONSORTIUM_ADMINISTRATOR), opening.pk) is None
    place = Membership.objects.get(user=person)
    place.roles.all().delete()
    assert opening_for(person, opening.pk) is None, "who is no administrator any more reads nothing any more"
    place.roles.create(role=Role.CONSORTIUM_ADMINISTRATOR)
    end_opening(opening, actor=district_administrator)
    assert opening_for(person, opening.pk) is None
    assert own_openings(person) == []
