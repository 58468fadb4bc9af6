"""The agenda for the next meeting, as it falls out of what districts back and members propose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.challenges.models import Backing, Challenge, Proposal

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

MOST_BACKED = 3
RECENT = timedelta(days=60)
ENOUGH_FOR_A_GROUP = 3


@dataclass(frozen=True)
class Point:
    """One point of the agenda that is about a challenge, with a suggestion for the minutes."""

    challenge: Challenge
    backings: list[Backing]
    suggestion: str


@dataclass(frozen=True)
class Agenda:
    """What the next meeting should speak of. `since` is when the recent part begins."""

    points: list[Point]
    proposals: list[Proposal]
    new_challenges: list[Challenge] = field(default_factory=list)
    new_backings: list[Backing] = field(default_factory=list)
    since: datetime = field(default_factory=timezone.now)


def agenda_for(user: User | AnonymousUser | None) -> Agenda:
    """The most backed challenges, proposals that wait, and what has changed lately. Three queries beside what visibility asks."""
    since = timezone.now() - RECENT
    challenges = {challenge.pk: challenge for challenge in Challenge.objects.visible_to(user).order_by("number")}
    backings = list(Backing.objects.visible_to(user).select_related("district").order_by("created_at", "pk"))
    by_challenge: dict[int, list[Backing]] = defaultdict(list)
    for backing in backings:
        backing.challenge = challenges[backing.challenge_id]
        by_challenge[backing.challenge_id].append(backing)
    ranked = sorted(challenges.values(), key=lambda challenge: (-len(by_challenge[challenge.pk]), challenge.number))
    backed = [challenge for challenge in ranked if by_challenge[challenge.pk]][:MOST_BACKED]
    waiting = Proposal.objects.visible_to(user).waiting().select_related("proposed_by", "district").order_by("created_at")
    return Agenda(
        points=[Point(challenge, found, suggestion_for(found)) for challenge in backed if (found := by_challenge[challenge.pk])],
        proposals=list(waiting),
        new_challenges=[challenge for challenge in challenges.values() if challenge.is_recent(since)],
        new_backings=[backing for backing in reversed(backings) if backing.created_at >= since],
        since=since,
    )


def suggestion_for(backings: list[Backing]) -> str:
    """A sentence that the minutes may take over, after how many districts stand behind it."""
    names = [backing.district.name for backing in backings]
    if len(names) >= ENOUGH_FOR_A_GROUP:
        return f"{listed(names[:3])} form a working group, agree on one first step that shows a gain this term, and report at the next meeting."
    if len(names) == 2:
        return f"{listed(names)} try one step together and tell the others how it went at the next meeting."
    return f"{names[0]} tells what it has tried. Who has the same trouble backs the challenge before the next meeting."


def listed(names: list[str]) -> str:
    """Names as a sentence lists them."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
