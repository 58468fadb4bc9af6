"""Taking a resource out of use without taking it away: it stays where it is, says why, and names what stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.districts import audience
from clearinghouse.resources.errors import NoReplacement, NotPublished, NotRetired, ReasonMissing, RetiredAlready
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.services.review_dates import store, to_care_for
from clearinghouse.resources.signals import resource_changed

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def retire_resource(page_id: int, *, reason: str, actor: User, replaced_by: int | None = None) -> ResourcePage:
    """Retire a published resource, with what stands in its place where there is something. Its audience and address stay.

    Raises NotAllowed, NotPublished, RetiredAlready, ReasonMissing and NoReplacement.
    """
    page = to_care_for(page_id, actor)
    if not page.live:
        raise NotPublished
    if page.is_retired:
        raise RetiredAlready
    if not reason.strip():
        raise ReasonMissing("Write a sentence on why. It stands on the page for its readers.")
    replacement = replacement_for(page, replaced_by)
    store(page, retired_at=timezone.now(), retired_because=reason.strip(), replaced_by=replacement)
    changes = {"retired_because": ("", page.retired_because), "replaced_by": (None, replacement)}
    audit.record(page, "resource.retired", actor=actor, changes=changes)
    resource_changed.send(type(page), page_id=page.pk, change="retired")
    return page


def replacement_for(page: ResourcePage, chosen: int | None) -> ResourcePage | None:
    """What stands in the place of a page. Raises NoReplacement for what not all of its readers may open, or what is no longer in use."""
    if chosen is None:
        return None
    replacement: ResourcePage | None = ResourcePage.objects.live().filter(pk=chosen, retired_at=None).exclude(pk=page.pk).first()
    if replacement is None or not is_for_all_readers(replacement, page):
        raise NoReplacement
    return replacement


def is_for_all_readers(replacement: ResourcePage, page: ResourcePage) -> bool:
    """Whether everybody who sees the page sees its replacement too."""
    wider = {audience.PUBLIC_KEY, page.audience_key}
    if page.audience_key.startswith("district:"):
        wider.add(audience.MEMBERS_KEY)
    return replacement.audience_key in wider


@transaction.atomic
def revive_resource(page_id: int, *, actor: User) -> ResourcePage:
    """Bring a retired resource back into use. Raises NotAllowed and NotRetired."""
    page = to_care_for(page_id, actor)
    if not page.is_retired:
        raise NotRetired
    changes = {"retired_because": (page.retired_because, ""), "replaced_by": (page.replaced_by, None)}
    store(page, retired_at=None, retired_because="", replaced_by=None)
    audit.record(page, "resource.revived", actor=actor, changes=changes)
    resource_changed.send(type(page), page_id=page.pk, change="status")
    return page
