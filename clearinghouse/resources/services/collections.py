"""People put resources together: make, change, copy and delete collections."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import Capability, can, can_speak_for, is_member
from clearinghouse.resources.errors import DistrictMissing, TooManyCollections
from clearinghouse.resources.models import Collection, CollectionEntry, Readers, ResourcePage

if TYPE_CHECKING:
    from clearinghouse.districts.models import District

MOST = 100


@transaction.atomic
def make_collection(*, title: str, note: str, readers: str, district: District | None, actor: User) -> Collection:
    """Begin a collection; the same words while it is still empty are one.

    Raises NotAllowed, DistrictMissing, TooManyCollections and ValidationError.
    """
    actor = User.objects.select_for_update().get(pk=actor.pk)
    district = of_district(readers, district)
    check_readers(readers, district, actor)
    words = {"title": " ".join(title.split()), "note": note.strip(), "readers": readers, "district": district}
    own = Collection.objects.filter(owner=actor)
    same = own.filter(**words, entries=None).first()
    if same is not None:
        return same
    if own.count() >= MOST:
        raise TooManyCollections
    collection = Collection(owner=actor, slug=free_slug(title), **words)
    collection.full_clean()
    collection.save()
    audit.record(collection, "collection.made", actor=actor, readers=readers)
    return collection


@transaction.atomic
def change_collection(
    collection: Collection, *, title: str, note: str, readers: str, district: District | None, actor: User
) -> Collection:
    """Give it other words or other readers; its address stays. Raises NotAllowed, DistrictMissing, ValidationError."""
    collection = own_collection(collection, actor)
    before = collection.readers
    district = of_district(readers, district)
    if readers != before or district != collection.district:
        check_readers(readers, district, actor)
    collection.title, collection.note, collection.readers = " ".join(title.split()), note.strip(), readers
    collection.district = district
    collection.full_clean()
    collection.save()
    changes = {"readers": (before, readers)} if before != readers else None
    audit.record(collection, "collection.changed", actor=actor, changes=changes)
    return collection


@transaction.atomic
def delete_collection(collection: Collection, *, actor: User) -> None:
    """Let it go, with its order and notes. The resources stay. Raises NotAllowed."""
    collection = own_collection(collection, actor)
    audit.record(collection, "collection.deleted", actor=actor)
    collection.delete()


@transaction.atomic
def copy_collection(collection: Collection, *, actor: User) -> Collection:
    """A private copy for this person, with what they may see of it. Raises NotAllowed, TooManyCollections."""
    found = Collection.objects.visible_to(actor).filter(pk=collection.pk).first()
    if found is None:
        raise NotAllowed
    title = f"Copy of {found.title}"[:120]
    copy = make_collection(title=title, note=found.note, readers=Readers.PRIVATE, district=None, actor=actor)
    visible = found.entries.filter(page__in=ResourcePage.objects.visible_to(actor)).order_by("position", "pk")
    CollectionEntry.objects.bulk_create(
        CollectionEntry(collection=copy, page_id=entry.page_id, position=place, note=entry.note)
        for place, entry in enumerate(visible, start=1)
    )
    return copy


@transaction.atomic
def close_to_public(collection: Collection, *, actor: User) -> Collection:
    """Take a public collection out of everybody's sight, by those who keep what members say. Raises NotAllowed."""
    if not can(actor, Capability.KEEP_NOTES):
        raise NotAllowed
    collection = Collection.objects.select_for_update().get(pk=collection.pk)
    if collection.readers == Readers.PUBLIC:
        collection.readers = Readers.DISTRICT if collection.district_id else Readers.PRIVATE
        collection.save(update_fields=["readers", "updated_at"])
        audit.record(collection, "collection.changed", actor=actor, changes={"readers": (Readers.PUBLIC, collection.readers)})
    return collection


def own_collection(collection: Collection, actor: User) -> Collection:
    """The collection, locked, where this person may change it: its owner, and the administrators of its district. Raises NotAllowed."""
    found = Collection.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=collection.pk).first()
    if found is None or not may_change(found, actor):
        raise NotAllowed
    return found


def may_change(collection: Collection, actor: User) -> bool:
    """Whether this person may change it."""
    if collection.owner_id == actor.pk:
        return True
    return collection.district is not None and can_speak_for(actor, collection.district, author_id=None)


def of_district(readers: str, district: District | None) -> District | None:
    """Private ones are no district's."""
    return None if readers == Readers.PRIVATE else district


def check_readers(readers: str, district: District | None, actor: User) -> None:
    """Members alone show what they put together to others, and only in the name of a district of theirs. Raises NotAllowed, DistrictMissing."""
    if readers == Readers.PRIVATE:
        return
    if not is_member(actor) or (district is not None and not actor.memberships.current().filter(district=district).exists()):
        raise NotAllowed
    if district is None and readers == Readers.DISTRICT:
        raise DistrictMissing(field="district")


def free_slug(title: str) -> str:
    """An address that no collection has; it tells the title and cannot be guessed from it."""
    return f"{slugify(title)[:120] or 'collection'}-{secrets.token_hex(4)}"
