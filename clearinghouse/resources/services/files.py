"""Keep written down which files each page uses as it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from clearinghouse.resources.enums import FileKind
from clearinghouse.resources.models import FileUse

if TYPE_CHECKING:
    from collections.abc import Callable

# What Wagtail writes on a page's row when only a draft is saved, or the row is moved or taken down.
DRAFTS_FIELDS = frozenset(
    {"latest_revision", "latest_revision_id", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "live_revision",
     "live", "expired", "locked", "locked_at", "locked_by", "go_live_at", "expire_at", "first_published_at", "last_published_at",
     "path", "depth", "numchild", "url_path", "title", "slug", "owner", "alias_of"}
)  # fmt: skip


def note_uses(page: Page) -> None:
    """Write down which pictures and documents a page uses, from what it holds in memory, which must be what is published."""
    used = files_on(page)
    with transaction.atomic():
        kept = FileUse.objects.filter(page=page.pk)
        known = set(kept.values_list("kind", "file_id"))
        if gone := known - used:
            kept.filter(pk__in=[use.pk for use in kept if (use.kind, use.file_id) in gone]).delete()
        new = [FileUse(kind=kind, file_id=file_id, page_id=page.pk) for kind, file_id in sorted(used - known)]
        FileUse.objects.bulk_create(new, ignore_conflicts=True)


def note_all_uses(told: Callable[[str], None] = lambda words: None) -> int:
    """The same for every page as the database has it. Returns how many pages there are."""
    done = 0
    for page in Page.objects.specific(defer=False).iterator(chunk_size=200):
        note_uses(page)
        done += 1
        if done % 1000 == 0:
            told(f"{done:,} pages")
    return done


def files_on(page: Page) -> set[tuple[str, int]]:
    """Kind and id of each file that blocks, fields and texts of this page name. Wagtail's own scan finds them all."""
    kinds = {
        ContentType.objects.get_for_model(get_image_model()).pk: FileKind.IMAGE.value,
        ContentType.objects.get_for_model(get_document_model()).pk: FileKind.DOCUMENT.value,
    }
    found = ReferenceIndex._extract_references_from_object(page)
    return {(kinds[content_type], int(pk)) for content_type, pk, *_ in found if content_type in kinds and str(pk).isdigit()}
