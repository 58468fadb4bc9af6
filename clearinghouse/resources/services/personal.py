"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.resources.models import (
    RUBRIC,
    Collection,
    NoteState,
    Rating,
    Readers,
    SavedResource,
    ToldChange,
    TriedHere,
    TriedHereReport,
)
from clearinghouse.resources.services.ratings import forget_ratings

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """What they saved, put together, rated, and wrote of what was tried."""
    return {
        "saved": [
            {"resource": row.page.title, "at": row.saved_at.isoformat()}
            for row in SavedResource.objects.filter(person=user).select_related("page").order_by("pk")
        ],
        "collections": [collection_of(row) for row in user.collections.prefetch_related("entries__page").order_by("pk")],
        "ratings": [
            {"resource": row.page.title, "answers": {name: getattr(row, f"get_{name}_display")() for name in RUBRIC},
             "at": row.updated_at.isoformat()}
            for row in Rating.objects.filter(person=user).select_related("page").order_by("pk")
        ],
        "tried_here": [
            {"resource": row.page.title, "district": row.district.name, "outcome": row.outcome, "saw": row.saw,
             "differently": row.differently, "readers": row.readers_words, "at": row.created_at.isoformat()}
            for row in TriedHere.objects.filter(author=user).select_related("page", "district").order_by("pk")
        ],
        "reports": [
            {"note": row.note_id, "reason": row.reason, "at": row.created_at.isoformat()}
            for row in TriedHereReport.objects.filter(reporter=user).order_by("pk")
        ],
    }  # fmt: skip


def collection_of(collection: Collection) -> dict[str, Any]:
    """A collection with what is in it."""
    return {
        "title": collection.title,
        "note": collection.note,
        "readers": collection.readers,
        "entries": [{"resource": entry.page.title, "note": entry.note} for entry in collection.entries.all()],
    }


def erase(user: User) -> None:
    """Forget what was theirs alone. What they wrote for a district or for everybody stays, without their name."""
    SavedResource.objects.filter(person=user).delete()
    ToldChange.objects.filter(person=user).delete()
    forget_ratings(user)
    user.collections.filter(readers=Readers.PRIVATE).delete()
    user.collections.update(owner=None)
    TriedHere.objects.filter(author=user, state=NoteState.DRAFT).delete()
    TriedHere.objects.filter(author=user).update(author=None)
    TriedHereReport.objects.filter(reporter=user).update(reporter=None)
    TriedHereReport.objects.filter(decided_by=user).update(decided_by=None)
