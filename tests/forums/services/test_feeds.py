"""Making and ending secret addresses of feeds."""

import pytest

from clearinghouse.core.errors import NotAllowed
from forums.models import ForumFeed
from forums.services.feeds import make_feed, revoke_feed
from tests.factories.forums import district_board

pytestmark = pytest.mark.django_db


def test_one_of_each_is_enough_and_an_ended_one_makes_way(teacher, own_district):
    board = district_board(own_district)
    first = make_feed(owner=teacher, board=board)
    assert make_feed(owner=teacher, board=board) == first
    assert make_feed(owner=teacher) != first
    revoke_feed(first, actor=teacher)
    revoke_feed(first, actor=teacher)
    assert make_feed(owner=teacher, board=board).key != first.key


def test_nobody_makes_or_ends_what_is_not_theirs(teacher, teacher_elsewhere, own_district):
    board = district_board(own_district)
    with pytest.raises(NotAllowed):
        make_feed(owner=teacher_elsewhere, board=board)
    feed = make_feed(owner=teacher, board=board)
    with pytest.raises(NotAllowed):
        revoke_feed(feed, actor=teacher_elsewhere)
    assert ForumFeed.objects.get().revoked_at is None
