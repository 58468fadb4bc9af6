"""Whom a question is put to, and how soon such questions are answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from math import log
from statistics import median
from typing import TYPE_CHECKING

from django.db.models import Count, Min, OuterRef, Subquery
from django.utils import timezone

from clearinghouse.districts.models import Membership
from clearinghouse.resources.models import Topic as Tag
from clearinghouse.resources.selectors.vocabularies import with_broader
from forums.enums import AskedState, Level
from forums.models import Asked, Call, Helper, Post, TopicMark
from forums.selectors.people import readers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.models import Topic

WEEK = timedelta(days=7)
LATELY = timedelta(days=30)
# What is broader than a term of the question says half as much of who knows.
BROADER_COUNTS = 0.5
MEASURED, ENOUGH = 100, 5


@dataclass(frozen=True)
class Asking:
    """How it stands with a question that was put to the consortium. `usually`: half of such questions had an answer within this time; None while there are too few."""

    people: int
    districts: int
    declined: int
    is_routed: bool
    usually: timedelta | None


def candidates(topic: Topic) -> list[int]:
    """The people to put this question to, the best first: who knows what it is about, the rarer the better; of other districts first, then who was asked least lately.

    They read its board now, let themselves be asked, were not asked this and did not write it. Nobody is left out here for having
    been asked often this week: that is looked at under the lock. Eight queries, whatever the number of people.
    """
    weights = weights_of(topic)
    if not weights:
        return []
    able = Helper.objects.filter(a_week__gt=0, user__in=readers_of(topic.board).values("pk"))
    able = able.exclude(user__in=Asked.objects.filter(topic=topic).values("user")).exclude(user=topic.author_id)
    able = able.exclude(user__in=TopicMark.objects.filter(topic=topic, level=Level.MUTE).values("user"))
    scores: defaultdict[int, float] = defaultdict(float)
    for person, term in able.filter(expertise__in=weights).values_list("user", "expertise"):
        scores[person] += weights.get(term, 0)
    near = neighbors_of(topic.author_id, scores)
    lately = asked_since(scores, timezone.now() - LATELY)
    return sorted(scores, key=lambda person: (-round(scores[person], 6), person in near, lately.get(person, 0), person))


def weights_of(topic: Topic) -> dict[int, float]:
    """What each term says of who knows about the question: a rare one more than one that many have. Terms above the question's own count half."""
    own = list(topic.tags.current())
    if not own:
        return {}
    every = with_broader(own)
    held = dict(Tag.objects.filter(pk__in=[term.pk for term in every]).values_list("pk").annotate(n=Count("forum_helpers")))
    helpers = Helper.objects.count()
    rarity = {pk: log((helpers + 1) / (number + 1)) + 1 for pk, number in held.items()}
    mine = {term.pk for term in own}
    return {pk: weight if pk in mine else weight * BROADER_COUNTS for pk, weight in rarity.items()}


def neighbors_of(person: int | None, people: Iterable[int]) -> set[int]:
    """Who among these people belongs to a district of this person. One query."""
    theirs = Membership.objects.current().filter(user=person).values("district")
    return set(Membership.objects.current().filter(district__in=theirs, user__in=list(people)).values_list("user", flat=True))


def asked_since(people: Iterable[int], moment: datetime) -> Mapping[int, int]:
    """How often each of these people was asked since then. One query."""
    rows = Asked.objects.filter(user__in=list(people), at__gt=moment).order_by().values_list("user")
    return dict(rows.annotate(n=Count("pk")))


def asking_of(topic: Topic) -> Asking | None:
    """How it stands with a question; None where it was put to nobody but the board. Three queries at most."""
    call = Call.objects.filter(topic=topic).first()
    if call is None:
        return None
    rows = list(Asked.objects.filter(topic=topic).values_list("user", "state"))
    people = [user for user, _ in rows]
    places = Membership.objects.current().filter(user__in=people).values("user").annotate(first=Min("district"))
    districts = len({place["first"] for place in places}) if people else 0
    declined = sum(state == AskedState.DECLINED for _, state in rows)
    return Asking(len(people), districts, declined, call.routed_at is not None, usual_time() if people else None)


def usual_time() -> timedelta | None:
    """The time within which half of the latest questions had their first reply by somebody else, of those that have one. One query."""
    others = Post.objects.shown().filter(topic=OuterRef("topic"), seq__gt=1).exclude(author=OuterRef("topic__author"))
    routed = Call.objects.filter(routed_at__isnull=False).annotate(first=Subquery(others.order_by("seq").values("created_at")[:1]))
    rows = routed.filter(first__isnull=False).order_by("-routed_at").values_list("routed_at", "first")[:MEASURED]
    spans = [max(first - routed, timedelta(0)) for routed, first in rows]
    return median(spans) if len(spans) >= ENOUGH else None


def helper_of(user: User) -> Helper:
    """How this person lets themselves be asked; unsaved where they never said. One query."""
    return Helper.objects.filter(user=user).first() or Helper(user=user)


def known_of(topic: Topic, user: User | AnonymousUser) -> list[str]:
    """What this person knows of what the question is about, in words: its own terms, and those above them that the person has. Two queries and one for each level."""
    names = {term.pk: term.name for term in with_broader(topic.tags.current())}
    held = Helper.objects.filter(user=user.pk, expertise__in=names).values_list("expertise", flat=True)
    return sorted(names[pk] for pk in held if pk in names)
