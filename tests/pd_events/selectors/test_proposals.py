"""What members would like."""

import pytest

from clearinghouse.districts.enums import Audience
from pd_events.enums import EventState, ProposalState
from pd_events.models import Proposal, Voice
from pd_events.selectors.proposals import event_of, proposals_for, voices_by_district
from tests.factories.districts import DistrictFactory
from tests.factories.pd_events import EventFactory, TrainingProposalFactory, home_of, teachers

pytestmark = pytest.mark.django_db


def say(proposal, *people) -> None:
    Voice.objects.bulk_create(Voice(proposal=proposal, person=person, district=home_of(person)) for person in people)


@pytest.mark.parametrize("number", [1, 3])
def test_the_most_wished_for_comes_first_and_what_is_decided_last(number, teacher, django_assert_num_queries) -> None:
    declined = TrainingProposalFactory(declined=True)
    few, many = TrainingProposalFactory(), TrainingProposalFactory()
    say(declined, *teachers(5))
    say(few, teacher)
    say(many, *teachers(number), *teachers(2))
    with django_assert_num_queries(2):
        rows = list(proposals_for(teacher))
    assert rows == [many, few, declined]
    assert [(row.coming, row.from_districts, row.is_mine) for row in rows] == [(number + 2, 2, False), (1, 1, True), (5, 1, False)]


def test_nobody_but_members_sees_any(public, outsider, teacher) -> None:
    TrainingProposalFactory()
    assert not Proposal.objects.visible_to(public).exists()
    assert not Proposal.objects.visible_to(outsider).exists()
    assert Proposal.objects.visible_to(teacher).exists()
    assert not Voice.objects.visible_to(outsider).exists()


def test_voices_are_counted_by_district(django_assert_num_queries) -> None:
    proposal = TrainingProposalFactory()
    say(proposal, *teachers(1, district=DistrictFactory(name="Birch")), *teachers(2, district=DistrictFactory(name="Alder")))
    with django_assert_num_queries(1):
        rows = voices_by_district(proposal)
    assert [(row.name, row.number, row.share) for row in rows] == [("Alder", 2, 100), ("Birch", 1, 50)]
    assert voices_by_district(TrainingProposalFactory()) == []


def test_a_draft_that_it_became_is_shown_to_nobody_else(teacher) -> None:
    draft = TrainingProposalFactory(event=EventFactory(state=EventState.DRAFT, audience=Audience.MEMBERS))
    opened = TrainingProposalFactory(event=EventFactory())
    assert event_of(draft, teacher) is None
    assert event_of(opened, teacher) == opened.event
    assert event_of(TrainingProposalFactory(), teacher) is None
    assert ProposalState(draft.state) == ProposalState.WAITING
