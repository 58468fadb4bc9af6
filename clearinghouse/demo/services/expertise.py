"""What the demo's people let the consortium ask them."""

from __future__ import annotations

from typing import Any

from clearinghouse.accounts.models import User
from clearinghouse.resources.models import Topic
from forums.services.asking import declare


def load_expertise(entries: list[dict[str, Any]]) -> int:
    """Keep each person's choice as it is told. Returns how many people there are."""
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(is_active=True)}
    for entry in entries:
        terms = Topic.objects.filter(slug__in=entry["knows"])
        declare(expertise=terms, a_week=entry["a_week"], actor=people[entry["by"]])
    return len(entries)
