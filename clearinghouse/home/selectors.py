"""Reads for the front page and the dashboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Min, Q, Sum

from clearinghouse.core.waiting import WaitingItem, waiting_for
from clearinghouse.districts.models import District, Membership
from clearinghouse.districts.models.membership import BELONGING_KINDS
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

# A rank among fewer districts than this says nothing.
ENOUGH_TO_RANK = 20
TIER_PATH = "researchreviewpage__intervention__reviews__findings__essa_tier"


@dataclass(frozen=True)
class Figures:
    """How large the consortium is. `rank` is its place among `ranked` districts were it one of them, 0 where that is not known."""

    districts: int
    students: int
    rank: int = 0
    ranked: int = 0


@dataclass(frozen=True)
class Dashboard:
    """What one person has to do, and where they belong."""

    memberships: list[Membership]
    waiting: list[WaitingItem]


def figures() -> Figures:
    """The consortium in numbers. Two queries."""
    belonging = Q(kind__in=BELONGING_KINDS)
    ours = District.objects.filter(belonging).aggregate(districts=Count("pk"), students=Sum("enrolment"))
    students = ours["students"] or 0
    others = District.objects.exclude(belonging).filter(enrolment__isnull=False, is_operating=True)
    beside = others.aggregate(all=Count("pk"), larger=Count("pk", filter=Q(enrolment__gt=students)))
    if not students or beside["all"] < ENOUGH_TO_RANK:
        return Figures(ours["districts"], students)
    return Figures(ours["districts"], students, rank=beside["larger"] + 1, ranked=beside["all"] + 1)


def strongest_reviews(user: User | AnonymousUser | None, *, most: int = 3) -> list[Any]:
    """The resources this person may see whose best finding has the highest tier, the newest first among equals. `tier` is set on each."""
    found = ResourcePage.objects.visible_to(user).annotate(tier=Min(TIER_PATH))
    return list(found.order_by(F("tier").asc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "pk")[:most])


def dashboard_of(user: User) -> Dashboard:
    """The person's districts with their roles, and everything that waits for them. Two queries beside those of the providers."""
    memberships = user.memberships.current().select_related("district").prefetch_related("roles").order_by("district__name")
    return Dashboard(memberships=list(memberships), waiting=waiting_for(user))
