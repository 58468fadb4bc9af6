"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """The challenges they proposed, and those they backed for a district."""
    return {
        "proposals": [
            {"name": row.name, "sentence": row.sentence, "why": row.why, "state": row.state, "reason": row.reason,
             "at": row.created_at.isoformat()}
            for row in user.challenge_proposals.order_by("pk")
        ],
        "backings": [
            {"challenge": row.challenge.name, "district": row.district.name, "why": row.why, "at": row.created_at.isoformat()}
            for row in user.challenge_backings.select_related("challenge", "district").order_by("pk")
        ],
    }  # fmt: skip


def erase(user: User) -> None:
    """Take their name from both. What they wrote speaks for a district, and stays."""
    user.challenge_proposals.update(proposed_by=None)
    user.challenge_backings.update(backed_by=None)
