"""Two curators, one draft, one moment: real transactions in threads of their own."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.enums import ProposalState, ResourceKind
from clearinghouse.resources.models import LinkPage, QualityReview, ResourceProposal
from clearinghouse.resources.services.proposals import propose_resource, withdraw_proposal
from clearinghouse.resources.services.retiring import retire_resource
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import approval, proposal_of, refusal, said
from tests.factories.districts import DistrictFactory, member
from tests.factories.resources import library, link_page

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do these at the same moment; what became of each: `done`, or the code of the rule that said no."""
    start, outcomes = Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        start.wait()
        try:
            deed()
            outcomes.append("done")
        except RuleViolation as no:
            outcomes.append(no.code)
        finally:
            connection.close()

    threads = [Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def test_of_two_curators_who_decide_at_once_one_decides() -> None:
    proposal = proposal_of()
    curators = [member(Role.CURATOR) for _ in range(2)]
    verdicts = [approval(), refusal()]
    deeds = [partial(decide, proposal.page_id, verdict, actor=who) for who, verdict in zip(curators, verdicts, strict=True)]
    assert at_once(*deeds) == ["already_decided", "done"]
    proposal.refresh_from_db()
    assert QualityReview.objects.count() == 1
    assert LinkPage.objects.get().live == (proposal.state == ProposalState.ACCEPTED)
    assert Notification.objects.filter(recipient=proposal.proposed_by).count() == 1


def test_deciding_and_withdrawing_at_once_ends_in_one_of_them() -> None:
    proposal, curator = proposal_of(), member(Role.CURATOR)
    outcomes = at_once(
        partial(decide, proposal.page_id, approval(), actor=curator),
        partial(withdraw_proposal, proposal, actor=proposal.proposed_by),
    )
    proposal.refresh_from_db()
    assert outcomes in (["already_decided", "done"], ["done", "proposal_closed"])
    assert LinkPage.objects.get().live == (proposal.state == ProposalState.ACCEPTED)


def test_a_form_sent_four_times_at_once_is_one_proposal() -> None:
    library()
    district = DistrictFactory()
    teacher = member(Role.TEACHER, district=district)
    send = partial(propose_resource, ResourceKind.LINK, said(), district=district, actor=teacher)
    assert at_once(*[send] * 4) == ["done"] * 4
    assert (ResourceProposal.objects.count(), LinkPage.objects.count()) == (1, 1)


def test_two_who_retire_it_at_once_retire_it_once() -> None:
    page = link_page()
    deeds = [partial(retire_resource, page.pk, reason=f"Reason {n}", actor=member(Role.CURATOR)) for n in range(2)]
    assert at_once(*deeds) == ["done", "retired_already"]
