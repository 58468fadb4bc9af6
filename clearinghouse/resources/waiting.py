"""What waits for a person in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse

from clearinghouse.core.waiting import Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.policies import Capability
from clearinghouse.resources.models import LinkCheck, ResourcePage, TriedHereReport
from clearinghouse.resources.models.tried_here_reports import ReportReason

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.districts.standing import Standing


def drafts(standing: Standing) -> QuerySet[ResourcePage] | None:
    """Pages of the library with words that are not published, for those who curate."""
    if not standing.can(Capability.CURATE_LIBRARY):
        return None
    unpublished: QuerySet[ResourcePage] = ResourcePage.objects.filter(has_unpublished_changes=True)
    return unpublished


def line(row: Row) -> WaitingItem:
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


FACTS = {"title": F("draft_title"), "live": F("live")}
KIND = Kind("drafts", "Drafts to publish", Urgency.WHEN_YOU_CAN, drafts, FACTS, line, since="latest_revision_created_at")


def dead_links(standing: Standing) -> QuerySet[LinkCheck] | None:
    """Addresses on published pages that lead nowhere, for those who curate."""
    return LinkCheck.objects.dead().filter(page__live=True) if standing.can(Capability.CURATE_LIBRARY) else None


def link_line(row: Row) -> WaitingItem:
    """A link that is dead, and the page that it stands on."""
    url = reverse("wagtailadmin_pages:edit", args=[row.facts["page"]])
    return WaitingItem(f"A link of {row.facts['title']} is dead", url, "Look and mend", note=row.facts["address"])


LINK_FACTS = {"title": F("page__title"), "page": F("page_id"), "address": F("address")}
LINKS_KIND = Kind("links", "Links dead", Urgency.WHEN_YOU_CAN, dead_links, LINK_FACTS, link_line, since="first_failed_at")
REPORT_FACTS = {"title": F("note__page__title"), "reason": F("reason")}
REPORTS_KIND = Kind("reported_notes", "Reported notes", Urgency.SOON, reports, REPORT_FACTS, report_line)
