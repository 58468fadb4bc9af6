"""Who decides on a district's requests while its coordinator is away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.errors import CannotStandIn, DaysNotRight
from clearinghouse.districts.models import Delegation, District
from clearinghouse.districts.policies import belongs_to, coordinates
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.accounts.models import User

LONGEST = timedelta(days=366)
REQUESTS = "/events/requests/"


@transaction.atomic
def name_delegate(district: District, *, person: User, first: date, last: date, actor: User) -> Delegation:
    """Let a colleague decide on the district's requests from the first day to the last, and tell them.

    Raises NotAllowed for whoever stands in themselves, CannotStandIn and DaysNotRight.
    """
    district = District.objects.select_for_update().get(pk=district.pk)
    if not coordinates(actor, district):
        raise NotAllowed
    if not belongs_to(person, district) or coordinates(person, district):
        raise CannotStandIn(field="person")
    today = timezone.localdate()
    if last < max(first, today) or last > today + LONGEST:
        raise DaysNotRight(field="last")
    delegation = Delegation.objects.create(district=district, person=person, named_by=actor, first=first, last=last)
    audit.record(delegation, "delegation.begun", actor=actor, first=str(first), last=str(last))
    days = f"from {first:%B %-d} to {last:%B %-d, %Y}"
    tell(delegation, f"{actor} asks you to decide on {district}’s training requests {days}.")
    return delegation


@transaction.atomic
def end_delegation(delegation: Delegation, *, actor: User) -> None:
    """End it at once; again changes nothing. For the district's coordinators, and for whoever stands in. Raises NotAllowed."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if actor.pk != delegation.person_id and not coordinates(actor, delegation.district):
        raise NotAllowed
    if delegation.ended_at is not None:
        return
    delegation.ended_at = timezone.now()
    delegation.save(update_fields=["ended_at", "updated_at"])
    audit.record(delegation, "delegation.ended", actor=actor)
    if actor.pk != delegation.person_id:
        tell(delegation, f"You no longer decide on {delegation.district}’s training requests.")


def tell(delegation: Delegation, text: str) -> None:
    """Tell the person in the running transaction."""
    notify(delegation.person, kind=NotificationKind.PLACE, text=text, url=REQUESTS, subject=delegation)
