"""Making and ending the secret addresses of feeds."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from forums.models import Board, ForumFeed
from forums.services.ledger import lock_person

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def make_feed(*, owner: User, board: Board | None = None) -> ForumFeed:
    """A secret address of a board that they read, or of all that they follow; one of each is enough. Raises NotAllowed."""
    owner = lock_person(owner)
    if board is not None and not Board.objects.visible_to(owner).filter(pk=board.pk).exists():
        raise NotAllowed
    known = ForumFeed.objects.visible_to(owner).filter(board=board).first()
    return known or ForumFeed.objects.create(owner=owner, board=board, key=secrets.token_urlsafe(24))


@transaction.atomic
def revoke_feed(feed: ForumFeed, *, actor: User) -> None:
    """End an address for good; feed readers find nothing there. Again changes nothing. Raises NotAllowed."""
    feed = ForumFeed.objects.select_for_update().get(pk=feed.pk)
    if feed.owner_id != actor.pk:
        raise NotAllowed
    if feed.revoked_at is None:
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at", "updated_at"])
