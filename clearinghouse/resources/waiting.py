"""What waits for a person in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from clearinghouse.core.waiting import Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.policies import Capability
from clearinghouse.resources.enums import ProposalState, TagState
from clearinghouse.resources.models import FreeTag, LinkCheck, ResourcePage, ResourceProposal, TriedHereReport
from clearinghouse.resources.models.tried_here_reports import ReportReason
from clearinghouse.resources.selectors import curation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.districts.standing import Standing
    from clearinghouse.resources.models.proposals import ResourceProposalQuerySet


def drafts(standing: Standing) -> QuerySet[ResourcePage] | None:
    """Pages of the library with words that are not published, for those who curate. Proposals wait by themselves."""
    if not standing.can(Capability.CURATE_LIBRARY):
        return None
    unpublished: QuerySet[ResourcePage] = ResourcePage.objects.filter(curation.drafts())
    return unpublished


def draft_line(row: Row) -> WaitingItem:
    """A draft, or a published page with changes that nobody sees yet."""
    title, url = row.facts["title"], reverse("wagtailadmin_pages:edit", args=[row.pk])
    if row.facts["live"]:
        return WaitingItem(f"Changes to {title} are not published", url, "Look and publish")
    return WaitingItem(f"{title} is a draft", url, "Look and publish")


def reports(standing: Standing) -> QuerySet[TriedHereReport] | None:
    """Reports of notes on what was tried, for those who keep them."""
    return TriedHereReport.objects.waiting() if standing.can(Capability.KEEP_NOTES) else None


def report_line(row: Row) -> WaitingItem:
    """Why a note is reported, and where to decide."""
    reason = ReportReason(row.facts["reason"]).label
    text = f"A note on {row.facts['title']} is reported: {reason[0].lower()}{reason[1:]}"
    return WaitingItem(text, reverse("library:tried_here_reports"), "Read and decide")


def dead_links(standing: Standing) -> QuerySet[LinkCheck] | None:
    """Addresses on published pages that lead nowhere, for those who curate."""
    return LinkCheck.objects.dead().filter(page__live=True) if standing.can(Capability.CURATE_LIBRARY) else None


def link_line(row: Row) -> WaitingItem:
    """A link that is dead, and the page that it stands on."""
    url = reverse("wagtailadmin_pages:edit", args=[row.facts["page"]])
    return WaitingItem(f"A link of {row.facts['title']} is dead", url, "Look and mend", note=row.facts["address"])


def proposed(standing: Standing) -> ResourceProposalQuerySet | None:
    """Proposals that wait for a curator, but for one's own."""
    if not standing.can(Capability.CURATE_LIBRARY):
        return None
    others: Any = ResourceProposal.objects.waiting().exclude(proposed_by=standing.user)
    return others  # type: ignore[no-any-return]


def proposed_line(row: Row) -> WaitingItem:
    """A proposal to judge."""
    url = reverse("library:decide", args=[row.pk])
    return WaitingItem(f"Proposed for the library: {row.facts['title']}", url, "Look and decide", note=row.facts["district"])


def sent_back(standing: Standing) -> ResourceProposalQuerySet:
    """One's own proposals that a curator sent back."""
    return ResourceProposal.objects.filter(proposed_by=standing.user, state=ProposalState.CHANGES)


def sent_back_line(row: Row) -> WaitingItem:
    """A proposal to change, with what was asked for."""
    url = reverse("library:change_proposal", args=[row.pk])
    return WaitingItem(f"A curator asks you to change “{row.facts['title']}”", url, "Change it", note=row.facts["reason"][:200])


def to_review(standing: Standing) -> QuerySet[ResourcePage] | None:
    """Published resources whose review date has passed: those one owns, and those nobody does."""
    if not standing.can(Capability.CURATE_LIBRARY):
        return None
    passed: QuerySet[ResourcePage] = ResourcePage.objects.filter(curation.needs_review(), Q(owner=standing.user) | Q(owner=None))
    return passed


def to_review_line(row: Row) -> WaitingItem:
    """A resource to look at again."""
    url = reverse("library:care", args=[row.pk])
    due = parse_date(str(row.facts["due"] or ""))
    note = f"Due {date_format(due, 'F j, Y')}" if due else "It has no review date yet"
    return WaitingItem(f"See whether {row.facts['title']} still holds", url, "Look again", note=note)


def proposed_tags(standing: Standing) -> QuerySet[FreeTag] | None:
    """Free tags that nobody has decided on, for those who curate."""
    return FreeTag.objects.filter(state=TagState.PROPOSED) if standing.can(Capability.CURATE_LIBRARY) else None


def tag_line(row: Row) -> WaitingItem:
    """A tag as it was written."""
    return WaitingItem(f"The tag “{row.facts['name']}” is proposed", reverse("tag_queue"), "Decide")


KIND = Kind(
    "drafts",
    "Drafts to publish",
    Urgency.WHEN_YOU_CAN,
    drafts,
    {"title": F("draft_title"), "live": F("live")},
    draft_line,
    since="latest_revision_created_at",
)
LINK_FACTS = {"title": F("page__title"), "page": F("page_id"), "address": F("address")}
LINKS_KIND = Kind("links", "Links dead", Urgency.WHEN_YOU_CAN, dead_links, LINK_FACTS, link_line, since="first_failed_at")
REPORT_FACTS = {"title": F("note__page__title"), "reason": F("reason")}
REPORTS_KIND = Kind("reported_notes", "Reported notes", Urgency.SOON, reports, REPORT_FACTS, report_line)
KINDS = (
    KIND,
    REPORTS_KIND,
    LINKS_KIND,
    Kind("proposed_tags", "Tags proposed", Urgency.WHEN_YOU_CAN, proposed_tags, {"name": F("name")}, tag_line, since="proposed_at"),
    Kind(
        "resource_proposals",
        "Proposed resources",
        Urgency.OTHERS_WAIT,
        proposed,
        {"title": F("title"), "district": F("district__name")},
        proposed_line,
    ),
    Kind(
        "proposals_sent_back",
        "Proposals to change",
        Urgency.SOON,
        sent_back,
        {"title": F("title"), "reason": F("reason")},
        sent_back_line,
    ),
    Kind(
        "resources_to_review",
        "Resources to look at again",
        Urgency.WHEN_YOU_CAN,
        to_review,
        {"title": F("title"), "due": F("review_by")},
        to_review_line,
        since="last_published_at",
    ),
)
