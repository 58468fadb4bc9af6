"""The curators' work when the demo opens: proposals in every state, a retired resource, and what is due for another look."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.services.library import first_published
from clearinghouse.districts.models import District
from clearinghouse.resources.enums import Decision
from clearinghouse.resources.models import LibraryIndexPage, LinkPage, QualityReview, ResourcePage, ResourceProposal, Topic
from clearinghouse.resources.services.proposals import Proposed, answer_changes, propose_resource
from clearinghouse.resources.services.retiring import retire_resource
from clearinghouse.resources.services.review_dates import give_to_owner, put_off
from clearinghouse.resources.services.rubric import Verdict, decide

Entry = dict[str, Any]


def load_curation(content: dict[str, Any]) -> int:
    """Proposals with their reviews, the retired, and dates and owners. Returns how many entries there are."""
    for entry in content["proposals"]:
        load_proposal(entry)
    for entry in content["retired"]:
        load_retired(entry)
    for entry in content["care"]:
        load_care(entry)
    return sum(len(entries) for entries in content.values())


def ago(days: int) -> datetime:
    """So many days before now."""
    return timezone.now() - timedelta(days=days)


def person(email: str) -> User:
    """Somebody of the demo."""
    return User.objects.get(email=email)


def load_proposal(entry: Entry) -> None:
    """One member's proposal with what curators said, unless it was proposed before."""
    if ResourceProposal.objects.filter(title=entry["title"]).exists():
        return
    actor, district = person(entry["by"]), District.objects.get(slug=entry["district"])
    proposal = propose_resource(entry["kind"], said(entry), district=district, actor=actor)
    for review in entry.get("reviews", []):
        load_review(proposal, review)
    if entry.get("answered"):
        answer_changes(ResourceProposal.objects.get(pk=proposal.pk), said(entry), actor=actor)
    ResourceProposal.objects.filter(pk=proposal.pk).update(created_at=ago(entry["days_ago"]))


def said(entry: Entry) -> Proposed:
    """What the member says of it."""
    return Proposed(
        title=entry["title"],
        why=" ".join(entry["why"].split()),
        source_url=entry["url"],
        summary=" ".join(entry.get("summary", "").split()),
        publisher=entry.get("publisher", ""),
        published_year=entry.get("year"),
        topics=list(Topic.objects.filter(slug__in=entry["topics"])),
    )


def load_review(proposal: ResourceProposal, entry: Entry) -> None:
    """One curator's decision, so many days ago."""
    words = {name: entry.get(name, "") for name in ("reason", "remarks")}
    verdict = Verdict(Decision(entry["decision"]), scores=entry["scores"], notes=entry.get("notes", {}), **words)
    review = decide(proposal.page_id or 0, verdict, actor=person(entry["by"]))
    QualityReview.objects.filter(pk=review.pk).update(created_at=ago(entry["days_ago"]))
    ResourceProposal.objects.filter(pk=proposal.pk).update(decided_at=ago(entry["days_ago"]))


def load_retired(entry: Entry) -> None:
    """One link that something else has replaced, unless it is there."""
    if LinkPage.objects.filter(slug=entry["slug"]).exists():
        return
    page = LinkPage(slug=entry["slug"], title=entry["title"], summary=entry["summary"], source_url=entry["url"], live=False)
    page.publisher, page.published_year, page.license = entry["publisher"], entry["year"], entry["license"]
    page.authors, page.first_published_at = entry["authors"], first_published(entry["published_days_ago"])
    page.topics = list(Topic.objects.filter(slug__in=entry["topics"]))
    LibraryIndexPage.objects.get().add_child(instance=page)
    page.save_revision(log_action=True).publish()
    replacement = ResourcePage.objects.get(slug=entry["replaced_by"])
    retire_resource(page.pk, reason=entry["reason"], replaced_by=replacement.pk, actor=person(entry["by"]))
    retired = LinkPage.objects.get(pk=page.pk)
    retired.retired_at = ago(entry["days_ago"])
    retired.save(clean=False, update_fields=["retired_at"])


def load_care(entry: Entry) -> None:
    """Who sees to a resource, and when the next look is due."""
    page = ResourcePage.objects.get(slug=entry["slug"]).specific
    owner = person(entry["owner"])
    give_to_owner(page.pk, owner, actor=owner)
    put_off(ResourcePage.objects.get(pk=page.pk).specific, timezone.localdate() + timedelta(days=entry["due_in"]))
