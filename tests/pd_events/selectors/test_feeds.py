"""What a calendar program reads at a secret address."""

import pytest

from clearinghouse.districts.enums import Audience
from pd_events.enums import EventState
from pd_events.selectors.feeds import dates_in, feed_of, feed_url, feeds_of
from pd_events.services.feeds import make_feed
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


def secret_of(feed) -> str:
    return feed_url(feed).split("/")[-2]


def test_ones_own_calendar_holds_confirmed_seats_only(teacher) -> None:
    seated, waiting = EventDateFactory(), EventDateFactory(capacity=0)
    for date in (seated, waiting):
        ask(date, teacher)
    EventDateFactory()
    assert dates_in(make_feed(owner=teacher)) == [seated]


def test_a_districts_calendar_holds_what_its_members_may_see(teacher, own_district) -> None:
    members = EventDateFactory(event__audience=Audience.MEMBERS)
    own = EventDateFactory(event__audience=Audience.DISTRICT, event__district=own_district)
    invited = EventDateFactory(event__audience=Audience.DISTRICT)
    invited.event.invited.add(own_district)
    EventDateFactory(event__audience=Audience.DISTRICT)
    EventDateFactory(event__state=EventState.DRAFT, event__district=own_district)
    assert set(dates_in(make_feed(owner=teacher, district=own_district))) == {members, own, invited}


def test_an_address_is_dead_once_its_owner_has_gone(teacher, own_district) -> None:
    own, districts = make_feed(owner=teacher), make_feed(owner=teacher, district=own_district)
    assert [row.feed for row in feeds_of(teacher)] == [own, districts]
    teacher.memberships.update(ended_at="2026-01-01T00:00Z")
    assert feed_of(secret_of(own)) == own
    assert feed_of(secret_of(districts)) is None
    teacher.is_active = False
    teacher.save()
    assert feed_of(secret_of(own)) is None


@pytest.mark.parametrize("nonsense", ["", "x", "1:2:3", "WzEsMl0:abc"])
def test_a_guessed_address_leads_nowhere(nonsense) -> None:
    assert feed_of(nonsense) is None
