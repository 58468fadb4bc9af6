import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts import cms_groups
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.errors import LastAdministrator, LastConsortiumAdministrator, RoleNotYours
from clearinghouse.districts.models import Membership
from clearinghouse.districts.policies import roles_held
from clearinghouse.districts.services.memberships import (
    change_roles,
    end_membership,
    join_by_domain,
    roles_of,
    sync_cms_groups,
    write_roles,
)
from clearinghouse.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db


def place_of(user) -> Membership:
    return Membership.objects.get(user=user)


def groups_of(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


# Joining by e-mail domain


def test_a_verified_address_at_the_districts_domain_joins_as_teacher_and_its_administrators_are_told(
    own_district, district_administrator, teacher_elsewhere, committed
) -> None:
    own_district.email_domains = ["aldercreek.example"]
    own_district.save()
    newcomer = UserFactory(email="new@aldercreek.example")
    with committed():
        membership = join_by_domain(user=newcomer, district=own_district)
    assert roles_of(membership) == {Role.TEACHER}
    assert list(Notification.objects.values_list("recipient", flat=True)) == [district_administrator.pk]
    assert [message.to for message in mail.outbox] == [[district_administrator.email]]
    assert ModelLogEntry.objects.get(action="membership.begun").user == newcomer


@pytest.mark.parametrize(
    ("email", "verified", "kind"),
    [
        ("new@aldercreek.example", False, DistrictKind.MEMBER),
        ("new@evil-aldercreek.example", True, DistrictKind.MEMBER),
        ("new@sub.aldercreek.example", True, DistrictKind.MEMBER),
        ("new@aldercreek.example", True, DistrictKind.OBSERVER),
    ],
)
def test_nobody_joins_without_a_verified_address_at_the_very_domain_of_a_belonging_district(email, verified, kind) -> None:
    district = DistrictFactory(email_domains=["aldercreek.example"], kind=kind)
    newcomer = UserFactory(email=email, address__verified=verified)
    with pytest.raises(NotAllowed):
        join_by_domain(user=newcomer, district=district)
    assert not Membership.objects.exists()


def test_who_belongs_already_stays_as_they_are() -> None:
    district = DistrictFactory(email_domains=["aldercreek.example"])
    coordinator = member(Role.PD_COORDINATOR, district=district, email="c@aldercreek.example")
    assert roles_of(join_by_domain(user=coordinator, district=district)) == {Role.PD_COORDINATOR}
    assert not ModelLogEntry.objects.exists()


def test_coming_back_after_the_end_begins_as_a_teacher_without_the_old_roles() -> None:
    district = DistrictFactory(email_domains=["aldercreek.example"])
    member(Role.DISTRICT_ADMINISTRATOR, district=district)
    former = member(Role.DISTRICT_ADMINISTRATOR, district=district, email="f@aldercreek.example")
    end_membership(place_of(former), actor=former)
    assert roles_of(join_by_domain(user=former, district=district)) == {Role.TEACHER}
    assert roles_held(former) == {Role.TEACHER}


# Changing roles


def test_a_district_administrator_changes_roles_in_their_own_district_and_the_person_is_told(
    teacher, district_administrator
) -> None:
    change_roles(place_of(teacher), roles=[Role.TEACHER, Role.PD_COORDINATOR], actor=district_administrator)
    assert roles_held(teacher) == {Role.TEACHER, Role.PD_COORDINATOR}
    assert Notification.objects.get(recipient=teacher).text == "Your roles in Alder Creek are now: teacher, pd coordinator."
    assert ModelLogEntry.objects.get().data["changes"] == {"roles": [["teacher"], ["pd_coordinator", "teacher"]]}


@pytest.mark.parametrize("who", ["teacher", "coordinator", "curator", "teacher_elsewhere", "outsider"])
def test_nobody_else_changes_roles(request, who, district_administrator) -> None:
    actor = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        change_roles(place_of(district_administrator), roles=[Role.TEACHER], actor=actor)
    assert roles_held(district_administrator) == {Role.DISTRICT_ADMINISTRATOR}


def test_an_administrator_of_another_district_may_not(teacher) -> None:
    with pytest.raises(NotAllowed):
        change_roles(place_of(teacher), roles=[Role.FINANCE_CONTACT], actor=member(Role.DISTRICT_ADMINISTRATOR))


@pytest.mark.parametrize("role", [Role.CURATOR, Role.MODERATOR, Role.CONSORTIUM_ADMINISTRATOR])
def test_a_district_administrator_neither_gives_nor_takes_the_consortiums_roles(
    teacher, district_administrator, own_district, role
) -> None:
    with pytest.raises(RoleNotYours):
        change_roles(place_of(teacher), roles=[Role.TEACHER, role], actor=district_administrator)
    holder = member(role, district=own_district)
    with pytest.raises(RoleNotYours):
        change_roles(place_of(holder), roles=[Role.TEACHER], actor=district_administrator)
    assert (roles_held(teacher), roles_held(holder)) == ({Role.TEACHER}, {role})


def test_a_district_administrator_cannot_raise_themselves(district_administrator) -> None:
    with pytest.raises(RoleNotYours):
        change_roles(
            place_of(district_administrator),
            roles=[Role.DISTRICT_ADMINISTRATOR, Role.CONSORTIUM_ADMINISTRATOR],
            actor=district_administrator,
        )


def test_a_consortium_administrator_gives_and_takes_every_role_and_the_cms_follows(teacher, consortium_administrator) -> None:
    change_roles(place_of(teacher), roles=[Role.CURATOR], actor=consortium_administrator)
    assert groups_of(teacher) == {cms_groups.CURATORS}
    change_roles(place_of(teacher), roles=[Role.CONSORTIUM_ADMINISTRATOR], actor=consortium_administrator)
    assert groups_of(teacher) == {cms_groups.ADMINISTRATORS}
    change_roles(place_of(teacher), roles=[Role.TEACHER], actor=consortium_administrator)
    assert groups_of(teacher) == set()


def test_the_cms_groups_that_roles_do_not_speak_of_stay(teacher, django_user_model) -> None:
    from django.contrib.auth.models import Group

    teacher.groups.add(Group.objects.create(name="Choir"))
    sync_cms_groups(teacher)
    assert groups_of(teacher) == {"Choir"}


def test_a_place_without_a_role_is_refused_and_the_same_roles_write_nothing(teacher, district_administrator) -> None:
    with pytest.raises(RuleViolation, match="at least one role"):
        change_roles(place_of(teacher), roles=[], actor=district_administrator)
    change_roles(place_of(teacher), roles=[Role.TEACHER], actor=district_administrator)
    assert (ModelLogEntry.objects.count(), Notification.objects.count()) == (0, 0)


def test_the_last_district_administrator_stays_until_there_is_another(teacher, district_administrator) -> None:
    alone = place_of(district_administrator)
    with pytest.raises(LastAdministrator):
        change_roles(alone, roles=[Role.TEACHER], actor=district_administrator)
    with pytest.raises(LastAdministrator):
        end_membership(alone, actor=district_administrator)
    change_roles(place_of(teacher), roles=[Role.DISTRICT_ADMINISTRATOR], actor=district_administrator)
    end_membership(alone, actor=district_administrator)
    assert roles_held(district_administrator) == frozenset()


def test_a_disabled_administrator_does_not_count_as_another(own_district, district_administrator) -> None:
    member(Role.DISTRICT_ADMINISTRATOR, district=own_district, is_active=False)
    with pytest.raises(LastAdministrator):
        end_membership(place_of(district_administrator), actor=district_administrator)


def test_the_last_consortium_administrator_stays(consortium_administrator) -> None:
    with pytest.raises(LastConsortiumAdministrator):
        end_membership(place_of(consortium_administrator), actor=consortium_administrator)
    with pytest.raises(LastConsortiumAdministrator):
        change_roles(place_of(consortium_administrator), roles=[Role.TEACHER], actor=consortium_administrator)


# Ending


def test_an_ended_membership_takes_every_role_at_once(curator, district_administrator) -> None:
    sync_cms_groups(curator)
    assert groups_of(curator) == {cms_groups.CURATORS}
    end_membership(place_of(curator), actor=district_administrator)
    assert (roles_held(curator), groups_of(curator)) == (frozenset(), set())
    assert Notification.objects.get(recipient=curator).text == "Your membership in Alder Creek has ended."
    end_membership(place_of(curator), actor=district_administrator)
    assert ModelLogEntry.objects.filter(action="membership.ended").count() == 1


def test_a_teacher_may_leave_but_not_send_others_away(teacher, coordinator) -> None:
    with pytest.raises(NotAllowed):
        end_membership(place_of(coordinator), actor=teacher)
    end_membership(place_of(teacher), actor=teacher)
    assert roles_held(teacher) == frozenset()
    assert not Notification.objects.exists()


def test_a_district_administrator_cannot_end_a_consortium_administrators_place(
    consortium_administrator, district_administrator, own_district
) -> None:
    member(Role.CONSORTIUM_ADMINISTRATOR, district=own_district)
    with pytest.raises(RoleNotYours):
        end_membership(place_of(consortium_administrator), actor=district_administrator)


def test_roles_in_a_district_that_no_longer_belongs_do_not_count(teacher, own_district) -> None:
    own_district.kind = DistrictKind.FORMER
    own_district.save()
    assert roles_held(teacher) == frozenset()


def test_writing_roles_keeps_what_stays() -> None:
    place = MembershipFactory(roles=[Role.TEACHER, Role.CURATOR])
    kept = place.roles.get(role=Role.TEACHER).pk
    write_roles(place, [Role.TEACHER, Role.MODERATOR])
    assert roles_of(place) == {Role.TEACHER, Role.MODERATOR}
    assert place.roles.get(role=Role.TEACHER).pk == kept
