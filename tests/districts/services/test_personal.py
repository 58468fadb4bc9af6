import json

import pytest
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.districts.enums import Role
from clearinghouse.districts.errors import LastAdministrator, LastConsortiumAdministrator
from clearinghouse.districts.models import Invitation, Membership
from clearinghouse.districts.policies import roles_held
from tests.factories.districts import InvitationFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db


def test_the_export_holds_the_persons_places_and_invitations_and_nobody_elses(teacher, own_district) -> None:
    InvitationFactory(email=teacher.email, district=own_district)
    InvitationFactory(email="secret@school.example", district=own_district)
    told = export_person(teacher)
    assert told["districts"]["memberships"][0]["district"] == "Alder Creek"
    assert told["districts"]["memberships"][0]["roles"] == ["teacher"]
    assert [row["email"] for row in told["districts"]["invitations"]] == [teacher.email]
    assert "secret@school.example" not in json.dumps(told)


def test_erasing_ends_every_place_and_forgets_invitations(teacher, own_district) -> None:
    InvitationFactory(email=teacher.email, district=own_district, accepted_at=timezone.now())
    erase_person(teacher, actor=teacher)
    gone = User.objects.get(pk=teacher.pk)
    assert (gone.is_active, gone.email, str(gone)) == (False, f"erased-{gone.pk}@erased.invalid", "Former member")
    assert roles_held(gone) == frozenset()
    assert Membership.objects.get(user=gone).ended_at is not None
    assert not Invitation.objects.exists()


def test_who_alone_administers_a_district_or_the_consortium_is_not_erased_yet(
    district_administrator, consortium_administrator
) -> None:
    for person, refused in ((district_administrator, LastAdministrator), (consortium_administrator, LastConsortiumAdministrator)):
        with pytest.raises(refused):
            erase_person(person, actor=person)
        person.refresh_from_db()
        assert person.is_active


def test_a_second_place_of_the_same_person_is_no_other_administrator(consortium_administrator, other_district) -> None:
    MembershipFactory(user=consortium_administrator, district=other_district, roles=[Role.CONSORTIUM_ADMINISTRATOR])
    with pytest.raises(LastConsortiumAdministrator):
        erase_person(consortium_administrator, actor=consortium_administrator)
    member(Role.CONSORTIUM_ADMINISTRATOR)
    erase_person(consortium_administrator, actor=consortium_administrator)
    assert roles_held(User.objects.get(pk=consortium_administrator.pk)) == frozenset()
