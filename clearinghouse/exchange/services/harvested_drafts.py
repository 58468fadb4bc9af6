"""Records of other libraries as drafts of ours. A draft is rewritten only while it is as we wrote it; what a person touched is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from clearinghouse.exchange.enums import HarvestOutcome
from clearinghouse.exchange.models import HarvestedRecord
from clearinghouse.exchange.oai.harvest.duplicates import Known, keys_of, known_among
from clearinghouse.exchange.oai.harvest.mapping import Mapped, mapped
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.models import LinkPage, Topic
from clearinghouse.resources.services.research_reviews import library_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.exchange.models import HarvestSource
    from clearinghouse.exchange.oai.harvest.answers import ToldRecord


@transaction.atomic
def take_page(source: HarvestSource, records: Sequence[ToldRecord]) -> None:
    """Make or renew the drafts of these records and write down what became of each. Raises NoLibrary."""
    told = [(record, mapped(record, source.mapping)) for record in records]
    before = {row.identifier: row for row in source.records.filter(identifier__in=[record.identifier for record in records])}
    known = known_among((record.identifier, fields) for record, fields in told if not record.is_deleted)
    topics = topics_by_name()
    for record, fields in told:
        row = before.setdefault(record.identifier, HarvestedRecord(source=source, identifier=record.identifier))
        row.datestamp, row.note = record.datestamp[:20], ""
        if record.is_deleted:
            row.outcome, row.note = HarvestOutcome.DELETED, "Look whether it should stay here." if row.page_id else ""
        else:
            take(row, fields, known, topics)
        row.save()


def take(row: HarvestedRecord, fields: Mapped, known: Known, topics: dict[str, Topic]) -> None:
    """One record that is there."""
    found = known.find(fields, row.identifier, but=row.page_id)
    fingerprint = fields.fingerprint()
    if row.page_id is None and found is not None:
        row.outcome, row.note = HarvestOutcome.DUPLICATE, f"Same {found[0]} as “{found[2]}”."[:500]
    elif row.page_id is None and row.fingerprint:
        row.outcome, row.note = HarvestOutcome.KEPT, "Its draft was deleted here, so it does not come again."
    elif row.fingerprint == fingerprint:
        row.outcome = HarvestOutcome.UNCHANGED
    else:
        write(row, fields, known, topics)
    if row.outcome in (HarvestOutcome.CREATED, HarvestOutcome.UPDATED):
        row.fingerprint = fingerprint


def write(row: HarvestedRecord, fields: Mapped, known: Known, topics: dict[str, Topic]) -> None:
    """Make the draft, or renew it where nobody has touched it."""
    page = LinkPage.objects.filter(pk=row.page_id).first() if row.page_id else None
    if row.page_id and (page is None or page.live or page.latest_revision_id != row.revision):
        row.outcome, row.note = HarvestOutcome.KEPT, "Compare the two, and take over what is better."
        return
    try:
        with transaction.atomic():
            page = save_draft(page or new_page(row), fields, topics, row)
    except ValidationError as error:
        row.outcome, row.note = HarvestOutcome.FAILED, "; ".join(error.messages)[:500]
        return
    row.outcome = HarvestOutcome.UPDATED if row.page_id else HarvestOutcome.CREATED
    row.page, row.revision = page, page.latest_revision_id
    known.add(page.pk, page.title, keys_of(fields, row.identifier))


def new_page(row: HarvestedRecord) -> LinkPage:
    """A page that says where it comes from."""
    return LinkPage(
        live=False,
        owner=row.source.owner,
        origin=Origin.HARVESTED,
        origin_name=row.source.name,
        origin_identifier=row.identifier,
        origin_at=timezone.now(),
    )


def save_draft(page: LinkPage, fields: Mapped, topics: dict[str, Topic], row: HarvestedRecord) -> LinkPage:
    """The page with these fields, as an unpublished draft. Raises ValidationError."""
    values: dict[str, Any] = fields.fields()
    for name, value in values.items():
        setattr(page, name, value)
    page.draft_title = page.title
    library = library_page()
    if page.pk is None:
        page.slug = find_available_slug(library, slugify(page.title)[:200] or "record")
        add_below(library, page)
    page.topics.set([topics[name] for name in dict.fromkeys(fields.topic_names) if name in topics])
    page.full_clean()
    page.save()
    page.save_revision(user=row.source.owner)
    return page


def add_below(library: Any, page: LinkPage) -> None:
    """Give the page its place, once its fields are known to be right."""
    page.clean_fields(exclude=["path", "depth", "numchild", "url_path", "content_type"])
    page.clean()
    library.add_child(instance=page)


def topics_by_name() -> dict[str, Topic]:
    """Current topics by every name they go by, in small letters. One query."""
    found: dict[str, Topic] = {}
    for topic in Topic.objects.current():
        for name in [*topic.alternates, topic.name]:
            found[str(name).casefold()] = topic
    return found
