"""What administrators read of mail that came in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.enums import Arrival
from forums.models import ArrivalCount
from forums.selectors.arrivals import MEANS, arrivals_of

pytestmark = pytest.mark.django_db


def came(arrival: Arrival, number: int = 1, *, days_ago: int = 0) -> None:
    ArrivalCount.objects.create(arrival=arrival, number=number, day=timezone.localdate() - timedelta(days=days_ago))


@pytest.mark.parametrize("days", [1, 3])
def test_mail_is_counted_by_kind_and_by_day_in_one_query(days, settings, django_assert_num_queries):
    settings.REPLY_MAIL_DOMAIN = "forums.example"
    for ago in range(days):
        came(Arrival.POSTED, 2, days_ago=ago)
        came(Arrival.AUTOMATIC, days_ago=ago)
    came(Arrival.FORGED, 7, days_ago=30)
    came(Arrival.REPORTED, days_ago=30)
    with django_assert_num_queries(1):
        found = arrivals_of()
    kinds = {kind.words: (kind.number, kind.latest) for kind in found.kinds}
    assert kinds[Arrival.POSTED.label] == (2 * days, timezone.localdate())
    assert kinds[Arrival.FORGED.label] == (0, None), "that is longer ago than thirty days"
    assert [day.words for day in found.days] == ["2 became a post; 1 was written by a machine"] * days
    assert found.taken == timezone.localdate()
    assert len(kinds) == len(Arrival) == len(MEANS)


@pytest.mark.parametrize(
    ("arrivals", "state"),
    [
        ([], "silent"),
        ([Arrival.POSTED, Arrival.FORGED], "works"),
        ([Arrival.REPORTED], "works"),
        ([Arrival.FORGED, Arrival.REFUSED], "forged"),
        ([Arrival.UNKNOWN], "refused"),
    ],
)
def test_whether_answers_by_mail_work_is_one_word(arrivals, state, settings):
    for arrival in arrivals:
        came(arrival)
    assert arrivals_of().state == "off"
    settings.REPLY_MAIL_DOMAIN = "forums.example"
    assert arrivals_of().state == state
