"""Secret addresses of calendars."""

import pytest

from clearinghouse.core.errors import NotAllowed
from pd_events.selectors.feeds import feed_of, feed_url
from pd_events.services.feeds import make_feed, revoke_feed

pytestmark = pytest.mark.django_db


def test_one_address_of_each_kind_is_enough(teacher, own_district) -> None:
    assert make_feed(owner=teacher) == make_feed(owner=teacher)
    assert make_feed(owner=teacher, district=own_district) != make_feed(owner=teacher)


def test_nobody_reads_another_districts_calendar(teacher, other_district) -> None:
    with pytest.raises(NotAllowed):
        make_feed(owner=teacher, district=other_district)


def test_an_address_that_was_ended_stays_ended_and_a_new_one_differs(teacher) -> None:
    feed = make_feed(owner=teacher)
    secret = feed_url(feed).split("/")[-2]
    revoke_feed(feed, actor=teacher)
    revoke_feed(feed, actor=teacher)
    again = make_feed(owner=teacher)
    assert feed_of(secret) is None
    assert feed_of(feed_url(again).split("/")[-2]) == again


def test_nobody_ends_another_persons_address(teacher, coordinator) -> None:
    with pytest.raises(NotAllowed):
        revoke_feed(make_feed(owner=teacher), actor=coordinator)
