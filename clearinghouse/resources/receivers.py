"""What happens in the library: what follows when a page comes and goes, its files, and what is news for those who keep it. Heard inside the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from clearinghouse.resources.models import Change, ResourcePage
from clearinghouse.resources.services.alerts import note_change
from clearinghouse.resources.services.documents import forget_words, note_upload
from clearinghouse.resources.services.files import DRAFTS_FIELDS, note_uses
from clearinghouse.resources.services.publishing import close_proposal_of_deleted, follow_publication, tell_taken_down
from clearinghouse.resources.signals import evidence_changed, resource_changed

if TYPE_CHECKING:
    from django.db.models import Model

WATCHED = ("live", "audience", "district_id", "retired_at", "replaced_by_id")


@receiver(evidence_changed)
def facts_changed(sender: Any, page_id: int | None, **kwargs: Any) -> None:
    if page_id is not None:
        note_change(page_id, Change.EVIDENCE)


@receiver(resource_changed)
def told_of_change(sender: Any, page_id: int, change: str, **kwargs: Any) -> None:
    note_change(page_id, change)


@receiver(pre_save)
def standing_changed(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """However a page is saved: unpublished, retired, standing again, or shown to others than before."""
    if raw or not instance.pk or not issubclass(sender, ResourcePage):
        return
    before = ResourcePage.objects.filter(pk=instance.pk, live=True).values(*WATCHED).first()
    if before is None:
        return
    changed = {name for name in WATCHED if before[name] != getattr(instance, name)}
    if changed & {"retired_at", "replaced_by_id"} and instance.is_retired and instance.live:
        note_change(instance.pk, Change.RETIRED)
    elif changed:
        note_change(instance.pk, Change.STATUS)


@receiver(page_published)
def page_came(sender: type[Page], instance: Page, revision: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, ResourcePage):
        follow_publication(instance, revision)


@receiver(page_unpublished)
def page_went(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, ResourcePage):
        tell_taken_down(instance)


@receiver(pre_delete, sender=ResourcePage)
def page_goes_for_good(instance: ResourcePage, **kwargs: Any) -> None:
    close_proposal_of_deleted(instance)


@receiver(post_save)
def page_saved(sender: type[Model], instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """The files of a page, as it is published now. A draft is saved in other fields, with words in memory that nobody sees yet."""
    if raw or not issubclass(sender, Page):
        return
    if update_fields is None:
        note_uses(instance.specific)
    elif not set(update_fields) <= DRAFTS_FIELDS:
        note_uses(Page.objects.get(pk=instance.pk).specific)


@receiver(post_save, sender=get_document_model())
def document_saved(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.file:
        note_upload(instance)


@receiver(pre_delete, sender=get_document_model())
def document_goes(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    forget_words(instance)
