"""Who holds which role in a district."""

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from clearinghouse.districts.services.delegations import name_delegate
from pd_events.selectors.people import deciders, people_in, stand_ins

pytestmark = pytest.mark.django_db


def test_roles_stand_ins_and_people_of_one_district(teacher, coordinator, teacher_elsewhere, own_district) -> None:
    today = timezone.localdate()
    name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    assert deciders(own_district.pk, {Role.PD_COORDINATOR}) == [coordinator]
    assert stand_ins(own_district.pk) == [teacher]
    assert set(people_in(own_district)) == {teacher, coordinator}
