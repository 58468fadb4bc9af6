"""How full a date looks to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.models import Registration
from pd_events.selectors.rooms import rooms_of, seats_for
from tests.factories.districts import DistrictFactory
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def words(date, *districts) -> str:
    return seats_for(rooms_of([date])[date.pk], districts).words


def test_a_district_reads_what_is_kept_for_it_and_what_is_shared() -> None:
    date, own = EventDateFactory(capacity=7), DistrictFactory()
    DistrictShareFactory(date=date, district=own, reserve=2)
    assert words(date, own) == "Your district has 2 left, 5 shared"
    assert words(date) == "5 seats left"


def test_each_kind_of_full_has_words_of_its_own() -> None:
    own = DistrictFactory()
    capped = EventDateFactory(capacity=3)
    DistrictShareFactory(date=capped, district=own, cap=0)
    kept = EventDateFactory(capacity=1)
    DistrictShareFactory(date=kept, reserve=1)
    assert words(EventDateFactory(capacity=0), own) == "Full"
    assert words(capped, own) == "Your district has reached its limit"
    assert words(kept, own) == "Full for your district"
    assert words(kept) == "Full but for seats kept for districts"
    assert words(EventDateFactory(capacity=None), own) == "No limit on seats"
    assert words(EventDateFactory(capacity=1), own) == "1 seat left"


def test_a_hold_that_ran_out_is_free_on_the_page_too() -> None:
    date = EventDateFactory(capacity=1, event__needs_approval=True)
    held = ask(date, teachers(1)[0])
    assert words(date) == "Full"
    Registration.objects.filter(pk=held.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert words(date) == "1 seat left"


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_two_queries_however_many_dates(number, django_assert_num_queries) -> None:
    dates = [EventDateFactory() for _ in range(number)]
    with django_assert_num_queries(2):
        rooms_of(dates)
