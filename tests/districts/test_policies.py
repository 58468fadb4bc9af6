import pytest

from clearinghouse.districts.enums import CONSORTIUM_ROLES, DistrictKind, Role
from clearinghouse.districts.policies import (
    CATALOGUE,
    Capability,
    can,
    can_edit_district,
    can_invite_to,
    can_manage_people,
    can_see_people,
    roles_grantable,
    roles_held,
)
from tests.factories.accounts import UserFactory
from tests.factories.districts import member

pytestmark = pytest.mark.django_db
CAST = [
    "public",
    "outsider",
    "teacher_elsewhere",
    "teacher",
    "coordinator",
    "curator",
    "district_administrator",
    "consortium_administrator",
]


def who_may(request, predicate) -> set[str]:
    return {name for name in CAST if predicate(request.getfixturevalue(name))}


@pytest.mark.parametrize("capability", list(Capability))
def test_the_catalogue_names_every_capability_and_always_the_consortium_or_the_district_administrator(capability) -> None:
    assert CATALOGUE[capability] & {Role.CONSORTIUM_ADMINISTRATOR, Role.DISTRICT_ADMINISTRATOR}


@pytest.mark.parametrize("predicate", [can_edit_district, can_manage_people, can_invite_to])
def test_administrators_keep_a_district_its_own_and_the_consortiums(request, own_district, predicate) -> None:
    assert who_may(request, lambda user: predicate(user, own_district)) == {"district_administrator", "consortium_administrator"}


@pytest.mark.parametrize("predicate", [can_edit_district, can_manage_people, can_invite_to])
def test_only_the_consortiums_administrator_keeps_another_district(request, other_district, predicate) -> None:
    assert who_may(request, lambda user: predicate(user, other_district)) == {"consortium_administrator"}


def test_curators_and_the_consortiums_administrator_curate(request) -> None:
    assert who_may(request, lambda user: can(user, Capability.CURATE_LIBRARY)) == {"curator", "consortium_administrator"}


def test_members_see_people_and_outsiders_do_not(request) -> None:
    assert who_may(request, can_see_people) == set(CAST) - {"public", "outsider"}


def test_roles_for_the_consortium_are_the_consortiums_to_give(
    own_district, other_district, teacher, district_administrator, consortium_administrator
) -> None:
    assert roles_grantable(teacher, own_district) == frozenset()
    assert roles_grantable(district_administrator, own_district) == frozenset(Role) - CONSORTIUM_ROLES
    assert roles_grantable(district_administrator, other_district) == frozenset()
    assert roles_grantable(consortium_administrator, other_district) == frozenset(Role)


@pytest.mark.parametrize("kind", [kind for kind in DistrictKind if kind not in ("member", "associate")])
def test_roles_count_only_in_districts_that_belong(district_administrator, own_district, kind) -> None:
    own_district.kind = kind
    own_district.save()
    assert roles_held(district_administrator) == frozenset()
    assert not can_invite_to(district_administrator, own_district)


def test_a_disabled_person_and_a_disabled_superuser_may_nothing(own_district) -> None:
    gone = member(Role.CONSORTIUM_ADMINISTRATOR, district=own_district, is_active=False)
    root = UserFactory(is_superuser=True)
    former_root = UserFactory(is_superuser=True, is_active=False)
    assert [can(user, Capability.EDIT_ANY_DISTRICT) for user in (gone, root, former_root)] == [False, True, False]
    assert [can_edit_district(user, own_district) for user in (gone, root, former_root)] == [False, True, False]


def test_a_question_costs_one_query(district_administrator, own_district, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert can_edit_district(district_administrator, own_district)
    with django_assert_num_queries(1):
        assert can_manage_people(district_administrator, own_district)


def test_a_role_taken_away_is_gone_with_the_next_question(curator) -> None:
    assert can(curator, Capability.CURATE_LIBRARY)
    curator.memberships.get().roles.all().delete()
    assert not can(curator, Capability.CURATE_LIBRARY)
