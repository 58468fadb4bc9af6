"""What people are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.accounts.models import User
from clearinghouse.core import audit

if TYPE_CHECKING:
    from clearinghouse.core.audit import Changes


@transaction.atomic
def change_name(user: User, *, first_name: str, last_name: str, actor: User) -> None:
    """Store a new name; the same name again does nothing."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    changes: Changes = {}
    for name, after in (("first_name", first_name.strip()), ("last_name", last_name.strip())):
        if (before := getattr(stored, name)) != after:
            changes[name] = (before, after)
            setattr(stored, name, after)
    if changes:
        stored.save(update_fields=list(changes))
        audit.record(stored, "account.named", actor=actor, changes=changes)
