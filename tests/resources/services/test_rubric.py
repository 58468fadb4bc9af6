import pytest
from django.core import mail
from wagtail.models import PageLogEntry, WorkflowState

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.enums import Criterion, Decision, ProposalState
from clearinghouse.resources.errors import NothingToDecide, NotReady, ReasonMissing, ScoresMissing
from clearinghouse.resources.models import LinkPage, QualityReview, QualityScore
from clearinghouse.resources.services.rubric import Verdict, decide
from clearinghouse.resources.services.workflow import submit
from tests.factories.curation import ALL_TWOS, approval, proposal_of, refusal
from tests.factories.districts import member
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db


def news_of(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def test_an_approved_proposal_is_published_with_its_scores_an_owner_and_a_review_date(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, approval(reason="Just what we lacked."), actor=curator)
    proposal.refresh_from_db()
    page = LinkPage.objects.get()
    assert (page.live, page.owner, page.review_by is not None, page.has_unpublished_changes) == (True, curator, True, False)
    assert (proposal.state, proposal.decided_by, proposal.reason) == (ProposalState.ACCEPTED, curator, "Just what we lacked.")
    assert {score.criterion: score.score for score in QualityScore.objects.all()} == ALL_TWOS
    assert page.workflow_states.get().status == WorkflowState.STATUS_APPROVED
    assert news_of(teacher) == ["“Snow-day packets” is in the library now. Thank you."]
    assert not Notification.objects.filter(recipient=curator).unread().exists()


def test_the_decision_stands_in_the_pages_trail(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, approval(), actor=curator)
    assert PageLogEntry.objects.filter(page=proposal.page_id, action="resource.approve", user=curator).exists()


def test_a_refusal_keeps_reason_scores_and_remarks_and_the_draft_stays_hidden(client, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(), actor=curator)
    proposal.refresh_from_db()
    review = QualityReview.objects.get()
    assert (proposal.state, proposal.reason) == (ProposalState.DECLINED, "It sells more than it helps.")
    assert (review.remarks, [(s.criterion, s.score, s.note) for s in review.scores.all()]) == (
        "Seen before elsewhere",
        [("fit", 1, "Needs forty devices")],
    )
    assert news_of(teacher) == ["“Snow-day packets” was not taken into the library: It sells more than it helps."]
    assert client.get("/library/snow-day-packets/").status_code == 404


def test_asking_for_changes_puts_it_back_to_whoever_proposed_it(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(Decision.CHANGES, "Who made it?"), actor=curator)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.page.current_workflow_state.status) == (
        ProposalState.CHANGES,
        WorkflowState.STATUS_NEEDS_CHANGES,
    )
    assert news_of(teacher) == ["A curator asks you to change “Snow-day packets”: Who made it?"]


def test_no_mail_of_wagtails_own_leaves(teacher, curator, django_capture_on_commit_callbacks) -> None:
    curators_draft = link_page("A curator's own")
    curators_draft.unpublish()
    submit(curators_draft.specific, member(Role.CURATOR))
    decide(curators_draft.pk, approval(), actor=curator)
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(Decision.CHANGES), actor=curator)
    assert [message.subject for message in mail.outbox] == []


@pytest.mark.parametrize("decision", [Decision.CHANGES, Decision.DECLINE])
def test_no_refusal_without_a_reason(teacher, curator, decision: Decision) -> None:
    proposal = proposal_of(teacher)
    with pytest.raises(ReasonMissing):
        decide(proposal.page_id, Verdict(decision, "  "), actor=curator)
    assert not QualityReview.objects.exists()


def test_nothing_is_published_with_a_question_left_open(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    with pytest.raises(ScoresMissing):
        decide(proposal.page_id, Verdict(Decision.APPROVE, scores={"fit": 3}), actor=curator)
    assert not LinkPage.objects.get().live


def test_who_does_not_curate_and_who_proposed_it_decide_nothing(teacher, coordinator, outsider) -> None:
    curating = member(Role.CURATOR)
    proposal = proposal_of(curating)
    for person in (teacher, coordinator, outsider, curating):
        with pytest.raises(NotAllowed):
            decide(proposal.page_id, approval(), actor=person)
    assert not LinkPage.objects.get().live


def test_the_second_decision_finds_it_decided(teacher, curator, consortium_administrator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(), actor=curator)
    with pytest.raises(NothingToDecide):
        decide(proposal.page_id, approval(), actor=consortium_administrator)
    assert QualityReview.objects.count() == 1


def test_an_unfinished_draft_is_not_published_and_nothing_is_kept(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    page = LinkPage.objects.get()
    page.source_url = ""
    page.save_revision(clean=False)
    with pytest.raises(NotReady, match="source_url"):
        decide(proposal.page_id, approval(), actor=curator)
    proposal.refresh_from_db()
    assert (proposal.state, QualityReview.objects.count()) == (ProposalState.WAITING, 0)


def test_what_a_curator_mended_in_the_cms_is_what_gets_published(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    page = LinkPage.objects.get()
    page.summary = "Mended in the CMS."
    page.save_revision(user=curator)
    decide(proposal.page_id, approval(), actor=curator)
    assert LinkPage.objects.get().summary == "Mended in the CMS."


def test_a_proposal_whose_workflow_was_cancelled_can_still_be_decided(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    LinkPage.objects.get().current_workflow_state.cancel(user=curator)
    decide(proposal.page_id, approval(), actor=curator)
    assert LinkPage.objects.get().live


def test_a_curators_own_draft_passes_the_rubric_too_and_they_hear_of_it(curator) -> None:
    author = member(Role.CURATOR)
    page = link_page("Guide to quiet rooms")
    page.unpublish()
    submit(LinkPage.objects.get(), author)
    decide(page.pk, refusal(Decision.CHANGES, "Say who made it."), actor=curator)
    assert news_of(author) == ["A curator asks you to change “Guide to quiet rooms”: Say who made it."]


def test_a_page_that_waits_for_nobody_is_not_decided(curator) -> None:
    page = link_page()
    with pytest.raises(NothingToDecide):
        decide(page.pk, approval(), actor=curator)
    with pytest.raises(NotAllowed):
        decide(987_654, approval(), actor=curator)


def test_published_straight_away_the_proposal_is_accepted_and_its_maker_told(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    LinkPage.objects.get().save_revision(user=curator).publish()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, curator)
    assert news_of(teacher) == ["“Snow-day packets” is in the library now. Thank you."]
    assert LinkPage.objects.get().current_workflow_state is None


def test_every_question_of_the_rubric_fits_its_column() -> None:
    assert max(len(value) for value in Criterion.values) <= 10
