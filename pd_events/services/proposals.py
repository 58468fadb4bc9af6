"""Members propose trainings and say whether they would come; a coordinator plans one, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.policies import CATALOGUE, Capability, belongs_to, can_run_events
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from pd_events.enums import ProposalState
from pd_events.errors import AlreadyDecided, ReasonMissing
from pd_events.models import Proposal, Voice
from pd_events.selectors.people import deciders
from pd_events.services.events import create_event

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import Event

WORDS = ("title", "why", "when_suits")
SUMMARY = 300


@transaction.atomic
def propose_training(*, district: District, facts: dict[str, Any], actor: User) -> Proposal:
    """Propose a training as a member of a district; who proposes it would come. The same again while it waits is one proposal.

    Raises NotAllowed for whoever has no place there, and ValidationError.
    """
    if not belongs_to(actor, district):
        raise NotAllowed
    words = {name: " ".join(facts[name].split()) if name != "why" else facts[name].strip() for name in WORDS}
    same = Proposal.objects.waiting().filter(proposed_by=actor, title__iexact=words["title"]).first()
    if same is not None:
        return same
    proposal = Proposal(district=district, proposed_by=actor, **words)
    proposal.full_clean()
    proposal.save()
    proposal.topics.set(facts.get("topics", ()))
    Voice.objects.create(proposal=proposal, person=actor, district=district)
    audit.record(proposal, "training_proposal.made", actor=actor)
    tell_coordinators(proposal, actor)
    return proposal


def tell_coordinators(proposal: Proposal, actor: User) -> None:
    """Tell those who run events in the district of who proposes."""
    others = [person for person in deciders(proposal.district_id, CATALOGUE[Capability.RUN_EVENTS]) if person.pk != actor.pk]
    text = f"{actor} of {proposal.district} would like a training: “{proposal}”."
    notify(others, kind=NotificationKind.TRAINING_WISH, text=text, url=proposal.get_absolute_url(), subject=proposal)


@transaction.atomic
def would_come(proposal: Proposal, *, district: District, actor: User) -> Voice:
    """Say that one would come: one voice for each person, however often. Raises NotAllowed, AlreadyDecided once it is declined."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not belongs_to(actor, district):
        raise NotAllowed
    if proposal.state == ProposalState.DECLINED:
        raise AlreadyDecided
    voice, _ = Voice.objects.get_or_create(proposal=proposal, person=actor, defaults={"district": district})
    return voice


@transaction.atomic
def would_not_come(proposal: Proposal, *, actor: User) -> None:
    """Take one's voice back; again changes nothing."""
    Voice.objects.filter(proposal=proposal, person=actor).delete()


@transaction.atomic
def plan_training(proposal: Proposal, *, district: District, actor: User) -> Event:
    """Make it a draft of this district's; who would come hears when it opens. Raises NotAllowed, AlreadyDecided."""
    proposal = to_decide(proposal)
    facts = {
        "title": proposal.title,
        "summary": " ".join(proposal.why.split())[:SUMMARY],
        "description": proposal.why,
        "audience": Audience.MEMBERS,
        "topics": list(proposal.topics.all()),
    }
    event = create_event(district=district, facts=facts, actor=actor)
    proposal.event = event
    decide(proposal, ProposalState.PLANNED, actor)
    tell_proposer(proposal, f"{district} plans the training that you proposed: “{proposal}”.", actor)
    return event


@transaction.atomic
def decline_training(proposal: Proposal, *, reason: str, actor: User) -> Proposal:
    """Say no, with a reason that everybody who would come may read. For those who run events in the district of who proposed it.

    Raises NotAllowed, AlreadyDecided, ReasonMissing.
    """
    proposal = to_decide(proposal)
    if not can_run_events(actor, proposal.district):
        raise NotAllowed
    proposal.reason = " ".join(reason.split())[:300]
    if not proposal.reason:
        raise ReasonMissing
    decide(proposal, ProposalState.DECLINED, actor)
    tell_proposer(proposal, f"The training that you proposed will not be planned: “{proposal}”. Read why.", actor)
    return proposal


def to_decide(proposal: Proposal) -> Proposal:
    """The proposal, held until the transaction ends. Raises AlreadyDecided."""
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("district").get(pk=proposal.pk)
    if not proposal.is_waiting:
        raise AlreadyDecided
    return proposal


def decide(proposal: Proposal, state: ProposalState, actor: User) -> None:
    """Write the decision down."""
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor, timezone.now()
    proposal.save()
    audit.record(proposal, f"training_proposal.{state}", actor=actor, reason=proposal.reason)
    settle(proposal)


def tell_proposer(proposal: Proposal, text: str, actor: User) -> None:
    """Tell who proposed it, unless they decided themselves."""
    person = proposal.proposed_by
    if person is not None and person.pk != actor.pk:
        notify(person, kind=NotificationKind.TRAINING_NEWS, text=text, url=proposal.get_absolute_url(), subject=proposal)
