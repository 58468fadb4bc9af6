"""Proposals of further challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When

from clearinghouse.challenges.enums import ProposalState
from clearinghouse.challenges.models import Proposal
from clearinghouse.districts.models import District

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models.proposal import ProposalQuerySet


def proposals_for(user: User | AnonymousUser | None) -> ProposalQuerySet:
    """The proposals that this person may see: those that wait first, the oldest of them at the top, then the decided, newest first."""
    first = Case(When(state=ProposalState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    visible = Proposal.objects.visible_to(user).select_related("proposed_by", "district", "challenge")
    ordered: ProposalQuerySet = visible.annotate(is_decided=first).order_by("is_decided", "-decided_at", "created_at", "pk")
    return ordered


def districts_to_propose_from(user: User) -> list[District]:
    """The person's districts that belong. One query."""
    return list(District.objects.filter(pk__in=user.memberships.current().values("district")).order_by("name"))
