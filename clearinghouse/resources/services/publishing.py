"""What follows when a page of the library is published, taken down or deleted, whoever did it and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from clearinghouse.core import audit
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from clearinghouse.resources.enums import ProposalState
from clearinghouse.resources.models import ResourcePage, ResourceProposal
from clearinghouse.resources.models.proposals import OPEN
from clearinghouse.resources.selectors.history import PUBLISHED
from clearinghouse.resources.services.review_dates import set_first_review_date
from clearinghouse.resources.services.rubric import note_published_without_review
from clearinghouse.resources.signals import resource_changed

if TYPE_CHECKING:
    from wagtail.models import Revision

TAKEN_DOWN = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
DELETED = "The draft was deleted from the library. Ask a curator why, or propose it again."


@transaction.atomic
def follow_publication(page: ResourcePage, revision: Revision | None) -> None:
    """Set the first review date, close a proposal that no rubric closed, and tell readers whose page is back or has other readers."""
    set_first_review_date(page)
    note_published_without_review(page, actor=revision.user if revision else None)
    if stands_otherwise(page):
        resource_changed.send(type(page), page_id=page.pk, change="status")


def stands_otherwise(page: ResourcePage) -> bool:
    """Whether the page was down before it was published now, or had another audience. The trail does not name this publication yet."""
    before = PageLogEntry.objects.filter(page=page.pk, action__in=(*PUBLISHED, *TAKEN_DOWN)).select_related("revision")
    last = before.order_by("-timestamp", "-pk").first()
    if last is None or last.action in TAKEN_DOWN:
        return last is not None
    content = last.revision.content if last.revision else {}
    return bool(content) and (content.get("audience"), content.get("district")) != (page.audience, page.district_id)


def tell_taken_down(page: ResourcePage) -> None:
    """Tell that a page is not to be read any more."""
    resource_changed.send(type(page), page_id=page.pk, change="status")


@transaction.atomic
def close_proposal_of_deleted(page: ResourcePage) -> None:
    """A draft is deleted: the proposal it was made for is declined, and whoever proposed it is told."""
    proposal = ResourceProposal.objects.select_for_update().filter(page=page.pk, state__in=OPEN).first()
    if proposal is None:
        return
    proposal.state, proposal.reason, proposal.decided_at = ProposalState.DECLINED, DELETED, timezone.now()
    proposal.save()
    settle(proposal)
    audit.record(proposal, "resource_proposal.draft_deleted")
    if proposal.proposed_by is not None:
        text = f"“{proposal.title}” was not taken into the library: {DELETED}"
        url = proposal.get_absolute_url()
        notify(proposal.proposed_by, kind=NotificationKind.RESOURCE_DECISION, text=text, url=url, subject=proposal)
