"""The curators' queues, sorted and filtered, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from clearinghouse.core.pagination import paginate
from clearinghouse.resources.curation.queues import Queue, queues, register
from clearinghouse.resources.enums import ProposalState
from clearinghouse.resources.models import KINDS, LinkCheck, ResourcePage
from clearinghouse.resources.models.proposals import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.paginator import Page

PAGE = 40
CLOSED = (ProposalState.DECLINED, ProposalState.WITHDRAWN)
NO_OPEN_PROPOSAL = Q(proposal=None) | Q(proposal__state=ProposalState.ACCEPTED)
AGES = {"30": 30, "90": 90, "365": 365}


def due_on(day: date) -> Q:
    """Published, in use, and its review date has come; without a date it is due at once."""
    return Q(live=True, retired_at=None) & (Q(review_by__lte=day) | Q(review_by=None))


def proposed() -> Q:
    """Proposals that wait for a curator or for their maker."""
    return Q(proposal__state__in=OPEN)


def needs_review() -> Q:
    """Whose review date has come today."""
    return due_on(timezone.localdate())


def drafts() -> Q:
    """Words that nobody reads yet, whoever or whatever wrote them; proposals have a queue of their own."""
    return Q(has_unpublished_changes=True) & NO_OPEN_PROPOSAL


def links_dead() -> Q:
    """Published with an address that leads nowhere."""
    return Q(Exists(LinkCheck.objects.dead().filter(page=OuterRef("pk"))), live=True)


def retired() -> Q:
    """Retired, and still to be read."""
    return Q(retired_at__isnull=False, live=True)


def not_taken() -> Q:
    """Drafts of proposals that were declined or withdrawn."""
    return Q(proposal__state__in=CLOSED, live=False)


register(Queue("proposed", "Proposed", proposed, "proposal__created_at", "Nothing is proposed that waits for you.", 10))
register(Queue("review", "Needs review", needs_review, "review_by", "Every resource has been looked at in time.", 20))
register(Queue("drafts", "Drafts, imported and harvested", drafts, "latest_revision_created_at", "Every draft is published.", 30))
DEAD_SINCE = Subquery(
    LinkCheck.objects.dead().filter(page=OuterRef("pk")).order_by("first_failed_at").values("first_failed_at")[:1]
)
register(Queue("links", "Links dead", links_dead, DEAD_SINCE, "Every address in the library answers.", 40))
register(Queue("retired", "Retired", retired, "retired_at", "No resource is retired.", 60))
register(Queue("not-taken", "Not taken", not_taken, "proposal__decided_at", "No proposal was declined or withdrawn.", 70))


@dataclass(frozen=True)
class Wanted:
    """What a curator asks of a queue; empty values ask for everything. `sort` is oldest, newest, title or kind."""

    queue: str = "proposed"
    kind: str = ""
    topic: int | None = None
    origin: str = ""
    age: str = ""
    owner: str = ""
    sort: str = "oldest"


@dataclass(frozen=True)
class Tab:
    """A queue with how many resources stand in it."""

    queue: Queue
    count: int


@dataclass(frozen=True)
class Waiting:
    """One page of one queue, and how full all of them are."""

    tabs: list[Tab]
    queue: Queue
    page: Page[Any]


def curation_queue(wanted: Wanted, number: str | None, *, user_id: int) -> Waiting:
    """A page of a queue with its owners, proposals and time of waiting. Three queries, whatever the library holds.

    Only for those who curate: they see every resource. Raises NoSuchPage.
    """
    queue = next((queue for queue in queues() if queue.name == wanted.queue), queues()[0])
    rows = ResourcePage.objects.filter(queue.rows()).filter(filters(wanted, user_id))
    shown = rows.annotate(waiting_since=F(queue.since) if isinstance(queue.since, str) else queue.since).select_related(
        "owner", "proposal__proposed_by", "proposal__district"
    )
    page = paginate(in_order(shown.defer("body"), wanted.sort), number, size=PAGE)
    for resource in page.object_list:
        resource.kind_words = kind_words()[resource.content_type_id]
    return Waiting(tabs(), queue, page)


def tabs() -> list[Tab]:
    """How many resources stand in each queue, in one query."""
    counted: Mapping[str, int] = ResourcePage.objects.aggregate(
        **{f"in_{place}": Count("pk", filter=queue.rows()) for place, queue in enumerate(queues())}
    )
    return [Tab(queue, counted[f"in_{place}"]) for place, queue in enumerate(queues())]


def filters(wanted: Wanted, user_id: int) -> Q:
    """The condition of everything that was asked for."""
    found = Q()
    if wanted.kind:
        found &= Q(content_type__in=[pk for pk, kind in kind_values().items() if kind == wanted.kind])
    if wanted.topic is not None:
        found &= Q(pk__in=ResourcePage.topics.through.objects.filter(topic=wanted.topic).values("resourcepage"))
    if wanted.origin:
        found &= Q(origin=wanted.origin)
    if wanted.owner:
        found &= Q(owner=user_id) if wanted.owner == "mine" else Q(owner=None)
    if wanted.age in AGES:
        found &= Q(latest_revision_created_at__lt=timezone.now() - timedelta(days=AGES[wanted.age]))
    return found


def in_order(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    """The order that was asked for; what has waited longest comes first by itself."""
    orders: dict[str, tuple[Any, ...]] = {
        "newest": (F("waiting_since").desc(nulls_last=True),),
        "title": ("draft_title",),
        "kind": ("content_type", "draft_title"),
    }
    return rows.order_by(*orders.get(sort, (F("waiting_since").asc(nulls_first=True),)), "pk")


def kind_values() -> dict[int, str]:
    """The kind of resource by content type."""
    return {ContentType.objects.get_for_model(page_type).pk: str(page_type.kind.value) for page_type in KINDS}


def kind_words() -> dict[int, str]:
    """The kind in words by content type."""
    return {ContentType.objects.get_for_model(page_type).pk: str(page_type.kind.label) for page_type in KINDS}
