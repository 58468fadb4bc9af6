"""What moderators look at."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.readers import VISITOR, reader_of
from forums.selectors.moderation import boards_to_move_to, duty_of, queue_for, reports_on
from forums.services.flagging import flag_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posts", [1, 3])
def test_the_queue_holds_what_waits_and_what_is_reported_on_ones_own_boards(
    posts, teacher, own_district, django_assert_num_queries
):
    moderator = member(Role.MODERATOR)
    board, talk = BoardFactory(is_moderated=True), topic_on()
    waiting = [post_on(board) for _ in range(posts)]
    reported = [reply_to(talk) for _ in range(posts)]
    for post in reported:
        flag_post(post, reason=FlagReason.UNKIND, actor=teacher)
    post_on(district_board(own_district, is_moderated=True))
    reader = reader_of(moderator)
    with django_assert_num_queries(2):
        found = list(queue_for(reader))
        assert [flag.reporter for post in found for flag in post.reports] == [teacher] * posts
    assert set(found) == {*waiting, *reported}
    assert duty_of(reader).waiting == 2 * posts
    assert [flag.reporter for flag in reports_on(reported[0])] == [teacher]


def test_whoever_moderates_nothing_has_no_duty(teacher, district_administrator, own_district, django_assert_num_queries):
    BoardFactory(is_moderated=True)
    assert not duty_of(reader_of(teacher)).moderates
    assert not list(queue_for(reader_of(teacher)))
    with django_assert_num_queries(0):
        assert not duty_of(VISITOR).moderates
    own = district_board(own_district)
    assert duty_of(reader_of(district_administrator)).moderates
    assert boards_to_move_to(reader_of(district_administrator)) == [own]
