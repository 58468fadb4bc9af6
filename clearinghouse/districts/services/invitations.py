"""Inviting people to a district by a signed link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core import audit, outbox
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.enums import Role
from clearinghouse.districts.errors import InvitationClosed, RoleNotYours
from clearinghouse.districts.models import District, Invitation, Membership
from clearinghouse.districts.policies import can_invite_to, roles_grantable
from clearinghouse.districts.services.memberships import give_place, lock
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User

SALT = "districts.invitation"
LIFETIME = timedelta(days=14)
TOPIC = "districts.invitations"
CLOSED = {
    "invitation_used": "This invitation was used already. Sign in to see your districts.",
    "invitation_withdrawn": "This invitation was taken back. Ask your district's administrator for a new one.",
    "invitation_expired": "This invitation is older than two weeks. Ask your district's administrator for a new one.",
    "invitation_refused": "The district no longer belongs to the consortium, so nobody can join it now.",
}


@transaction.atomic
def invite_people(district: District, *, emails: Collection[str], roles: Collection[Role], actor: User) -> list[Invitation]:
    """Invite each address to a place with these roles; who has an open invitation gets a fresh one.

    Nobody is invited unless all can be. Raises NotAllowed, RoleNotYours, RuleViolation.
    """
    lock(district)
    check_may_invite(district, roles, actor)
    addresses = list(dict.fromkeys(email.strip().lower() for email in emails))
    check_not_here_already(district, addresses)
    return [invite(district, email, roles, actor) for email in addresses]


def check_may_invite(district: District, roles: Collection[Role], actor: User) -> None:
    """Raise unless the actor may invite there with these roles."""
    if not can_invite_to(actor, district):
        raise NotAllowed
    if not roles:
        raise RuleViolation("Choose at least one role.", code="no_role", field="roles")
    if not frozenset(roles) <= roles_grantable(actor, district):
        raise RoleNotYours(field="roles")


def check_not_here_already(district: District, addresses: Collection[str]) -> None:
    """Raise with every address that belongs to somebody in the district."""
    members = Membership.objects.open().filter(district=district).values("user")
    here = set(EmailAddress.objects.filter(user__in=members, verified=True).values_list("email", flat=True))
    if known := sorted(set(addresses) & {email.lower() for email in here}):
        raise RuleViolation(f"Already in {district}: {', '.join(known)}.", code="already_here", field="emails")


def invite(district: District, email: str, roles: Collection[Role], actor: User) -> Invitation:
    """Make or renew the invitation of one address, after all checks."""
    values = {"roles": sorted(roles), "invited_by": actor, "expires_at": timezone.now() + LIFETIME}
    invitation, is_new = Invitation.objects.update_or_create(
        email=email, district=district, accepted_at=None, withdrawn_at=None, defaults=values
    )
    audit.record(invitation, "invitation.sent", actor=actor, roles=values["roles"], is_new=is_new)
    send_after_commit(invitation)
    return invitation


def send_after_commit(invitation: Invitation) -> None:
    """Let the mail leave with the outbox; it carries this very term, so that a second delivery is no second mail."""
    term = invitation.expires_at.isoformat()
    outbox.enqueue(TOPIC, {"invitation": invitation.pk, "term": term}, key=str(invitation.pk))


@transaction.atomic
def resend_invitation(invitation: Invitation, *, actor: User) -> None:
    """Send it anew, for another two weeks. Raises NotAllowed, InvitationClosed."""
    invitation = locked(invitation.public_id)
    check_may_invite(invitation.district, [Role(role) for role in invitation.roles], actor)
    if reason := why_closed(invitation, by_date=False):
        raise reason
    invitation.expires_at = timezone.now() + LIFETIME
    invitation.save(update_fields=["expires_at", "updated_at"])
    audit.record(invitation, "invitation.sent", actor=actor, roles=invitation.roles, is_new=False)
    send_after_commit(invitation)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, actor: User) -> None:
    """Take it back; its link ends at once. Again does nothing. Raises NotAllowed, InvitationClosed for a used one."""
    invitation = locked(invitation.public_id)
    if not can_invite_to(actor, invitation.district):
        raise NotAllowed
    if invitation.accepted_at:
        raise closed("invitation_used")
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at", "updated_at"])
        audit.record(invitation, "invitation.withdrawn", actor=actor)


@transaction.atomic
def accept_invitation(token: str, *, user: User) -> Membership:
    """Give the person the place that the link offers, once, and tell who invited them.

    Raises InvitationClosed, and NotAllowed unless the invited address is a verified one of this person.
    """
    invitation = read_token(token, lock_row=True)
    if not is_for(invitation, user):
        raise NotAllowed
    lock(invitation.district)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by", "updated_at"])
    roles = [Role(role) for role in invitation.roles]
    membership = give_place(user=user, district=invitation.district, roles=roles, actor=user, way="invitation")
    audit.record(invitation, "invitation.accepted", actor=user)
    if invitation.invited_by:
        text = f"{user} accepted your invitation to {invitation.district}."
        url = reverse("districts:people", args=[invitation.district.slug])
        notify(invitation.invited_by, kind=NotificationKind.INVITATION, text=text, url=url, subject=membership)
    return membership


def is_for(invitation: Invitation, user: User) -> bool:
    """Whether the invited address is a verified one of this person."""
    return bool(EmailAddress.objects.filter(user=user, verified=True, email__iexact=invitation.email).exists())


def token_of(invitation: Invitation) -> str:
    """The signed part of the link."""
    return token_for(invitation.public_id)


def token_for(public_id: UUID | str) -> str:
    """The same, where only the public id is known, in any way of writing it."""
    return signing.dumps(UUID(str(public_id)).hex, salt=SALT)


def read_token(token: str, *, lock_row: bool = False) -> Invitation:
    """The open invitation that a link is for. Raises InvitationClosed, whose code says why."""
    try:
        public_id = UUID(signing.loads(token, salt=SALT, max_age=LIFETIME))
    except signing.SignatureExpired as error:
        raise closed("invitation_expired") from error
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as error:
        raise InvitationClosed from error
    invitation = locked(public_id) if lock_row else find(public_id)
    if reason := why_closed(invitation):
        raise reason
    return invitation


def find(public_id: UUID) -> Invitation:
    """The invitation of this id. Raises InvitationClosed."""
    invitation = Invitation.objects.select_related("district", "invited_by").filter(public_id=public_id).first()
    if invitation is None:
        raise InvitationClosed
    return invitation


def locked(public_id: UUID) -> Invitation:
    """The same, held until the transaction ends."""
    Invitation.objects.select_for_update().filter(public_id=public_id).first()
    return find(public_id)


def why_closed(invitation: Invitation, *, by_date: bool = True) -> InvitationClosed | None:
    """Why nobody can accept it now; None when somebody can."""
    if invitation.accepted_at:
        return closed("invitation_used")
    if invitation.withdrawn_at:
        return closed("invitation_withdrawn")
    if not invitation.district.belongs:
        return closed("invitation_refused")
    return closed("invitation_expired") if by_date and invitation.expires_at <= timezone.now() else None


def closed(code: str) -> InvitationClosed:
    """The error with this reason."""
    return InvitationClosed(CLOSED[code], code=code)
