"""What was decided, what is late, and who could decide."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from pd_events.models import Registration
from pd_events.selectors.decisions import could_stand_in, decisions_of, districts_coordinated_by, late_by_district
from pd_events.services.seats import decline
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, capacity=9)


def test_decisions_are_shown_to_the_own_coordinator_alone(date, teacher, coordinator, teacher_elsewhere) -> None:
    row, others = ask(date, teacher), ask(date, teacher_elsewhere)
    other_coordinator = member(Role.PD_COORDINATOR, district=others.district)
    decline([row.pk], reason="No.", actor=coordinator)
    decline([others.pk], reason="No.", actor=other_coordinator)
    assert list(decisions_of(coordinator)) == [row]
    assert list(decisions_of(teacher)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_late_requests_stand_by_district_with_whom_to_write_to(
    date, number, coordinator, own_district, django_assert_num_queries
) -> None:
    for _ in range(number):
        ask(date, member(district=own_district))
    ask(date, member())
    Registration.objects.filter(district=own_district).update(decide_by=timezone.now() - timedelta(hours=1))
    with django_assert_num_queries(2):
        (late,) = late_by_district()
    assert (late.district, len(late.rows), late.deciders) == (own_district, number, [coordinator])


def test_colleagues_without_the_role_could_stand_in(teacher, coordinator, district_administrator, teacher_elsewhere) -> None:
    districts = districts_coordinated_by(coordinator)
    assert [place.user for place in could_stand_in(districts)] == [teacher]
    assert districts_coordinated_by(teacher) == []
