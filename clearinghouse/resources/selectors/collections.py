"""Collections as readers see them: what one may not see is left out, and not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q

from clearinghouse.resources.models import Collection, CollectionEntry, Readers, ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User


def counted(collections: QuerySet[Collection], user: User | AnonymousUser | None) -> QuerySet[Any]:
    """These collections, each with the `size` that this person sees."""
    seen = Q(entries__page__in=ResourcePage.objects.visible_to(user).order_by().values("pk"))
    return collections.select_related("district").annotate(size=Count("entries", filter=seen))


def open_collections(user: User | AnonymousUser | None) -> QuerySet[Any]:
    """Public collections that hold something for this person, the newest first."""
    public = counted(Collection.objects.filter(readers=Readers.PUBLIC), user)
    return public.filter(size__gt=0).order_by("-updated_at", "-pk")


def own_collections(user: User) -> list[Any]:
    """The person's collections, by title."""
    return list(counted(Collection.objects.filter(owner=user), user))


def district_collections(user: User) -> list[Any]:
    """Those of the person's districts that others made, by title."""
    of_districts = Collection.objects.visible_to(user).filter(readers=Readers.DISTRICT)
    return list(counted(of_districts.exclude(owner=user), user))


def entries_of(collection: Collection, user: User | AnonymousUser | None) -> list[CollectionEntry]:
    """What the person sees of a collection, in its order. One query beside who they are."""
    visible = ResourcePage.objects.visible_to(user)
    return list(collection.entries.filter(page__in=visible).select_related("page__replaced_by").order_by("position", "pk"))


def collections_to_add_to(user: User, page: ResourcePage) -> list[Any]:
    """The person's collections by title, each with whether it `has` the resource. One query."""
    there = CollectionEntry.objects.filter(collection=OuterRef("pk"), page=page)
    return list(Collection.objects.filter(owner=user).annotate(has=Exists(there)))
