"""A curator decides on a draft that lies before the curators: answers to the rubric, one decision, words for whoever waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_judge
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from clearinghouse.resources.curation.rubric import ANCHORS
from clearinghouse.resources.enums import Criterion, Decision, ProposalState
from clearinghouse.resources.errors import NothingToDecide, NotReady, ReasonMissing, ScoresMissing
from clearinghouse.resources.models import QualityReview, QualityScore, ResourcePage, ResourceProposal
from clearinghouse.resources.services.workflow import set_aside, step_of, submit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import TaskState

    from clearinghouse.accounts.models import User

STATE_AFTER = {
    Decision.APPROVE: ProposalState.ACCEPTED,
    Decision.CHANGES: ProposalState.CHANGES,
    Decision.DECLINE: ProposalState.DECLINED,
}


@dataclass(frozen=True)
class Verdict:
    """What a curator says. `scores` are 0 to 3 by criterion, `notes` words beside them; `remarks` only curators read."""

    decision: Decision
    reason: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    remarks: str = ""

    def check(self) -> None:
        """Raise for a refusal without a reason, and for a publication without every answer."""
        if self.decision != Decision.APPROVE and not self.reason.strip():
            raise ReasonMissing
        if self.decision == Decision.APPROVE and any(criterion not in self.scores for criterion in ANCHORS):
            raise ScoresMissing


@transaction.atomic
def decide(page_id: int, verdict: Verdict, *, actor: User) -> QualityReview:
    """Keep the answers and carry the decision out: publish the newest draft, send it back, or decline it. Whoever waits is told.

    Of two who decide at once, the second finds it decided. Raises NotAllowed, NothingToDecide, ReasonMissing, ScoresMissing, NotReady.
    """
    page = held(page_id)
    proposal = ResourceProposal.objects.select_for_update().filter(page=page_id).first()
    if not can_judge(actor, proposed_by=proposal.proposed_by_id if proposal else None):
        raise NotAllowed
    step = step_to_decide(page, proposal, actor)
    verdict.check()
    asked_by = step.workflow_state.requested_by
    review = write_down(page, proposal, verdict, actor)
    if proposal is not None:
        close(proposal, verdict, actor)
    carry_out(page, step, verdict, actor)
    audit.record(page, f"resource.{verdict.decision}", actor=actor, reason=verdict.reason)
    tell(page, proposal.proposed_by if proposal else asked_by, verdict, proposal, actor)
    return review


def held(page_id: int) -> ResourcePage:
    """The page, held until the transaction ends. Raises NotAllowed where there is none: from outside both look the same."""
    found = ResourcePage.objects.select_for_update().filter(id=page_id).first()
    if found is None:
        raise NotAllowed
    page: ResourcePage = found.specific
    return page


def step_to_decide(page: ResourcePage, proposal: ResourceProposal | None, actor: User) -> TaskState:
    """The step at which the page waits; begun anew where a proposal waits and its workflow was cancelled. Raises NothingToDecide."""
    if proposal is not None and proposal.state != ProposalState.WAITING:
        raise NothingToDecide
    step = step_of(page)
    if step is None and proposal is not None:
        submit(page, proposal.proposed_by)
        step = step_of(page)
    if step is None:
        raise NothingToDecide
    return step


def write_down(page: ResourcePage, proposal: ResourceProposal | None, verdict: Verdict, actor: User) -> QualityReview:
    """Keep the review with its scores."""
    words = {"reason": verdict.reason.strip(), "remarks": verdict.remarks.strip()}
    review: QualityReview = QualityReview.objects.create(
        page=page, title=page.draft_title, proposal=proposal, reviewer=actor, decision=verdict.decision, **words
    )
    scores = [
        QualityScore(
            review=review, criterion=criterion, score=verdict.scores[criterion], note=verdict.notes.get(criterion, "")[:300]
        )
        for criterion in Criterion
        if criterion in verdict.scores
    ]
    QualityScore.objects.bulk_create(scores)
    return review


def close(proposal: ResourceProposal, verdict: Verdict, actor: User) -> None:
    """Write the decision on the proposal."""
    proposal.state, proposal.reason = STATE_AFTER[verdict.decision], verdict.reason.strip()
    proposal.decided_by, proposal.decided_at = actor, timezone.now()
    proposal.save()
    settle(proposal)


def carry_out(page: ResourcePage, step: TaskState, verdict: Verdict, actor: User) -> None:
    """Let the workflow go on: it publishes, goes back, or ends. Raises NotReady for a draft that is not complete."""
    if verdict.decision == Decision.APPROVE:
        check_ready(page)
        if page.owner_id is None:
            ResourcePage.objects.filter(pk=page.pk).update(owner=actor)
        step.approve(user=actor, comment=verdict.reason)
    elif verdict.decision == Decision.CHANGES:
        step.reject(user=actor, comment=verdict.reason)
    else:
        set_aside(page, actor)


def check_ready(page: ResourcePage) -> None:
    """Raise NotReady with what is missing in the newest draft."""
    try:
        page.get_latest_revision_as_object().full_clean()
    except ValidationError as error:
        missing = "; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())
        raise NotReady(f"{NotReady.message} {missing}") from error


def tell(page: ResourcePage, person: User | None, verdict: Verdict, proposal: ResourceProposal | None, actor: User) -> None:
    """Tell whoever waits for the decision; where to read it is the page once it is published, the proposal before."""
    if person is None or person.pk == actor.pk:
        return
    title = proposal.title if proposal else page.title
    words = {
        Decision.APPROVE: f"“{title}” is in the library now. Thank you.",
        Decision.CHANGES: f"A curator asks you to change “{title}”: {verdict.reason}",
        Decision.DECLINE: f"“{title}” was not taken into the library: {verdict.reason}",
    }[verdict.decision]
    url = proposal.get_absolute_url() if proposal else f"/cms/pages/{page.pk}/edit/"
    notify(person, kind=NotificationKind.RESOURCE_DECISION, text=words, url=url, subject=proposal or page)


@transaction.atomic
def note_published_without_review(page: ResourcePage, *, actor: User | None) -> None:
    """A curator published a proposed draft straight away: the proposal is accepted, and whoever made it is told."""
    proposal = ResourceProposal.objects.select_for_update().filter(page=page.pk).exclude(state=ProposalState.ACCEPTED).first()
    if proposal is None:
        return
    proposal.state, proposal.reason, proposal.decided_by, proposal.decided_at = ProposalState.ACCEPTED, "", actor, timezone.now()
    proposal.save()
    settle(proposal)
    audit.record(proposal, "resource_proposal.published", actor=actor)
    if proposal.proposed_by is not None and proposal.proposed_by != actor:
        text = f"“{proposal.title}” is in the library now. Thank you."
        notify(
            proposal.proposed_by,
            kind=NotificationKind.RESOURCE_DECISION,
            text=text,
            url=proposal.get_absolute_url(),
            subject=proposal,
        )
