"""Answers are given by the person, and read by the host and the own coordinator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.errors import AnswerNotRight, AnswersClosed, NoSeat
from pd_events.models import Answer, EventDate
from pd_events.services.answers import write_answers
from pd_events.services.seats import leave
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, QuestionFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory()


@pytest.fixture
def device(date):
    return QuestionFactory(event=date.event, label="Do you bring a device?", kind="yes_no", is_required=True)


@pytest.fixture
def which(date, device):
    return QuestionFactory(event=date.event, label="Which one?", is_required=True, only_if=device, only_if_value="yes")


@pytest.fixture
def seat(date, teacher):
    return ask(date, teacher)


def given(registration) -> dict:
    return {answer.question.label: answer.words for answer in registration.answers.select_related("question")}


def test_what_is_not_asked_is_left_out_and_forgotten(seat, device, which, teacher) -> None:
    write_answers(seat, given={device.pk: ["yes"], which.pk: ["A laptop"]}, actor=teacher)
    assert given(seat) == {"Do you bring a device?": "yes", "Which one?": "A laptop"}
    write_answers(seat, given={device.pk: ["no"], which.pk: ["A laptop"]}, actor=teacher)
    assert given(seat) == {"Do you bring a device?": "no"}


def test_what_is_missing_is_named_and_nothing_is_kept(seat, device, which, teacher) -> None:
    with pytest.raises(AnswerNotRight, match="Which one"):
        write_answers(seat, given={device.pk: ["yes"]}, actor=teacher)
    assert not Answer.objects.exists()


def test_only_the_person_and_who_decides_for_them_answer(
    seat, device, teacher, coordinator, teacher_elsewhere, consortium_administrator
) -> None:
    write_answers(seat, given={device.pk: ["no"]}, actor=coordinator)
    host = member(Role.PD_COORDINATOR, district=seat.date.event.district)
    for actor in (teacher_elsewhere, consortium_administrator, host):
        with pytest.raises(NotAllowed):
            write_answers(seat, given={device.pk: ["no"]}, actor=actor)


def test_answers_are_seen_by_the_person_the_host_and_the_own_coordinator(
    seat, device, teacher, coordinator, teacher_elsewhere, public
) -> None:
    write_answers(seat, given={device.pk: ["no"]}, actor=teacher)
    host = member(Role.PD_COORDINATOR, district=seat.date.event.district)
    seen = [Answer.objects.visible_to(person).count() for person in (teacher, coordinator, host, teacher_elsewhere, public)]
    assert seen == [1, 1, 1, 0, 0]


def test_they_rest_once_registration_is_closed_or_the_place_is_given_back(seat, device, teacher) -> None:
    EventDate.objects.filter(pk=seat.date_id).update(closes_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(AnswersClosed):
        write_answers(seat, given={device.pk: ["no"]}, actor=teacher)
    EventDate.objects.filter(pk=seat.date_id).update(closes_at=None)
    leave(seat, actor=teacher)
    with pytest.raises(NoSeat):
        write_answers(seat, given={device.pk: ["no"]}, actor=teacher)


def test_a_person_is_handed_their_answers_and_takes_them_along(seat, device, teacher) -> None:
    write_answers(seat, given={device.pk: ["no"]}, actor=teacher)
    (held,) = export_person(teacher)["events"]["registrations"]
    assert held["answers"] == [{"question": "Do you bring a device?", "answer": "no"}]
    erase_person(teacher, actor=teacher)
    assert not Answer.objects.exists()
