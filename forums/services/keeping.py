"""Files that were chosen for what is not sent yet are kept under the token of the form, as browsers keep none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from forums.errors import TooManyFiles, TooManyKept
from forums.models import BegunFile, Post
from forums.services.files import MOST_FILES, fill
from forums.services.ledger import lock_person

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from clearinghouse.accounts.models import User
    from forums.services.files import Brought

MOST_KEPT = 20
# So long one may come back to a form without a draft; and so long what nobody comes back to stays where there is room.
RETURNS_WITHIN, KEPT_FOR = timedelta(days=1), timedelta(days=30)


@transaction.atomic
def keep_file(brought: Brought, token: UUID, *, actor: User) -> BegunFile | None:
    """Keep a file with what this person writes under the token; None where that is sent already. A picture may say later what it shows.

    Raises TooManyFiles, TooManyKept, ValidationError.
    """
    actor = lock_person(actor)
    if Post.objects.filter(author=actor, client_token=token).exists():
        return None
    if BegunFile.objects.under(actor, token).count() >= MOST_FILES:
        raise TooManyFiles
    make_room(actor)
    kept = BegunFile(author=actor, token=token)
    fill(kept, brought)
    return kept


def make_room(actor: User) -> None:
    """Let go what the person does not come back to, where they keep as much as one may. Raises TooManyKept where all of it is in use."""
    theirs = BegunFile.objects.filter(author=actor)
    if theirs.count() >= MOST_KEPT:
        theirs.abandoned().filter(created_at__lt=timezone.now() - RETURNS_WITHIN).delete()
        if theirs.count() >= MOST_KEPT:
            raise TooManyKept


@transaction.atomic
def settle_files(token: UUID, *, leave: Collection[int], shows: Mapping[int, str], actor: User) -> None:
    """Take out what the person leaves out of what they write under this token, by its key, and note what pictures show."""
    kept = BegunFile.objects.under(lock_person(actor), token)
    kept.filter(pk__in=leave).delete()
    for file in kept.filter(pk__in=shows):
        file.alt = " ".join(shows[file.pk].split())
        file.full_clean(exclude=["author", "file", "preview"])
        file.save(update_fields=["alt", "updated_at"])


def forget_abandoned() -> int:
    """Remove what nobody came back to for thirty days; how many files that were."""
    old = BegunFile.objects.abandoned().filter(created_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[1].get("forums.BegunFile", 0)
