"""What we hold about a person who proposes and curates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """The resources they proposed, and how they judged others' as curators."""
    return {
        "proposals": [
            {"title": row.title, "why": row.why, "state": row.state, "reason": row.reason, "at": row.created_at.isoformat()}
            for row in user.resource_proposals.order_by("pk")
        ],
        "reviews": [
            {
                "title": row.title,
                "decision": row.decision,
                "reason": row.reason,
                "remarks": row.remarks,
                "scores": {score.criterion: score.score for score in row.scores.all()},
                "at": row.created_at.isoformat(),
            }
            for row in user.quality_reviews.prefetch_related("scores").order_by("pk")
        ],
    }


def erase(user: User) -> None:
    """Take their name from both. What they proposed and how it was judged is the library's, and stays."""
    user.resource_proposals.update(proposed_by=None)
    user.quality_reviews.update(reviewer=None)
