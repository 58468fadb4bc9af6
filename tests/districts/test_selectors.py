import pytest

from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.models import District
from clearinghouse.districts.selectors import (
    DistrictFilter,
    administrators_of,
    contacts_of,
    districts_to_join,
    find_districts,
    open_invitations,
    people_of,
    places_of,
    totals_of,
)
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, InvitationFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db


def end(user) -> None:
    user.memberships.update(ended_at="2026-01-01T00:00Z")


def test_ended_memberships_and_disabled_people_are_in_no_list(own_district) -> None:
    gone, disabled = member(Role.DISTRICT_ADMINISTRATOR, district=own_district), UserFactory(is_active=False)
    end(gone)
    MembershipFactory(user=disabled, district=own_district, roles=[Role.DISTRICT_ADMINISTRATOR])
    here = member(Role.DISTRICT_ADMINISTRATOR, district=own_district)
    assert [place.user for place in people_of(own_district)] == [here]
    assert contacts_of(own_district) == [("District administrator", [here])]
    assert administrators_of(own_district) == [here]
    assert places_of(gone) == []


def test_who_holds_two_roles_is_one_administrator(own_district) -> None:
    person = member(Role.DISTRICT_ADMINISTRATOR, Role.TEACHER, district=own_district)
    assert administrators_of(own_district) == [person]


def test_contacts_come_by_role(own_district) -> None:
    coordinator = member(Role.PD_COORDINATOR, Role.TEACHER, district=own_district)
    administrator = member(Role.DISTRICT_ADMINISTRATOR, district=own_district)
    assert contacts_of(own_district) == [("District administrator", [administrator]), ("PD coordinator", [coordinator])]


def test_a_filter_narrows_before_it_sums(public) -> None:
    DistrictFactory(enrolment=100, grades=["K"])
    DistrictFactory(enrolment=None, grades=["K"])
    DistrictFactory(enrolment=50, grades=["01"])
    DistrictFactory(enrolment=9, grades=["K"], kind=DistrictKind.LISTED)
    totals = totals_of(find_districts(public, DistrictFilter(grade="K")), frozenset())
    assert (totals.districts, totals.students) == (2, 100)
    assert totals_of(District.objects.none(), frozenset()).students == 0


def test_a_percent_sign_is_looked_for_as_it_is(public) -> None:
    DistrictFactory(name="Mill")
    assert not find_districts(public, DistrictFilter(q="%")).exists()


def test_invitations_that_were_answered_or_taken_back_are_not_open(own_district) -> None:
    waiting = InvitationFactory(district=own_district)
    InvitationFactory(district=own_district, withdrawn_at=waiting.created_at)
    InvitationFactory(district=own_district, accepted_at=waiting.created_at)
    assert open_invitations(own_district) == [waiting]


def test_a_district_to_join_is_one_of_the_own_verified_domain_where_one_has_no_place() -> None:
    mill = DistrictFactory(email_domains=["mill.example", "old-mill.example"])
    DistrictFactory(email_domains=["mill.example.org"])
    DistrictFactory(email_domains=["mill.example"], kind=DistrictKind.APPLICANT)
    newcomer = UserFactory(email="a@Mill.example")
    assert districts_to_join(newcomer) == [mill]
    MembershipFactory(user=newcomer, district=mill)
    assert districts_to_join(newcomer) == []
    end(newcomer)
    assert districts_to_join(newcomer) == [mill]
