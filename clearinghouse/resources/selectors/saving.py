"""A person's saved resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.resources.models import SavedResource

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def saved_by(user: User) -> list[SavedResource]:
    """What the person saved and may still see, newest first."""
    return list(SavedResource.objects.visible_to(user).select_related("page"))
