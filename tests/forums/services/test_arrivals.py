"""Numbers of mail that came in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.enums import Arrival
from forums.models import ArrivalCount
from forums.services.arrivals import count_arrival, forget_old_arrivals

pytestmark = pytest.mark.django_db


def test_numbers_are_kept_for_a_year():
    count_arrival(Arrival.POSTED)
    count_arrival(Arrival.POSTED)
    for days in (365, 366):
        ArrivalCount.objects.create(arrival=Arrival.POSTED, number=1, day=timezone.localdate() - timedelta(days=days))
    assert forget_old_arrivals() == 1
    assert forget_old_arrivals() == 0
    assert list(ArrivalCount.objects.order_by("-day").values_list("number", flat=True)) == [2, 1]
