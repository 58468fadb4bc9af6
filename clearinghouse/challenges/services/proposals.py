"""Members propose further challenges, administrators decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from clearinghouse.challenges.enums import ProposalState
from clearinghouse.challenges.errors import AlreadyDecided, NameTaken, ReasonMissing
from clearinghouse.challenges.models import Challenge, Proposal
from clearinghouse.challenges.validators import TAKEN_SLUGS
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import Capability, belongs_to, can
from clearinghouse.districts.selectors import holders_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


@transaction.atomic
def propose_challenge(*, name: str, sentence: str, why: str, district: District, actor: User) -> Proposal:
    """Propose a challenge as a member of a district, and tell the administrators; the same again while it waits is one proposal.

    Raises NotAllowed for whoever has no place there, NameTaken, and ValidationError.
    """
    if not belongs_to(actor, district):
        raise NotAllowed
    name, sentence = " ".join(name.split()), " ".join(sentence.split())
    if Challenge.objects.filter(name__iexact=name).exists():
        raise NameTaken
    words = {"name": name, "sentence": sentence, "why": why.strip()}
    same = Proposal.objects.waiting().filter(proposed_by=actor, district=district, **words).first()
    if same is not None:
        return same
    proposal = Proposal(proposed_by=actor, district=district, **words)
    proposal.full_clean()
    proposal.save()
    audit.record(proposal, "proposal.made", actor=actor)
    others = [person for person in holders_of(Role.CONSORTIUM_ADMINISTRATOR) if person.pk != actor.pk]
    text = f"{actor} of {district} proposes a challenge: {name}."
    notify(others, kind=NotificationKind.PROPOSAL, text=text, url=proposal.get_absolute_url(), subject=proposal)
    return proposal


@transaction.atomic
def accept_proposal(proposal: Proposal, *, actor: User) -> Challenge:
    """Put the proposed challenge at the end of the list, and tell who proposed it. Raises NotAllowed, AlreadyDecided, NameTaken."""
    proposal = to_decide(proposal, actor)
    list(Challenge.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    if Challenge.objects.filter(name__iexact=proposal.name).exists():
        raise NameTaken
    last = Challenge.objects.aggregate(last=Max("number"))["last"] or 0
    challenge = Challenge(
        number=last + 1, name=proposal.name, slug=free_slug(proposal.name), sentence=proposal.sentence, story=proposal.why
    )
    challenge.full_clean()
    challenge.save()
    proposal.challenge = challenge
    decide(proposal, ProposalState.ACCEPTED, actor)
    audit.record(challenge, "challenge.added", actor=actor, proposed_by=proposal.proposed_by)
    tell(proposal, f"Your challenge “{proposal.name}” is on the list now. Districts can back it.", challenge.get_absolute_url())
    return challenge


@transaction.atomic
def decline_proposal(proposal: Proposal, *, reason: str, actor: User) -> Proposal:
    """Say no with a reason that who proposed it reads. Raises NotAllowed, AlreadyDecided, ReasonMissing."""
    proposal = to_decide(proposal, actor)
    proposal.reason = reason.strip()[:1000]
    if not proposal.reason:
        raise ReasonMissing
    decide(proposal, ProposalState.DECLINED, actor)
    tell(proposal, f"Your challenge “{proposal.name}” was not taken on the list. Read why.", proposal.get_absolute_url())
    return proposal


def to_decide(proposal: Proposal, actor: User) -> Proposal:
    """The proposal, held until the transaction ends. Raises NotAllowed, AlreadyDecided."""
    if not can(actor, Capability.KEEP_CHALLENGES):
        raise NotAllowed
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != ProposalState.WAITING:
        raise AlreadyDecided
    return proposal


def decide(proposal: Proposal, state: ProposalState, actor: User) -> None:
    """Write the decision down."""
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor, timezone.now()
    proposal.save()
    audit.record(proposal, f"proposal.{state}", actor=actor, reason=proposal.reason)
    settle(proposal)


def tell(proposal: Proposal, text: str, url: str) -> None:
    """Tell who proposed it, while they have an account."""
    if proposal.proposed_by is not None:
        notify(proposal.proposed_by, kind=NotificationKind.CHALLENGE, text=text, url=url, subject=proposal)


def free_slug(name: str) -> str:
    """An address that no challenge and no page of theirs has."""
    base = slugify(name)[:70] or "challenge"
    taken = TAKEN_SLUGS | set(Challenge.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)
