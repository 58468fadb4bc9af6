"""What curators and administrators may do in the CMS, written as Wagtail's groups. Who is in them follows from roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from clearinghouse.districts.cms_groups import ADMINISTRATORS, CURATORS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet
    from wagtail.models import Page

PAGE_ACTIONS = ("add", "change", "publish")
FILE_ACTIONS = ("add", "change", "choose")
# Records beside pages that curators keep: topics, interventions, studies. Pages have permissions of their own.
RECORDS = Q(content_type__app_label="resources") & ~Q(content_type__model__endswith="page")
CHALLENGES = Q(content_type__app_label="challenges", content_type__model="challenge")
LETTERS = Q(content_type__app_label="advocacy", content_type__model="lettertemplate")
# What means the same to those who search, and what comes first for a query.
SEARCH = Q(content_type__app_label="search", content_type__model__in=["synonymgroup", "pinnedresults"])
# What waits for other servers: to see it, and to try again what was given up.
OUTBOX = Q(content_type__app_label="core", codename__in=["view_outboxmessage", "change_outboxmessage"])
NONE = Q(pk__in=[])
DELETING = Q(codename__startswith="delete_")
# What Wagtail's own installation makes; ours say more exactly who does what here.
FORMER_GROUPS = ("Editors", "Moderators")


def prepare_groups(*, home: Page, library: Page) -> list[str]:
    """Make the two groups and give them what they lack. Returns what was done."""
    done = [*prepare_group(CURATORS, pages=library, actions=PAGE_ACTIONS, records=RECORDS | SEARCH, deletes=SEARCH)]
    actions = (*PAGE_ACTIONS, "bulk_delete", "lock", "unlock")
    records = RECORDS | CHALLENGES | LETTERS | OUTBOX | SEARCH
    done += prepare_group(ADMINISTRATORS, pages=home, actions=actions, records=records, deletes=RECORDS | LETTERS | SEARCH)
    if done:
        Group.objects.filter(name__in=FORMER_GROUPS, user=None).delete()
    return done


def prepare_group(name: str, *, pages: Page, actions: Iterable[str], records: Q, deletes: Q = NONE) -> list[str]:
    """One group that enters the CMS, works on these pages and keeps files and records. What it may do besides stays."""
    group, is_new = Group.objects.get_or_create(name=name)
    enters = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
    keeps = Permission.objects.filter((records & ~DELETING) | (deletes & DELETING))
    files = permissions("wagtailimages", FILE_ACTIONS, ["image"]) | permissions("wagtaildocs", FILE_ACTIONS, ["document"])
    folder = Collection.get_first_root_node()
    given = [
        give(Group.permissions.through, enters | keeps, group=group),
        give(GroupPagePermission, permissions("wagtailcore", actions, ["page"]), group=group, page=pages),
        give(GroupCollectionPermission, files, group=group, collection=folder),
    ]
    return [f"set up the group {name}"] if is_new or any(given) else []


def give(rights: type[Model], wanted: QuerySet[Permission], **to: Any) -> int:
    """Write the rights that are lacking, and return how many."""
    held = rights._default_manager.filter(**to).values_list("permission_id", flat=True)
    lacking = wanted.exclude(pk__in=list(held))
    return len(rights._default_manager.bulk_create([rights(permission=permission, **to) for permission in lacking]))


def permissions(app_label: str, actions: Iterable[str], models: Iterable[str]) -> QuerySet[Permission]:
    """The permissions of these actions on these models."""
    names = [f"{action}_{model}" for action in actions for model in models]
    return Permission.objects.filter(content_type__app_label=app_label, codename__in=names)
