"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.models import SavedSearch

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> list[dict[str, Any]]:
    """The searches that they saved."""
    return [
        {"name": saved.name, "address": saved.address, "mail": saved.rhythm, "saved_at": saved.created_at.isoformat()}
        for saved in SavedSearch.objects.filter(owner=user).order_by("pk")
    ]


def erase(user: User) -> None:
    """Forget them, with their feeds and finds."""
    SavedSearch.objects.filter(owner=user).delete()
