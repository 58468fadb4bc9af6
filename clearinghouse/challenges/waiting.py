"""Proposals that wait for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse

from clearinghouse.challenges.models import Proposal
from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.policies import Capability

if TYPE_CHECKING:
    from clearinghouse.challenges.models.proposal import ProposalQuerySet
    from clearinghouse.districts.standing import Standing


def undecided(standing: Standing) -> ProposalQuerySet | None:
    """Every proposal that waits, for those who decide."""
    return Proposal.objects.waiting() if standing.can(Capability.KEEP_CHALLENGES) else None


def line(row: Row) -> WaitingItem:
    """A proposal, to decide in place."""
    deeds = (
        Deed("Accept", reverse("challenges:accept", args=[row.pk]), look=""),
        Deed("Decline", reverse("challenges:decline", args=[row.pk]), asks="Why not? The person who proposed it reads this."),
    )
    note = f"{row.facts['sentence']} · {row.facts['district']}"
    return WaitingItem(f"New challenge: {row.facts['name']}", reverse("challenges:proposal", args=[row.pk]), note=note, deeds=deeds)


FACTS = {"name": F("name"), "sentence": F("sentence"), "district": F("district__name")}
KINDS = (Kind("proposals", "Proposed challenges", Urgency.OTHERS_WAIT, undecided, FACTS, line),)
