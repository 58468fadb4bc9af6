"""Making and ending the secret addresses of calendars."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import belongs_to
from pd_events.models import CalendarFeed

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


@transaction.atomic
def make_feed(*, owner: User, district: District | None = None) -> CalendarFeed:
    """A secret address of their own calendar, or of a district's of theirs; one of each is enough. Raises NotAllowed."""
    if district is not None and not belongs_to(owner, district):
        raise NotAllowed
    known = CalendarFeed.objects.visible_to(owner).filter(district=district).first()
    return known or CalendarFeed.objects.create(owner=owner, district=district, key=secrets.token_urlsafe(24))


@transaction.atomic
def revoke_feed(feed: CalendarFeed, *, actor: User) -> None:
    """End an address for good; calendars that read it find nothing. Again changes nothing. Raises NotAllowed."""
    feed = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    if feed.owner_id != actor.pk:
        raise NotAllowed
    if feed.revoked_at is None:
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at", "updated_at"])
