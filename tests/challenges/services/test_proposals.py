import pytest
from django.core.exceptions import ValidationError

from clearinghouse.challenges.enums import ProposalState
from clearinghouse.challenges.errors import AlreadyDecided, NameTaken, ReasonMissing
from clearinghouse.challenges.models import Challenge, Proposal
from clearinghouse.challenges.services.proposals import accept_proposal, decline_proposal, propose_challenge
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.models import Notification
from tests.factories.challenges import ChallengeFactory, ProposalFactory
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db
WORDS = {"name": "Snow days", "sentence": "Lessons stop when the road does.", "why": "Eleven days last winter."}


def told(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def test_a_member_proposes_and_the_administrators_are_told_once(own_district, teacher, consortium_administrator, curator) -> None:
    first = propose_challenge(**WORDS, district=own_district, actor=teacher)
    assert propose_challenge(**WORDS, district=own_district, actor=teacher) == first
    assert told(consortium_administrator) == [f"{teacher} of Alder Creek proposes a challenge: Snow days."]
    assert told(curator) == []
    assert Proposal.objects.get().state == ProposalState.WAITING


def test_nobody_proposes_for_a_district_that_is_not_theirs(own_district, outsider, teacher_elsewhere) -> None:
    for actor in (outsider, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            propose_challenge(**WORDS, district=own_district, actor=actor)
    assert not Proposal.objects.exists()


def test_a_name_on_the_list_and_words_without_end_are_refused(own_district, teacher) -> None:
    ChallengeFactory(name="Snow Days")
    with pytest.raises(NameTaken):
        propose_challenge(**WORDS, district=own_district, actor=teacher)
    with pytest.raises(ValidationError):
        propose_challenge(**{**WORDS, "name": "x" * 81}, district=own_district, actor=teacher)


def test_an_accepted_proposal_stands_at_the_end_of_the_list_and_its_author_is_told(teacher, consortium_administrator) -> None:
    ChallengeFactory(number=10)
    proposal = ProposalFactory(name="Snow days", proposed_by=teacher)
    challenge = accept_proposal(proposal, actor=consortium_administrator)
    assert (challenge.number, challenge.slug, challenge.sentence, challenge.is_shown) == (11, "snow-days", proposal.sentence, True)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by, proposal.challenge) == (
        ProposalState.ACCEPTED,
        consortium_administrator,
        challenge,
    )
    assert told(teacher) == ["Your challenge “Snow days” is on the list now. Districts can back it."]


@pytest.mark.parametrize("name", ["Agenda", "Propose", "Proposals", "Snow days", "…"])
def test_an_accepted_challenge_gets_an_address_of_its_own(name, consortium_administrator) -> None:
    ChallengeFactory(name="Other", slug="snow-days")
    challenge = accept_proposal(ProposalFactory(name=name), actor=consortium_administrator)
    challenge.full_clean()
    assert challenge.slug not in ("agenda", "propose", "proposals", "snow-days", "")


def test_a_declined_proposal_needs_a_reason_and_its_author_reads_it(teacher, consortium_administrator) -> None:
    proposal = ProposalFactory(proposed_by=teacher)
    with pytest.raises(ReasonMissing):
        decline_proposal(proposal, reason="  ", actor=consortium_administrator)
    assert Proposal.objects.get().state == ProposalState.WAITING
    decline_proposal(proposal, reason="It is part of number six.", actor=consortium_administrator)
    assert Proposal.objects.get().reason == "It is part of number six."
    assert "was not taken" in told(teacher)[0]
    assert not Challenge.objects.exists()


def test_what_is_decided_stays_decided(consortium_administrator) -> None:
    decided = ProposalFactory(decided=True)
    with pytest.raises(AlreadyDecided):
        accept_proposal(decided, actor=consortium_administrator)
    with pytest.raises(AlreadyDecided):
        decline_proposal(decided, reason="No.", actor=consortium_administrator)


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "curator", "outsider"])
def test_only_consortium_administrators_decide(who, request) -> None:
    actor, proposal = request.getfixturevalue(who), ProposalFactory()
    with pytest.raises(NotAllowed):
        accept_proposal(proposal, actor=actor)
    with pytest.raises(NotAllowed):
        decline_proposal(proposal, reason="No.", actor=actor)
    assert Proposal.objects.get().state == ProposalState.WAITING


def test_a_proposal_whose_name_came_to_the_list_meanwhile_is_not_accepted(consortium_administrator) -> None:
    proposal = ProposalFactory(name="Snow days")
    ChallengeFactory(name="snow days")
    with pytest.raises(NameTaken):
        accept_proposal(proposal, actor=consortium_administrator)
    assert Proposal.objects.get().state == ProposalState.WAITING


def test_an_author_who_left_hinders_nothing(consortium_administrator) -> None:
    proposal = ProposalFactory(proposed_by=None, district=DistrictFactory())
    assert accept_proposal(proposal, actor=consortium_administrator).name == proposal.name
