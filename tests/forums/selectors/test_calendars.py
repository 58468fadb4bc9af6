"""What waits is told in school time, on the calendar of those whom it concerns."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings

from clearinghouse.districts.enums import Role
from forums.readers import reader_of
from forums.selectors.calendars import Calendar, calendars_for, with_time_waited
from forums.selectors.moderation import queue_for
from pd_events.models import ClosedDay
from tests.factories.accounts import UserFactory
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("America/New_York")
TUESDAY, WEDNESDAY = datetime(2026, 11, 24, 9, tzinfo=HERE), datetime(2026, 11, 25, 12, tzinfo=HERE)
THANKSGIVING = [(date(2026, 11, 26), date(2026, 11, 27))]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-25 12:59", "less than a school hour"),
        ("2026-11-25 13:00", "1 school hour"),
        ("2026-11-25 23:00", "4 school hours"),
        ("2026-11-29 23:00", "4 school hours"),
        ("2026-11-30 12:00", "1 school day"),
        ("2026-12-01 12:00", "2 school days"),
    ],
)
def test_nights_weekends_and_days_off_are_no_time_that_somebody_waited(now, words):
    with time_machine.travel(datetime.fromisoformat(now).replace(tzinfo=HERE), tick=False):
        assert Calendar("America/New_York", THANKSGIVING).waited(WEDNESDAY) == words


def test_a_districts_board_goes_by_its_district_and_others_by_whoever_looks(own_district, other_district):
    moderator = member(Role.MODERATOR, district=own_district)
    other_district.time_zone = "America/Chicago"
    other_district.save()
    for district, day in ((own_district, 25), (other_district, 24), (other_district, 1)):
        ClosedDay.objects.create(district=district, first=date(2026, 11, day), last=date(2026, 11, day), name="Off")
    common, theirs = BoardFactory(), district_board(other_district)
    with time_machine.travel(WEDNESDAY, tick=False):
        found = calendars_for([common, theirs], moderator, TUESDAY)
        nobodys = calendars_for([common], UserFactory(), TUESDAY)
    assert found == {
        common.pk: Calendar("America/New_York", [(date(2026, 11, 25), date(2026, 11, 25))]),
        theirs.pk: Calendar("America/Chicago", [(date(2026, 11, 24), date(2026, 11, 24))]),
    }
    assert nobodys == {common.pk: Calendar(settings.TIME_ZONE)}


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_is_told_in_two_queries_whatever_its_length(number, own_district, django_assert_num_queries):
    moderator = member(Role.MODERATOR, district=own_district)
    with time_machine.travel(TUESDAY, tick=False):
        for _ in range(number):
            post_on(BoardFactory(is_moderated=True))
    posts = list(queue_for(reader_of(moderator)))
    with time_machine.travel(WEDNESDAY, tick=False), django_assert_num_queries(2):
        told = with_time_waited(posts, moderator)
    assert [post.waited for post in told] == ["1 school day"] * number
    with django_assert_num_queries(0):
        assert with_time_waited([], moderator) == []
