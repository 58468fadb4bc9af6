"""Members propose trainings."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience, Role
from clearinghouse.notifications.models import Notification
from pd_events.enums import EventState, ProposalState
from pd_events.errors import AlreadyDecided, ReasonMissing
from pd_events.models import Proposal, Voice
from pd_events.services.events import publish_event
from pd_events.services.proposals import decline_training, plan_training, propose_training, would_come, would_not_come
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, TrainingProposalFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db
FACTS = {"title": "Maps  in history", "why": "We have old maps.", "when_suits": "Winter"}


def told(kind: str) -> list[tuple[int, str]]:
    return list(Notification.objects.filter(kind=kind).values_list("recipient", "text").order_by("pk"))


def test_who_proposes_would_come_and_the_own_coordinator_hears(teacher, coordinator, own_district) -> None:
    topic = TopicFactory()
    proposal = propose_training(district=own_district, facts={**FACTS, "topics": [topic]}, actor=teacher)
    assert (proposal.title, proposal.state, list(proposal.topics.all())) == ("Maps in history", ProposalState.WAITING, [topic])
    assert proposal.voices.get().person == teacher
    assert [person for person, _ in told("training_wish")] == [coordinator.pk]


def test_the_same_again_while_it_waits_is_one(teacher, own_district) -> None:
    made = [propose_training(district=own_district, facts=FACTS, actor=teacher) for _ in range(2)]
    assert made[0] == made[1]
    assert Voice.objects.count() == 1


def test_only_members_propose_and_in_their_own_districts_name(teacher, outsider, other_district, own_district) -> None:
    for actor, district in ((teacher, other_district), (outsider, own_district)):
        with pytest.raises(NotAllowed):
            propose_training(district=district, facts=FACTS, actor=actor)
    with pytest.raises(ValidationError):
        propose_training(district=own_district, facts={**FACTS, "title": "x" * 200}, actor=teacher)
    assert not Proposal.objects.exists()


def test_each_person_has_one_voice_and_may_take_it_back(teacher, own_district) -> None:
    proposal = TrainingProposalFactory()
    for _ in range(2):
        would_come(proposal, district=own_district, actor=teacher)
    assert proposal.voices.count() == 1
    for _ in range(2):
        would_not_come(proposal, actor=teacher)
    assert proposal.voices.count() == 0
    with pytest.raises(AlreadyDecided):
        would_come(TrainingProposalFactory(declined=True), district=own_district, actor=teacher)


def test_any_district_may_plan_it_and_who_would_come_hears_when_it_opens(
    teacher, teacher_elsewhere, own_district, other_district
) -> None:
    host = member(Role.PD_COORDINATOR, district=other_district)
    proposal = propose_training(district=own_district, facts=FACTS, actor=teacher)
    would_come(proposal, district=other_district, actor=teacher_elsewhere)
    event = plan_training(proposal, district=other_district, actor=host)
    assert (event.state, event.title, event.district) == (EventState.DRAFT, "Maps in history", other_district)
    assert [person for person, _ in told("training_news")] == [teacher.pk], "only who proposed it hears that it is planned"
    EventDateFactory(event=event)
    publish_event(event, actor=host)
    publish_event(event, actor=host)
    opened = [person for person, text in told("training_news") if "is open" in text]
    assert sorted(opened) == sorted([teacher.pk, teacher_elsewhere.pk])
    with pytest.raises(AlreadyDecided):
        plan_training(proposal, district=other_district, actor=host)


def test_who_may_not_see_the_training_hears_nothing_of_it(teacher, teacher_elsewhere, own_district, other_district) -> None:
    host = member(Role.PD_COORDINATOR, district=other_district)
    proposal = propose_training(district=own_district, facts=FACTS, actor=teacher)
    would_come(proposal, district=other_district, actor=teacher_elsewhere)
    event = plan_training(proposal, district=other_district, actor=host)
    type(event).objects.filter(pk=event.pk).update(audience=Audience.DISTRICT)
    EventDateFactory(event=event)
    publish_event(event, actor=host)
    assert [person for person, text in told("training_news") if "is open" in text] == [teacher_elsewhere.pk]


def test_only_who_runs_events_plans_and_only_the_own_district_declines(teacher, coordinator, own_district, other_district) -> None:
    proposal = TrainingProposalFactory(district=other_district, proposed_by=teacher)
    for actor, district in ((teacher, own_district), (coordinator, other_district)):
        with pytest.raises(NotAllowed):
            plan_training(proposal, district=district, actor=actor)
    with pytest.raises(NotAllowed):
        decline_training(proposal, reason="No.", actor=coordinator)
    host = member(Role.PD_COORDINATOR, district=other_district)
    with pytest.raises(ReasonMissing):
        decline_training(proposal, reason=" ", actor=host)
    assert decline_training(proposal, reason="Nobody  can teach it.", actor=host).reason == "Nobody can teach it."
    assert [person for person, _ in told("training_news")] == [teacher.pk]
    with pytest.raises(AlreadyDecided):
        decline_training(proposal, reason="No.", actor=host)
