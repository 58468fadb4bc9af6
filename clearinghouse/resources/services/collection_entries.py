"""What is in a collection, in which order, and what is said of it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed
from clearinghouse.resources.errors import CollectionFull
from clearinghouse.resources.models import Collection, CollectionEntry, ResourcePage
from clearinghouse.resources.services.collections import own_collection

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

MOST = 200


@transaction.atomic
def add_entry(collection: Collection, page: ResourcePage, *, note: str = "", actor: User) -> CollectionEntry:
    """Put a resource at the end; one that is there already stays where it is. Raises NotAllowed, CollectionFull, ValidationError."""
    collection = own_collection(collection, actor)
    if not ResourcePage.objects.visible_to(actor).filter(pk=page.pk).exists():
        raise NotAllowed
    entries = list(collection.entries.all())
    there = next((entry for entry in entries if entry.page_id == page.pk), None)
    if there is not None:
        return there
    if len(entries) >= MOST:
        raise CollectionFull
    last = max((entry.position for entry in entries), default=0)
    entry = CollectionEntry(collection=collection, page=page, position=last + 1, note=note.strip())
    entry.full_clean()
    entry.save()
    return entry


@transaction.atomic
def remove_entry(entry: CollectionEntry, *, actor: User) -> None:
    """Take a resource out. Raises NotAllowed."""
    own_collection(entry.collection, actor)
    CollectionEntry.objects.filter(pk=entry.pk).delete()
    content_changed()


@transaction.atomic
def note_entry(entry: CollectionEntry, *, note: str, actor: User) -> CollectionEntry:
    """Say something else of it. Raises NotAllowed, ValidationError."""
    own_collection(entry.collection, actor)
    entry.note = note.strip()
    entry.full_clean()
    entry.save(update_fields=["note"])
    return entry


@transaction.atomic
def move_entry(entry: CollectionEntry, *, up: bool, actor: User) -> None:
    """One place up or down among those that this person sees; at the end of the list nothing happens. Raises NotAllowed."""
    collection = own_collection(entry.collection, actor)
    entries = list(collection.entries.order_by("position", "pk"))
    visible = set(
        ResourcePage.objects.visible_to(actor).filter(pk__in=[one.page_id for one in entries]).values_list("pk", flat=True)
    )
    seen = [one.pk for one in entries if one.page_id in visible]
    if entry.pk not in seen:
        raise NotAllowed
    neighbor = seen.index(entry.pk) + (-1 if up else 1)
    if 0 <= neighbor < len(seen):
        places = {one.pk: place for place, one in enumerate(entries)}
        here, there = places[entry.pk], places[seen[neighbor]]
        entries[here], entries[there] = entries[there], entries[here]
        put_in_order(entries)


def put_in_order(entries: list[CollectionEntry]) -> None:
    """Number the entries as they stand in the list."""
    for place, entry in enumerate(entries, start=1):
        entry.position = place
    CollectionEntry.objects.bulk_update(entries, ["position"])
    content_changed()
