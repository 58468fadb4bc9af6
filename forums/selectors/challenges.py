"""The board of challenges: what small districts find hard, how many say so, and the talk about each.

Forums know challenges by the name of their model and their own rules of who may see them and whose backing counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max

from clearinghouse.districts.models import District
from forums.enums import SubjectKind
from forums.models import Topic
from forums.models.topic import subject_model

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.readers import Reader

ORDERS = {"support": "Most districts first", "talk": "Most talk first", "number": "By number"}


@dataclass(frozen=True)
class Faced:
    """A challenge with the districts that say “ours too”, each one voice: `share` is theirs among all, in percent.

    `is_ours`: one of the reader's districts says so. `could`: the one district for which the reader may say so and has not.
    """

    challenge: Any
    backers: int
    share: int
    is_ours: bool
    could: District | None
    topics: int
    latest: Topic | None

    @property
    def about(self) -> str:
        """How addresses name it."""
        return f"{SubjectKind.CHALLENGE.name.lower()}-{self.challenge.pk}"


@dataclass(frozen=True)
class ChallengeBoard:
    """All challenges in one order, and how many districts could say “ours too”."""

    rows: list[Faced]
    districts: int
    order: str


def challenge_board(user: User | AnonymousUser, reader: Reader, order: str = "") -> ChallengeBoard:
    """The board as this person may see it. Six queries at most, for a visitor four, however many challenges there are."""
    challenges: list[Any] = list(subject_model(SubjectKind.CHALLENGE).objects.visible_to(user).with_backers().order_by("number"))
    districts = District.objects.belonging().count()
    counts, latest = talk_of_challenges(reader)
    ours = backed_by(reader.districts)
    speaks_for = District.objects.belonging().filter(pk__in=reader.administers).first() if len(reader.administers) == 1 else None
    rows = [
        Faced(
            challenge=one,
            backers=one.backers,
            share=round(100 * one.backers / districts) if districts else 0,
            is_ours=bool(ours.get(one.pk)),
            could=speaks_for if speaks_for is not None and speaks_for.pk not in ours.get(one.pk, set()) else None,
            topics=counts.get(one.pk, 0),
            latest=latest.get(one.pk),
        )
        for one in challenges
    ]
    chosen = order if order in ORDERS else "support"
    return ChallengeBoard(sorted(rows, key=lambda row: place_in(chosen, row)), districts, chosen)


def place_in(order: str, row: Faced) -> tuple[int, int]:
    """Where a row stands in an order; equals stand by their numbers."""
    first = {"support": -row.backers, "talk": -row.topics, "number": 0}[order]
    return first, row.challenge.number


def talk_of_challenges(reader: Reader) -> tuple[dict[int, int], dict[int, Topic]]:
    """How many topics about each challenge this person may read, and the latest of them. Two queries."""
    label, name = SubjectKind.CHALLENGE.lower().split(".")
    about = Topic.objects.visible_with(reader).shown().filter(subject_type__app_label=label, subject_type__model=name)
    found = about.order_by().values_list("subject_id").annotate(topics=Count("pk"), at=Max("last_posted_at"))
    counted = {pk: (number, at) for pk, number, at in found}
    newest = about.filter(last_posted_at__in=[at for _, at in counted.values()]).order_by("pk") if counted else []
    latest = {pk: topic for topic in newest if (pk := topic.subject_id or 0) in counted and topic.last_posted_at == counted[pk][1]}
    return {pk: number for pk, (number, _) in counted.items()}, latest


def backed_by(districts: frozenset[int]) -> dict[int, set[int]]:
    """Which of these districts say “ours too”, by challenge. One query, without districts none."""
    if not districts:
        return {}
    said = subject_model(SubjectKind.CHALLENGE).objects.filter(backings__district__in=districts)
    found: dict[int, set[int]] = {}
    for pk, district in said.order_by().values_list("pk", "backings__district"):
        if district in districts:
            found.setdefault(pk, set()).add(district)
    return found
