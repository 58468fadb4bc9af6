"""Members answer the rubric on a resource: once each, and anew whenever they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import is_member
from clearinghouse.resources.errors import NothingRated
from clearinghouse.resources.models import RUBRIC, Rating, RatingSummary, ResourcePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.accounts.models import User


@transaction.atomic
def rate_resource(page: ResourcePage, *, answers: Mapping[str, int | None], actor: User) -> Rating:
    """Keep this person's answers in place of earlier ones; None says that they cannot say.

    Raises NotAllowed, NothingRated and ValidationError.
    """
    if not is_member(actor) or not ResourcePage.objects.visible_to(actor).filter(pk=page.pk).exists():
        raise NotAllowed
    given = {name: answers.get(name) for name in RUBRIC}
    if not any(given.values()):
        raise NothingRated
    summary = locked_summary(page.pk)
    rating = Rating.objects.filter(page=page, person=actor).first() or Rating(page=page, person=actor)
    for name, value in given.items():
        setattr(rating, name, value)
    rating.full_clean()
    rating.save()
    count_again(summary)
    return rating


@transaction.atomic
def take_back_rating(page: ResourcePage, *, actor: User) -> None:
    """Forget this person's answers on a resource; where there are none, nothing happens."""
    summary = locked_summary(page.pk)
    Rating.objects.visible_to(actor).filter(page=page).delete()
    count_again(summary)


def forget_ratings(person: User) -> None:
    """Forget all answers of a person, and count what they rated without them."""
    pages = list(Rating.objects.filter(person=person).order_by("page").values_list("page", flat=True))
    summaries = [locked_summary(page_id) for page_id in pages]
    Rating.objects.filter(person=person).delete()
    for summary in summaries:
        count_again(summary)


def locked_summary(page_id: int) -> RatingSummary:
    """The counts of a resource, held until the transaction ends, so that no answer is lost between two who rate at once."""
    summary, _ = RatingSummary.objects.get_or_create(page_id=page_id)
    return RatingSummary.objects.select_for_update().get(pk=summary.pk)


def count_again(summary: RatingSummary) -> None:
    """Count the answers as they are now."""
    counts = {}
    for name, (_, choices) in RUBRIC.items():
        given = Rating.objects.filter(page=summary.page_id, **{f"{name}__isnull": False})
        by_answer = dict(given.values_list(name).annotate(Count("pk")).order_by(name))
        counts[name] = [by_answer.get(value, 0) for value in choices.values]
    summary.counts = counts
    summary.save(update_fields=["counts"])
