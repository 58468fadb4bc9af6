from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.errors import InvitationClosed, RoleNotYours
from clearinghouse.districts.models import Invitation, Membership
from clearinghouse.districts.policies import roles_held
from clearinghouse.districts.services.invitations import (
    SALT,
    TOPIC,
    accept_invitation,
    invite_people,
    read_token,
    resend_invitation,
    token_of,
    withdraw_invitation,
)
from clearinghouse.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.districts import InvitationFactory, member

pytestmark = pytest.mark.django_db


def invite(district, actor, *emails: str, roles=(Role.TEACHER,)) -> list[Invitation]:
    return invite_people(district, emails=emails or ["new@school.example"], roles=roles, actor=actor)


def reason(token: str, **who) -> str:
    with pytest.raises(InvitationClosed) as no:
        accept_invitation(token, **who) if who else read_token(token)
    return no.value.code


def test_each_address_gets_one_mail_with_its_own_link(own_district, district_administrator, committed) -> None:
    with committed():
        sent = invite(own_district, district_administrator, "A@School.example", "b@school.example", "a@school.example ")
    assert [row.email for row in sent] == ["a@school.example", "b@school.example"]
    assert [message.to for message in mail.outbox] == [["a@school.example"], ["b@school.example"]]
    links = [next(word for word in message.body.split() if "/districts/invitations/" in word) for message in mail.outbox]
    assert len(set(links)) == 2
    assert read_token(links[0].rstrip("/").rpartition("/")[2]) == sent[0]


def test_inviting_again_renews_the_open_invitation(own_district, district_administrator) -> None:
    first = invite(own_district, district_administrator)[0]
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        second = invite(own_district, district_administrator, roles=[Role.PD_COORDINATOR])[0]
    assert (first.pk, Invitation.objects.count()) == (second.pk, 1)
    assert second.roles == ["pd_coordinator"]
    assert second.expires_at > first.expires_at
    terms = [message.payload["term"] for message in OutboxMessage.objects.filter(topic=TOPIC, key=str(first.pk)).order_by("pk")]
    assert terms == [first.expires_at.isoformat(), second.expires_at.isoformat()]


@pytest.mark.parametrize("who", ["teacher", "coordinator", "curator", "outsider", "teacher_elsewhere"])
def test_nobody_else_invites(request, own_district, who) -> None:
    with pytest.raises(NotAllowed):
        invite(own_district, request.getfixturevalue(who))
    assert not Invitation.objects.exists()


def test_a_district_administrator_offers_no_role_of_the_consortium(
    own_district, district_administrator, consortium_administrator
) -> None:
    with pytest.raises(RoleNotYours):
        invite(own_district, district_administrator, roles=[Role.CURATOR])
    assert invite(own_district, consortium_administrator, roles=[Role.CURATOR])[0].roles == ["curator"]


def test_nobody_is_invited_where_one_address_is_here_already(own_district, district_administrator, teacher) -> None:
    with pytest.raises(RuleViolation, match=f"Already in Alder Creek: {teacher.email}"):
        invite(own_district, district_administrator, "new@school.example", teacher.email.upper())
    assert not Invitation.objects.exists()


def test_accepting_gives_the_roles_once_and_tells_who_invited(own_district, district_administrator) -> None:
    token = token_of(invite(own_district, district_administrator, roles=[Role.TEACHER, Role.PD_COORDINATOR])[0])
    newcomer = UserFactory(email="new@school.example")
    membership = accept_invitation(token, user=newcomer)
    assert (membership.district, roles_held(newcomer)) == (own_district, {Role.TEACHER, Role.PD_COORDINATOR})
    told = Notification.objects.get()
    assert (told.recipient, told.text) == (district_administrator, f"{newcomer} accepted your invitation to Alder Creek.")
    assert reason(token, user=newcomer) == "invitation_used"
    assert ModelLogEntry.objects.filter(action="membership.begun").count() == 1


@pytest.mark.parametrize("verified", [True, False])
def test_the_link_is_bound_to_the_invited_address_and_to_its_proof(own_district, verified: bool) -> None:
    invitation = InvitationFactory(district=own_district, email="new@school.example")
    email = "other@school.example" if verified else "new@school.example"
    somebody = UserFactory(email=email, address__verified=verified)
    with pytest.raises(NotAllowed):
        accept_invitation(token_of(invitation), user=somebody)
    assert not Membership.objects.exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_second_verified_address_will_do(own_district) -> None:
    from allauth.account.models import EmailAddress

    somebody = UserFactory()
    EmailAddress.objects.create(user=somebody, email="New@School.example", verified=True)
    invitation = InvitationFactory(district=own_district, email="new@school.example")
    assert accept_invitation(token_of(invitation), user=somebody).user == somebody


def test_a_former_member_comes_back_with_the_offered_roles_only(own_district) -> None:
    former = member(Role.CURATOR, district=own_district, email="new@school.example")
    Membership.objects.filter(user=former).update(ended_at=timezone.now())
    accept_invitation(token_of(InvitationFactory(district=own_district, email="new@school.example")), user=former)
    assert roles_held(former) == {Role.TEACHER}


def test_closed_links_say_why(own_district, district_administrator) -> None:
    withdrawn, expired, refused = InvitationFactory.create_batch(3, district=own_district)
    withdraw_invitation(withdrawn, actor=district_administrator)
    withdraw_invitation(withdrawn, actor=district_administrator)
    assert reason(token_of(withdrawn)) == "invitation_withdrawn"
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert reason(token_of(expired)) == "invitation_expired"
    old = token_of(expired)
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert reason(old) == "invitation_expired"
    own_district.kind = DistrictKind.FORMER
    own_district.save()
    assert reason(token_of(refused)) == "invitation_refused"


@pytest.mark.parametrize("value", ["", "x", "a:b:c", "☃", "a" * 5000])
def test_nonsense_is_no_invitation(value: str) -> None:
    assert reason(value) == "invitation_unknown"


@pytest.mark.parametrize("value", ["not-an-id", None, 7, ["x"], "00000000000000000000000000000000"])
def test_what_we_signed_for_something_else_is_no_invitation(value: object) -> None:
    assert reason(signing.dumps(value, salt=SALT)) == "invitation_unknown"
    assert reason(signing.dumps(value, salt="another")) == "invitation_unknown"


def test_sending_again_gives_two_more_weeks_even_to_an_expired_one(own_district, district_administrator, committed) -> None:
    invitation = InvitationFactory(district=own_district, expires_at=timezone.now() - timedelta(days=1))
    with committed():
        resend_invitation(invitation, actor=district_administrator)
    assert [message.to for message in mail.outbox] == [[invitation.email]]
    invitation.refresh_from_db()
    assert invitation.expires_at > timezone.now() + timedelta(days=13)


def test_others_neither_send_again_nor_take_back(own_district, teacher, consortium_administrator) -> None:
    plain = InvitationFactory(district=own_district)
    for act in (resend_invitation, withdraw_invitation):
        with pytest.raises(NotAllowed):
            act(plain, actor=teacher)
    withdraw_invitation(plain, actor=consortium_administrator)
    with pytest.raises(InvitationClosed):
        resend_invitation(plain, actor=consortium_administrator)


def test_a_used_one_cannot_be_taken_back(own_district, district_administrator) -> None:
    invitation = InvitationFactory(district=own_district, email="new@school.example")
    accept_invitation(token_of(invitation), user=UserFactory(email="new@school.example"))
    with pytest.raises(InvitationClosed):
        withdraw_invitation(invitation, actor=district_administrator)
