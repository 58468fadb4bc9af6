"""When a record of the library is to be told anew. Signals are heard inside the transaction that changes content."""

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
from clearinghouse.exchange.services import oai_records
from clearinghouse.resources.models import KINDS, FreeTag, ResourcePage, Term
from clearinghouse.resources.selectors.vocabularies import with_narrower
from clearinghouse.resources.signals import evidence_changed


@dataclass(frozen=True)
class Asked:
    """Stands among what waits for the commit: this transaction has asked for that page. A rollback takes both away."""

    page_id: int

    def __call__(self) -> None:
        """Nothing is left to do."""


def ask_for(page_id: int) -> None:
    """Ask once, however often the running transaction changes the page."""
    asked = Asked(page_id)
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if asked in waiting and is_waiting(page_id):
        return
    oai_records.request_stamp(page_id)
    transaction.on_commit(asked)


def is_waiting(page_id: int) -> bool:
    return OutboxMessage.objects.filter(topic=oai_records.TOPIC, key=str(page_id), state=OutboxState.WAITING).exists()


@receiver([page_published, page_unpublished])
def page_came_or_went(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, ResourcePage):
        ask_for(instance.pk)


@receiver([post_save, post_delete])
def page_row_changed(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if issubclass(sender, ResourcePage) and not raw:
        ask_for(instance.pk)


@receiver([post_page_move, page_slug_changed])
def addresses_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    for pk in ResourcePage.objects.descendant_of(instance, inclusive=True).values_list("pk", flat=True):
        ask_for(pk)


@receiver(evidence_changed)
def facts_changed(sender: Any, page_id: int | None, **kwargs: Any) -> None:
    if page_id is not None:
        ask_for(page_id)


@receiver([post_save, pre_delete], sender=FreeTag)
def tag_changed(sender: type[FreeTag], instance: FreeTag, raw: bool = False, **kwargs: Any) -> None:
    """So do accepted tags."""
    if not raw:
        for pk in ResourcePage.objects.filter(tagged__tag=instance.pk).values_list("pk", flat=True):
            ask_for(pk)


@receiver([post_save, pre_delete])
def term_changed(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Names of terms stand in the records of what is under them."""
    if raw or not issubclass(sender, Term) or not instance.pk:
        return
    under = {f"{instance.field}__in": with_narrower(instance)}
    for page_type in KINDS:
        if hasattr(page_type, instance.field):
            for pk in page_type.objects.filter(**under).distinct().values_list("pk", flat=True):
                ask_for(pk)
