"""Keep what other libraries are told true to what is public.

Stamps are given after the change they speak of has committed, one transaction at a time, and each is later than every moment that
a harvest was told is over. So no record can come to stand behind a harvester's back, however late a change commits.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.exchange.models import OaiClock, OaiRecord
from clearinghouse.exchange.oai.dates import to_the_second
from clearinghouse.exchange.oai.sets import in_a_row
from clearinghouse.resources.models import ResourcePage, Topic
from clearinghouse.resources.selectors.ways import line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

TOPIC = "exchange.oai_record"
AT_ONCE = 500
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


def request_stamp(page_id: int) -> None:
    """Have the record of a page stamped once the running transaction has committed."""
    outbox.enqueue(TOPIC, {"page": page_id}, key=str(page_id))


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of TOPIC."""
    stamp({payload["page"] for payload in payloads})


@transaction.atomic
def stamp(page_ids: Collection[int]) -> int:
    """Tell of these pages anew: as they are now where they are public, as deleted where they were told of and are not. Returns how many."""
    clock = hold_clock()
    moment = max(to_the_second(timezone.now()), clock.closed_at + timedelta(seconds=1))
    known = {record.page_id: record for record in OaiRecord.objects.filter(page_id__in=page_ids)}
    public = sets_of_public(page_ids)
    for record in known.values():
        record.sets = public.get(record.page_id, record.sets)
    gone = [record for pk, record in known.items() if pk not in public and not record.is_deleted]
    here = [record for pk, record in known.items() if pk in public]
    for record in gone + here:
        record.is_deleted, record.stamped_at = record.page_id not in public, moment
    OaiRecord.objects.bulk_update(gone + here, ["is_deleted", "stamped_at", "sets"])
    new = [OaiRecord(page_id=pk, stamped_at=moment, sets=public[pk]) for pk in sorted(public.keys() - known.keys())]
    OaiRecord.objects.bulk_create(new)
    return len(gone) + len(here) + len(new)


@transaction.atomic
def close_moment() -> tuple[datetime, int]:
    """Have every later stamp be later than now. Returns the moment, to the second, and the id of the last record known at it."""
    clock = hold_clock()
    now = to_the_second(timezone.now())
    if clock.closed_at < now:
        clock.closed_at = now
        OaiClock.objects.filter(pk=clock.pk).update(closed_at=now)
    last = OaiRecord.objects.order_by("-pk").values_list("pk", flat=True).first()
    return clock.closed_at, last or 0


def hold_clock() -> OaiClock:
    """The clock, held until the running transaction ends."""
    OaiClock.objects.get_or_create(pk=1, defaults={"closed_at": BEFORE_ALL})
    return OaiClock.objects.select_for_update().get(pk=1)


def sets_of_public(page_ids: Collection[int]) -> dict[int, str]:
    """The sets of those of these pages that anybody may see, by page. Three queries."""
    public = ResourcePage.objects.visible_to(None).filter(pk__in=page_ids)
    kinds = {page.pk: f"kind:{page.specific_class.kind.value}" for page in public.only("pk", "content_type") if page.specific_class}
    topics = {topic.pk: topic for topic in Topic.objects.all()}
    specs: defaultdict[int, set[str]] = defaultdict(set)
    for pk, topic in ResourcePage.topics.through.objects.filter(resourcepage__in=kinds).values_list("resourcepage", "topic"):
        specs[pk] |= {f"topic:{topics[above].slug}" for above in line_of(topic, topics)}
    return {pk: in_a_row({kind, *specs[pk]}) for pk, kind in kinds.items()}


def stamp_what_differs() -> int:
    """Stamp public pages that nobody was told of, and told ones that are public no more. Returns how many; none when all is well."""
    public = set(ResourcePage.objects.visible_to(None).values_list("pk", flat=True))
    told = set(OaiRecord.objects.filter(is_deleted=False).values_list("page_id", flat=True))
    return sum(stamp(some) for some in in_parts(sorted(public ^ told)))


def in_parts(ids: list[int]) -> Iterable[list[int]]:
    """The ids in parts that one transaction takes."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
