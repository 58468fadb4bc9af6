"""When to make a row anew. Signals are heard inside the transaction that changes content, so nothing is forgotten."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from clearinghouse.resources.models import ResearchReviewPage, Topic
from clearinghouse.resources.signals import evidence_changed
from search.services.indexing import request_refresh

REVIEW = "research_review"


def request_review(page_id: int) -> None:
    request_refresh(REVIEW, page_id)


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


@receiver([post_save, post_delete], sender=Topic)
def topic_changed(sender: type[Topic], instance: Topic, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.pk:
        for pk in ResearchReviewPage.objects.filter(topics=instance).values_list("pk", flat=True):
            request_review(pk)
