"""One click keeps a resource, another lets it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.resources.models import ResourcePage, SavedResource

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

MOST = 1000


@transaction.atomic
def save_resource(page: ResourcePage, *, actor: User) -> SavedResource:
    """Keep a resource among one's own; again nothing happens. Raises NotAllowed, and RuleViolation for one too many."""
    if not ResourcePage.objects.visible_to(actor).filter(pk=page.pk).exists():
        raise NotAllowed
    kept = SavedResource.objects.filter(person=actor)
    if kept.count() >= MOST and not kept.filter(page=page).exists():
        raise RuleViolation(f"You have saved {MOST:,} resources. Take one out first.", code="too_many_saved")
    return SavedResource.objects.get_or_create(person=actor, page=page)[0]


@transaction.atomic
def take_out(page: ResourcePage, *, actor: User) -> None:
    """Keep it no longer; where it was not saved, nothing happens."""
    SavedResource.objects.filter(person=actor, page=page).delete()
