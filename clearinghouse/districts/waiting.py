"""What waits for a person in the districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.waiting import Urgency, WaitingItem
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Invitation
from clearinghouse.districts.selectors import districts_to_join
from clearinghouse.districts.services.invitations import token_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clearinghouse.accounts.models import User


def items_for(user: User) -> Iterator[WaitingItem]:
    """Invitations to them, districts they may join, and in the districts they administer invitations nobody took up."""
    yield from invitations_to(user)
    yield from (
        WaitingItem(f"Your address is one of {district}", district.get_absolute_url(), "Join it", Urgency.WHEN_YOU_CAN)
        for district in districts_to_join(user)
    )
    yield from left_lying(user)


def invitations_to(user: User) -> Iterator[WaitingItem]:
    """Open invitations to a verified address of theirs."""
    mine = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    waiting = Invitation.objects.filter(email__in=[email.lower() for email in mine]).open()
    for invitation in waiting.filter(expires_at__gt=timezone.now()).select_related("district"):
        url = reverse("districts:invitation", args=[token_of(invitation)])
        yield WaitingItem(f"You are invited to {invitation.district}", url, "Answer", Urgency.OTHERS_WAIT, invitation.expires_at)


def left_lying(user: User) -> Iterator[WaitingItem]:
    """Expired invitations of districts that they administer, one line a district."""
    administered = user.memberships.current().filter(roles__role=Role.DISTRICT_ADMINISTRATOR).values("district")
    expired = Invitation.objects.filter(district__in=administered, expires_at__lte=timezone.now()).open()
    districts = {invitation.district for invitation in expired.select_related("district")}
    for district in sorted(districts, key=str):
        url = reverse("districts:people", args=[district.slug])
        yield WaitingItem(f"Invitations to {district} have run out", url, "Send them again", Urgency.WHEN_YOU_CAN)
