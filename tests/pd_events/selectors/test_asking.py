"""What the form that asks for a place knows, in one journey."""

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from pd_events.models import Building
from pd_events.selectors.asking import sheet_for
from tests.factories.districts import MembershipFactory, member
from tests.factories.pd_events import EventDateFactory, QuestionFactory
from tests.journeys import together

pytestmark = pytest.mark.django_db


def building(district, name: str = "Ridge School") -> Building:
    return Building.objects.create(district=district, name=name)


def test_it_has_the_persons_districts_their_buildings_the_questions_and_who_reads(
    teacher, coordinator, own_district, other_district
) -> None:
    coordinator_elsewhere = member(Role.PD_COORDINATOR, district=other_district)
    contact = member(district=other_district)
    date = EventDateFactory(event__district=other_district, event__accommodation_contact=contact)
    own, elsewhere = building(own_district), building(other_district)
    asked = [QuestionFactory(event=date.event, position=place) for place in (2, 1)]
    QuestionFactory()
    sheet = sheet_for(teacher, date.pk)
    assert (sheet.date, sheet.districts, sheet.buildings) == (date, [own_district], [own])
    assert sheet.questions == asked[::-1]
    assert sheet.readers == f"{coordinator}, {contact}"
    assert elsewhere not in sheet.buildings
    assert str(coordinator_elsewhere) not in sheet.readers


def test_who_belongs_to_two_districts_chooses_among_both(teacher, coordinator, own_district, other_district) -> None:
    MembershipFactory(user=teacher, district=other_district, roles=[Role.TEACHER])
    theirs = member(Role.PD_COORDINATOR, district=other_district)
    buildings = {building(district) for district in (own_district, other_district)}
    sheet = sheet_for(teacher, EventDateFactory().pk)
    assert sheet.districts == sorted([own_district, other_district], key=lambda district: district.name)
    assert set(sheet.buildings) == buildings
    assert set(sheet.readers.split(", ")) == {str(coordinator), str(theirs)}


def test_what_ended_counts_no_more(teacher, coordinator, own_district, other_district) -> None:
    MembershipFactory(user=teacher, district=other_district, roles=[Role.TEACHER], ended_at=timezone.now())
    building(other_district)
    sheet = sheet_for(teacher, EventDateFactory().pk)
    assert (sheet.districts, sheet.buildings) == ([own_district], [])


@pytest.mark.parametrize("unknown", [0, 10**25])
def test_what_one_may_not_see_is_as_if_it_were_not_there(unknown, teacher, teacher_elsewhere, other_district) -> None:
    hidden = EventDateFactory(event__audience="district", event__district=other_district)
    assert sheet_for(teacher_elsewhere, hidden.pk) is not None
    assert sheet_for(teacher, hidden.pk) is None
    assert sheet_for(teacher, unknown) is None


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_the_same_queries_however_much_there_is(number, teacher, own_district, django_assert_num_queries) -> None:
    date = EventDateFactory()
    for place in range(number):
        building(own_district, f"School {place}")
        QuestionFactory(event=date.event)
        member(Role.PD_COORDINATOR, district=own_district)
    with django_assert_num_queries(together(5)):
        assert len(sheet_for(teacher, date.pk).buildings) == number
