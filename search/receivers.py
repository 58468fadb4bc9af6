"""When to make a row anew. Signals are heard inside the transaction that changes content, so nothing is forgotten."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.models import KINDS, FreeTag, ResearchReviewPage, ResourcePage, Term
from clearinghouse.resources.selectors.documents import pages_using
from clearinghouse.resources.selectors.vocabularies import with_narrower
from clearinghouse.resources.signals import document_words_changed, evidence_changed, tried_here_changed
from search.documents import kind_of_page, kinds
from search.services.indexing import REFRESH, request_refresh


@dataclass(frozen=True)
class Asked:
    """Stands among what waits for the commit: this transaction has asked for that page. A rollback takes both away."""

    kind: str
    page_id: int

    def __call__(self) -> None:
        """Nothing is left to do."""


def request_page(page_type: type[Page], page_id: int) -> None:
    """Ask once for a page, however often the running transaction changes it: publishing alone sends four signals."""
    asked = Asked(kind_of_page(page_type), page_id)
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if not asked.kind or (asked in waiting and is_waiting(asked)):
        return
    request_refresh(asked.kind, page_id)
    transaction.on_commit(asked)


def is_waiting(asked: Asked) -> bool:
    return OutboxMessage.objects.filter(topic=REFRESH, key=f"{asked.kind}:{asked.page_id}", state=OutboxState.WAITING).exists()


@receiver([page_published, page_unpublished])
def page_came_or_went(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    request_page(type(instance), instance.pk)


@receiver([post_page_move, page_slug_changed])
def addresses_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    for page_type in (page_type for kind in kinds().values() for page_type in kind.page_types):
        for pk in page_type.objects.descendant_of(instance, inclusive=True).values_list("pk", flat=True):
            request_page(page_type, pk)


@receiver([post_save, post_delete])
def page_row_changed(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if issubclass(sender, Page) and not raw:
        request_page(sender, instance.pk)


@receiver(evidence_changed)
def facts_changed(sender: Any, page_id: int | None, **kwargs: Any) -> None:
    if page_id is not None:
        request_page(ResearchReviewPage, page_id)


@receiver(tried_here_changed)
def a_district_said_something(sender: Any, page_id: int, **kwargs: Any) -> None:
    page = ResourcePage.objects.filter(pk=page_id).first()
    if page is not None:
        request_page(page.specific_class, page_id)


@receiver(document_words_changed)
def words_of_a_document_changed(sender: Any, document_id: int, **kwargs: Any) -> None:
    """They stand in the rows of the resources that use it."""
    for page in (
        ResourcePage.objects.filter(pk__in=pages_using(document_id)).select_related("content_type").only("pk", "content_type")
    ):
        request_page(page.specific_class or ResourcePage, page.pk)


@receiver([post_save, pre_delete], sender=FreeTag)
def tag_changed(sender: type[FreeTag], instance: FreeTag, raw: bool = False, **kwargs: Any) -> None:
    """So do those of accepted tags."""
    if not raw:
        for page in ResourcePage.objects.filter(tagged__tag=instance.pk).select_related("content_type").only("pk", "content_type"):
            request_page(page.specific_class or ResourcePage, page.pk)


@receiver([post_save, pre_delete])
def term_changed(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Names of terms stand in the rows of what is under them."""
    if raw or not issubclass(sender, Term) or not instance.pk:
        return
    under = {f"{instance.field}__in": with_narrower(instance)}
    for page_type in KINDS:
        if hasattr(page_type, instance.field):
            for pk in page_type.objects.filter(**under).distinct().values_list("pk", flat=True):
                request_page(page_type, pk)
