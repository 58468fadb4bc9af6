"""Trainings that members propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Value, When

from pd_events.enums import ProposalState
from pd_events.models import Event, Proposal, Voice

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from pd_events.models.proposal import ProposalQuerySet


@dataclass(frozen=True)
class DistrictVoices:
    """How many people of one district would come, and that in hundredths of the most."""

    name: str
    number: int
    share: int


def proposals_for(user: User) -> ProposalQuerySet:
    """Proposals that the person may see, with `coming`, `from_districts` and `is_mine`: those that wait, the most wished for first; then the rest."""
    first = Case(When(state=ProposalState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    own = Voice.objects.filter(proposal=OuterRef("pk"), person=user.pk)
    found: ProposalQuerySet = (
        Proposal.objects.visible_to(user)
        .with_voices()
        .annotate(is_decided=first, is_mine=Exists(own))
        .select_related("district", "proposed_by")
        .order_by("is_decided", F("coming").desc(), "-created_at", "-pk")
    )
    return found


def voices_by_district(proposal: Proposal) -> list[DistrictVoices]:
    """How many would come, by district, the most first. One query."""
    counted = proposal.voices.order_by().values_list("district__name").annotate(number=Count("pk"))
    rows = sorted(counted, key=lambda row: (-row[1], row[0]))
    most = rows[0][1] if rows else 1
    return [DistrictVoices(name, number, round(100 * number / most)) for name, number in rows]


def event_of(proposal: Proposal, user: User) -> Event | None:
    """The event that it became, where the person may see it. One query, or none."""
    if proposal.event_id is None:
        return None
    return Event.objects.visible_to(user).filter(pk=proposal.event_id).first()
