"""The records that go into the file of all public records, and the file as it stands."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from clearinghouse.exchange.formats.records import Evidence, Record
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import (
    KINDS,
    Finding,
    ResearchReviewPage,
    ResourcePage,
    ResourceSource,
    StudyReview,
    TaggedResource,
)
from clearinghouse.resources.selectors.reading_ahead import read_terms_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

AT_ONCE = 200
STALE_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Export:
    """The file of all public records as it was last made. `size` is in bytes, `checksum` is SHA-256 in hexadecimal."""

    file: Path
    checksum: str
    size: int
    made_at: datetime
    ids: frozenset[int]

    @property
    def count(self) -> int:
        """How many records it holds."""
        return len(self.ids)

    @property
    def is_stale(self) -> bool:
        """Whether it is due to be made anew."""
        return timezone.now() - self.made_at >= STALE_AFTER


def export_folder() -> Path:
    """Where the file lies. The site serves it; the proxy knows nothing of it."""
    return Path(settings.MEDIA_ROOT) / "exports"


def manifest_path() -> Path:
    """The note beside the file that says which file it is and what it holds; written last."""
    return export_folder() / "records.json"


def last_export() -> Export | None:
    """The file as it was last made, or None while there is none. No query."""
    try:
        note = json.loads(manifest_path().read_text(encoding="utf-8"))
        file = export_folder() / note["file"]
        made = Export(file, note["checksum"], note["size"], datetime.fromisoformat(note["made_at"]), frozenset(note["ids"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if file.is_file() else None


def export_to_give() -> Export | None:
    """The file, if everything in it is still for everybody; else None, until it is made anew. One query."""
    export = last_export()
    return export if export and export.ids <= public_ids() else None


def public_ids() -> set[int]:
    """The ids of all public resources. One query."""
    return set(ResourcePage.objects.visible_to(None).values_list("pk", flat=True))


def public_records() -> Iterator[Record]:
    """Every public resource, kind by kind and by id. So many queries for each 200 of them; no more than 200 are held at once."""
    for page_type in KINDS:
        for pages in batches_of(page_type.objects.visible_to(None)):  # type: ignore[attr-defined]
            yield from records_of(pages)


def batches_of(resources: QuerySet[Any]) -> Iterator[list[Any]]:
    """The resources by id, a batch at a time. A page that changes meanwhile is in one batch or in none."""
    last = 0
    while pages := list(resources.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield pages
        if len(pages) < AT_ONCE:
            return
        last = pages[-1].pk


def records_of(pages: Sequence[Any]) -> Iterator[Record]:
    """The records of these pages of one kind."""
    ids = [page.pk for page in pages]
    read_terms_of(pages)
    sources, tags = sources_of(ids), tags_of(ids)
    evidence = evidence_of([page.intervention_id for page in pages]) if isinstance(pages[0], ResearchReviewPage) else None
    for page in pages:
        on_it = None if evidence is None else evidence[page.intervention_id]
        yield Record(page, tuple(sources[page.pk]), tuple(tags[page.pk]), on_it)


def sources_of(ids: list[int]) -> dict[int, list[ResourceSource]]:
    """Sources by page, in their order. One query."""
    found: dict[int, list[ResourceSource]] = defaultdict(list)
    for source in ResourceSource.objects.filter(page__in=ids).order_by("page", "sort_order", "pk"):
        found[source.page_id].append(source)
    return found


def tags_of(ids: list[int]) -> dict[int, list[str]]:
    """Accepted tags by page and by name. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    tagged = TaggedResource.objects.filter(content_object__in=ids, tag__state=TagState.ACCEPTED).order_by("tag__name")
    for page_id, name in tagged.values_list("content_object_id", "tag__name"):
        found[page_id].append(name)
    return found


def evidence_of(interventions: list[int]) -> dict[int, Evidence]:
    """Evidence by intervention. Two queries."""
    reviews: dict[int, list[StudyReview]] = defaultdict(list)
    findings: dict[int, list[Finding]] = defaultdict(list)
    for review in StudyReview.objects.filter(intervention__in=interventions).select_related("study").order_by("pk"):
        reviews[review.intervention_id].append(review)
    for finding in Finding.objects.filter(review__intervention__in=interventions).select_related("review").order_by("pk"):
        findings[finding.review.intervention_id].append(finding)
    return {pk: Evidence(tuple(reviews[pk]), tuple(findings[pk])) for pk in interventions}
