"""The challenges that a topic helps with, for the topic's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.challenges.models import Challenge
from clearinghouse.resources.brought.topics import Entry, Section

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def challenges_about(topics: set[int], user: User | AnonymousUser | None) -> Section | None:
    """The challenges on these topics, in their order. One query."""
    found = Challenge.objects.visible_to(user).filter(topics__in=topics).distinct()
    entries = tuple(Entry(challenge.name, challenge.url, challenge.sentence) for challenge in found)
    return Section("Challenges it helps with", entries) if entries else None
