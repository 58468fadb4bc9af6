"""When to make a row anew. Signals are heard inside the transaction that changes content, so nothing is forgotten."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.models import ResearchReviewPage, Topic
from clearinghouse.resources.signals import evidence_changed
from search.services.indexing import REFRESH, request_refresh

REVIEW = "research_review"


@dataclass(frozen=True)
class Asked:
    """Stands among what waits for the commit: this transaction has asked for that page. A rollback takes both away."""

    page_id: int

    def __call__(self) -> None:
        """Nothing is left to do."""


def request_review(page_id: int) -> None:
    """Ask once for a page, however often the running transaction changes it: publishing alone sends four signals."""
    asked = Asked(page_id)
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if asked in waiting and is_waiting(page_id):
        return
    request_refresh(REVIEW, page_id)
    transaction.on_commit(asked)


def is_waiting(page_id: int) -> bool:
    return OutboxMessage.objects.filter(topic=REFRESH, key=f"{REVIEW}:{page_id}", state=OutboxState.WAITING).exists()


@receiver([page_published, page_unpublished])
def page_came_or_went(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if issubclass(sender, ResearchReviewPage):
        request_review(instance.pk)


@receiver([post_page_move, page_slug_changed])
def addresses_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    for pk in ResearchReviewPage.objects.descendant_of(instance, inclusive=True).values_list("pk", flat=True):
        request_review(pk)


@receiver(post_delete, sender=ResearchReviewPage)
@receiver(post_save, sender=ResearchReviewPage)
def page_row_changed(sender: type[Page], instance: ResearchReviewPage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        request_review(instance.pk)


@receiver(evidence_changed)
def facts_changed(sender: Any, page_id: int | None, **kwargs: Any) -> None:
    if page_id is not None:
        request_review(page_id)


@receiver([post_save, pre_delete], sender=Topic)
def topic_changed(sender: type[Topic], instance: Topic, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.pk:
        for pk in ResearchReviewPage.objects.filter(topics=instance).values_list("pk", flat=True):
            request_review(pk)
