"""How drafts were judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.resources.models import QualityReview

if TYPE_CHECKING:
    from django.db.models import QuerySet


def reviews_of_page(page_id: int) -> QuerySet[QualityReview]:
    """Every review of a page, the latest first, with its scores. Two queries."""
    reviews: QuerySet[QualityReview] = QualityReview.objects.filter(page=page_id)
    return reviews.select_related("reviewer").prefetch_related("scores")


def reviews_of_proposal(proposal_id: int) -> QuerySet[QualityReview]:
    """Every review of a proposal, the latest first, with its scores. Two queries."""
    reviews: QuerySet[QualityReview] = QualityReview.objects.filter(proposal=proposal_id)
    return reviews.select_related("reviewer").prefetch_related("scores")
