"""Districts back the challenges that matter to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.challenges.models import Backing, Challenge
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_back_challenges

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def back_challenge(challenge: Challenge, *, district: District, why: str, actor: User) -> Backing:
    """Let the district back the challenge, once; again only changes the sentence why. Raises NotAllowed."""
    district = locked(district, actor)
    if not Challenge.objects.visible_to(actor).filter(pk=challenge.pk).exists():
        raise NotAllowed
    why = " ".join(why.split())
    backing, is_new = Backing.objects.get_or_create(
        challenge=challenge, district=district, defaults={"why": why, "backed_by": actor}
    )
    if not is_new and backing.why == why:
        return backing
    before = None if is_new else backing.why
    if not is_new:
        backing.why, backing.backed_by = why, actor
        backing.full_clean()
        backing.save(update_fields=["why", "backed_by", "updated_at"])
    audit.record(challenge, "challenge.backed", actor=actor, changes={"why": (before, why)}, district=district)
    return backing


@transaction.atomic
def withdraw_backing(challenge: Challenge, *, district: District, actor: User) -> None:
    """Take the district's backing back; where there is none, nothing happens. Raises NotAllowed."""
    district = locked(district, actor)
    backing = Backing.objects.filter(challenge=challenge, district=district).first()
    if backing is not None:
        why = backing.why
        backing.delete()
        audit.record(challenge, "challenge.unbacked", actor=actor, district=district, why=why)


def locked(district: District, actor: User) -> District:
    """The district, whose backings nobody else changes until the transaction ends. Raises NotAllowed for whoever may not speak for it."""
    district = District.objects.select_for_update().get(pk=district.pk)
    if not can_back_challenges(actor, district):
        raise NotAllowed
    return district
