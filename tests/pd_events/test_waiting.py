"""What waits on the dashboard."""

import pytest
from django.utils import timezone

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.standing import standing_of
from pd_events.services.seats import leave
from tests.factories.pd_events import EventDateFactory, TrainingProposalFactory, ask, teachers

pytestmark = pytest.mark.django_db


def kinds(person) -> dict[str, int]:
    return {tally.name: tally.count for tally in waiting_for(standing_of(person)).tallies}


def test_a_request_waits_for_the_own_coordinator_only(teacher, coordinator, teacher_elsewhere, consortium_administrator) -> None:
    date = EventDateFactory(event__needs_approval=True)
    row = ask(date, teacher)
    ask(date, teacher_elsewhere)
    assert kinds(coordinator)["training-requests"] == 1
    assert "training-requests" not in kinds(consortium_administrator) | kinds(teacher)
    (line,) = [item for item in waiting_for(standing_of(coordinator)).items if item.deeds and item.deeds[0].label == "Approve"]
    assert line.text == f"{teacher}: {date.event}"
    assert line.deeds[1].url.endswith(f"/{row.pk}/decline/")


def test_an_offer_waits_for_whoever_it_is_made_to(teacher, coordinator) -> None:
    date = EventDateFactory(capacity=1)
    seated = ask(date, teachers(1)[0])
    ask(date, teacher)
    leave(seated, actor=seated.person)
    assert kinds(teacher)["seat-offers"] == 1
    assert "seat-offers" not in kinds(coordinator)


def test_a_date_with_too_few_people_waits_for_who_runs_it(coordinator, teacher, own_district, consortium_administrator) -> None:
    date = EventDateFactory(event__district=own_district, minimum=2, decided_on=timezone.localdate())
    assert kinds(coordinator)["too-few-people"] == 1
    assert "too-few-people" not in kinds(teacher) | kinds(consortium_administrator)
    (line,) = [item for item in waiting_for(standing_of(coordinator)).items if item.action == "Decide"]
    assert (line.text, line.url) == (f"0 of 2 needed: run or call off “{date.event}”?", f"/events/dates/{date.pk}/decide/")


def test_a_proposed_training_waits_for_the_coordinator_of_its_own_district(coordinator, teacher, own_district) -> None:
    TrainingProposalFactory(district=own_district)
    TrainingProposalFactory()
    assert kinds(coordinator)["proposed-trainings"] == 1
    assert "proposed-trainings" not in kinds(teacher)
