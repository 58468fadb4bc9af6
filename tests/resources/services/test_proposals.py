import pytest
from django.core.exceptions import ValidationError
from wagtail.models import WorkflowState

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.enums import Decision, Origin, ProposalState, ResourceKind
from clearinghouse.resources.errors import ProposalClosed, TooManyProposals
from clearinghouse.resources.models import AssistiveTechnologyPage, LinkPage, ResourcePage, ResourceProposal
from clearinghouse.resources.services.proposals import MOST_A_DAY, answer_changes, propose_resource, withdraw_proposal
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import approval, proposal_of, refusal, said
from tests.factories.districts import MembershipFactory, member
from tests.factories.resources import TopicFactory, library

pytestmark = pytest.mark.django_db


def test_a_teachers_proposal_is_a_draft_that_nobody_sees_and_that_waits_in_the_workflow(teacher, own_district, curator) -> None:
    topic = TopicFactory()
    proposal = proposal_of(teacher, "Snow days", district=own_district, topics=[topic], authors=["Marsh, Ann"], published_year=2020)
    page = LinkPage.objects.get()
    assert (page.live, page.origin, page.origin_name, page.summary) == (
        False,
        Origin.PROPOSED,
        "Alder Creek",
        "Our bus roads close.",
    )
    assert (page.authors, page.published_year, list(page.topics.all())) == (["Marsh, Ann"], 2020, [topic])
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert (proposal.state, proposal.page_id) == (ProposalState.WAITING, page.pk)
    assert not ResourcePage.objects.visible_to(curator).exists()


def test_the_curators_hear_of_it_and_the_proposer_does_not(teacher, curator, consortium_administrator) -> None:
    proposal_of(teacher)
    assert list(Notification.objects.values_list("recipient", "kind")) == [(curator.pk, "resource_proposal")]


def test_without_a_curator_the_administrators_hear_of_it(teacher, consortium_administrator) -> None:
    proposal_of(teacher)
    assert Notification.objects.get().recipient == consortium_administrator


def test_dois_and_eric_numbers_are_taken_from_the_address(teacher) -> None:
    proposal_of(teacher, source_url="https://doi.org/10.3102/ABC", eric_id="https://eric.ed.gov/?id=ej123456")
    page = LinkPage.objects.get()
    assert (page.doi, page.eric_id) == ("10.3102/abc", "EJ123456")


def test_an_outsider_and_a_teacher_of_another_district_propose_nothing_for_it(outsider, teacher_elsewhere, own_district) -> None:
    library()
    for person in (outsider, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            propose_resource(ResourceKind.LINK, said(), district=own_district, actor=person)
    assert not ResourceProposal.objects.exists()


def test_the_same_sent_twice_is_one_proposal(teacher, own_district) -> None:
    first, second = (proposal_of(teacher, district=own_district) for _ in range(2))
    assert first == second
    assert LinkPage.objects.count() == 1


def test_more_than_ten_a_day_wait_for_tomorrow(teacher, own_district) -> None:
    for number in range(MOST_A_DAY):
        proposal_of(teacher, f"Proposal {number}", district=own_district)
    with pytest.raises(TooManyProposals):
        proposal_of(teacher, "One too many", district=own_district)
    assert LinkPage.objects.count() == MOST_A_DAY


def test_a_technology_keeps_its_rung_and_a_link_needs_its_address(teacher, own_district) -> None:
    library()
    propose_resource(ResourceKind.ASSISTIVE_TECHNOLOGY, said(), district=own_district, actor=teacher, tech_level="mid")
    assert AssistiveTechnologyPage.objects.get().tech_level == "mid"
    with pytest.raises(ValidationError) as refused:
        proposal_of(teacher, "No address", district=own_district, source_url="")
    assert "source_url" in refused.value.message_dict


def test_a_title_that_is_an_address_of_ours_gets_another_one(teacher) -> None:
    proposal_of(teacher, "Propose")
    assert LinkPage.objects.get().slug == "propose-resource"


def test_what_was_asked_for_is_answered_and_waits_again(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(Decision.CHANGES, "Who made it?"), actor=curator)
    proposal.refresh_from_db()
    answer_changes(proposal, said("Snow-day packets, new", publisher="Mill Press"), actor=teacher)
    proposal.refresh_from_db()
    page = proposal.page.specific
    assert (proposal.state, proposal.title) == (ProposalState.WAITING, "Snow-day packets, new")
    assert page.get_latest_revision_as_object().publisher == "Mill Press"
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    decide(page.pk, approval(), actor=curator)
    assert LinkPage.objects.get().publisher == "Mill Press"


def test_only_whoever_proposed_it_answers_and_only_when_asked(teacher, curator, teacher_elsewhere) -> None:
    proposal = proposal_of(teacher)
    with pytest.raises(ProposalClosed):
        answer_changes(proposal, said(), actor=teacher)
    decide(proposal.page_id, refusal(Decision.CHANGES), actor=curator)
    for person in (curator, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            answer_changes(proposal, said(), actor=person)


def test_a_withdrawn_proposal_waits_for_nobody_and_cannot_be_withdrawn_again(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    with pytest.raises(NotAllowed):
        withdraw_proposal(proposal, actor=curator)
    proposal = withdraw_proposal(proposal, actor=teacher)
    assert (proposal.state, proposal.page.current_workflow_state) == (ProposalState.WITHDRAWN, None)
    assert not Notification.objects.unread().exists()
    with pytest.raises(ProposalClosed):
        withdraw_proposal(proposal, actor=teacher)


def test_a_teacher_who_left_proposes_nothing_more(teacher, own_district) -> None:
    library()
    teacher.memberships.update(ended_at="2020-01-01T00:00Z")
    with pytest.raises(NotAllowed):
        propose_resource(ResourceKind.LINK, said(), district=own_district, actor=teacher)


def test_a_member_of_two_districts_proposes_for_either(own_district, other_district) -> None:
    person = member(Role.TEACHER, district=own_district)
    MembershipFactory(user=person, district=other_district)
    assert proposal_of(person, district=other_district).district == other_district
