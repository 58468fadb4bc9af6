"""When somebody looks at a resource again, and who sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import CATALOGUE, Capability, can
from clearinghouse.districts.selectors import holders_of
from clearinghouse.resources.curation.intervals import next_review
from clearinghouse.resources.errors import DateGone, NoOwner, NotPublished
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.accounts.models import User


def to_care_for(page_id: int, actor: User) -> ResourcePage:
    """The resource as its own kind, held until the transaction ends. Raises NotAllowed, also where there is none."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    held = ResourcePage.objects.select_for_update().filter(id=page_id).first()
    if held is None:
        raise NotAllowed
    page: ResourcePage = held.specific
    return page


def store(page: ResourcePage, **values: Any) -> None:
    """Write facts of the page itself, past its wording: no revision is made, and search hears of it."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save(clean=False, update_fields=list(values))


def set_first_review_date(page: ResourcePage) -> None:
    """Give a resource that has just been published the review date of its kind, where its editors have set none."""
    if page.review_by is None and page.live:
        put_off(page, next_review(page.kind, timezone.localdate()))


def put_off(page: ResourcePage, day: date | None) -> None:
    """Set the next review date on the page, and in its newest wording, which would bring the old date back when it is published."""
    store(page, review_by=day)
    newest = Revision.page_revisions.filter(pk=page.latest_revision_id).first()
    if newest is not None:
        newest.content["review_by"] = day.isoformat() if day else None
        Revision.objects.filter(pk=newest.pk).update(content=newest.content)


@transaction.atomic
def confirm_resource(page_id: int, *, actor: User, next_by: date | None = None, note: str = "") -> ResourcePage:
    """Write down that a published resource was looked at and still holds, and when the next look is due: by its kind, or on `next_by`.

    Raises NotAllowed, NotPublished and DateGone.
    """
    page, today = to_care_for(page_id, actor), timezone.localdate()
    if not page.live or page.is_retired:
        raise NotPublished("Only a published resource that is not retired can be confirmed.")
    due, before = next_by or next_review(page.kind, today), page.review_by
    if due <= today:
        raise DateGone
    put_off(page, due)
    store(page, reviewed_at=timezone.now())
    audit.record(page, "resource.confirmed", actor=actor, changes={"review_by": (str(before), str(due))}, note=note.strip()[:500])
    return page


@transaction.atomic
def give_to_owner(page_id: int, owner: User | None, *, actor: User) -> ResourcePage:
    """Say who sees to a resource; None gives it back to all curators. Raises NotAllowed, and NoOwner for somebody who does not curate."""
    page = to_care_for(page_id, actor)
    if owner is not None and owner not in possible_owners():
        raise NoOwner
    if page.owner == owner:
        return page
    before = page.owner
    store(page, owner=owner)
    audit.record(page, "resource.given", actor=actor, changes={"owner": (before, owner)})
    return page


def possible_owners() -> list[User]:
    """Those who curate, by name."""
    people = {person.pk: person for role in CURATING for person in holders_of(role)}
    return sorted(people.values(), key=str)


CURATING: tuple[Role, ...] = tuple(sorted(CATALOGUE[Capability.CURATE_LIBRARY]))
