"""A host keeps the questions of an event."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.errors import Final, MustComeAfter, QuestionAnswered, QuestionNeeded, TooManyQuestions
from pd_events.models import Answer, Question
from pd_events.services.answers import write_answers
from pd_events.services.events import cancel_event, copy_event
from pd_events.services.questions import MOST, add_question, change_question, move_up, remove_question
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, QuestionFactory, ask

pytestmark = pytest.mark.django_db
PLAIN = {
    "label": "Which grade?",
    "hint": "",
    "kind": "short",
    "is_required": False,
    "choices": [],
    "only_if": None,
    "only_if_value": "",
}
DEVICE = {**PLAIN, "label": "Do you bring a device?", "kind": "yes_no"}


@pytest.fixture
def date(db):
    return EventDateFactory()


@pytest.fixture
def host(date):
    return member(Role.PD_COORDINATOR, district=date.event.district)


@pytest.fixture
def device(date, host) -> Question:
    return add_question(date.event, facts=DEVICE, actor=host)


def test_questions_stand_in_order_and_may_depend_on_one_before(date, host, device) -> None:
    which = add_question(date.event, facts={**PLAIN, "only_if": device, "only_if_value": "yes"}, actor=host)
    assert which.condition == "Only if you answered “yes” to “Do you bring a device?”."
    assert [question.position for question in date.event.questions.all()] == [0, 1]
    with pytest.raises(MustComeAfter):
        change_question(device, facts={**DEVICE, "only_if": which}, actor=host)
    with pytest.raises(MustComeAfter):
        add_question(date.event, facts={**PLAIN, "only_if": QuestionFactory()}, actor=host)
    with pytest.raises(MustComeAfter):
        move_up(which, actor=host)


def test_a_condition_names_an_answer_that_there_is(date, host, device) -> None:
    with pytest.raises(ValidationError, match="no such answer"):
        add_question(date.event, facts={**PLAIN, "only_if": device, "only_if_value": "perhaps"}, actor=host)
    with pytest.raises(ValidationError, match="at least two choices"):
        add_question(date.event, facts={**PLAIN, "kind": "choice", "choices": ["One"]}, actor=host)


def test_one_is_asked_earlier(date, host, device) -> None:
    grade = add_question(date.event, facts=PLAIN, actor=host)
    move_up(grade, actor=host)
    move_up(grade, actor=host)
    assert list(date.event.questions.all()) == [grade, device]


def test_what_was_answered_keeps_its_kind_and_goes_with_the_question(date, host, device, teacher) -> None:
    write_answers(ask(date, teacher), given={device.pk: ["yes"]}, actor=teacher)
    with pytest.raises(QuestionAnswered):
        change_question(device, facts={**DEVICE, "kind": "short"}, actor=host)
    change_question(device, facts={**DEVICE, "label": "Do you bring a laptop?"}, actor=host)
    remove_question(device, actor=host)
    assert not Answer.objects.exists()


def test_what_another_waits_for_stays(date, host) -> None:
    food = add_question(date.event, facts={**PLAIN, "kind": "choice", "choices": ["Soup", "Salad"]}, actor=host)
    add_question(date.event, facts={**PLAIN, "only_if": food, "only_if_value": "Soup"}, actor=host)
    with pytest.raises(QuestionNeeded):
        change_question(food, facts={**PLAIN, "kind": "choice", "choices": ["Bread", "Salad"]}, actor=host)
    with pytest.raises(QuestionNeeded):
        remove_question(food, actor=host)


def test_nobody_else_keeps_them_and_not_of_what_is_called_off(date, host, device, teacher) -> None:
    for actor in (teacher, member(Role.PD_COORDINATOR)):
        with pytest.raises(NotAllowed):
            add_question(date.event, facts=PLAIN, actor=actor)
        with pytest.raises(NotAllowed):
            remove_question(device, actor=actor)
    cancel_event(date.event, reason="Flood.", actor=host)
    with pytest.raises(Final):
        add_question(date.event, facts=PLAIN, actor=host)


def test_there_is_an_end_to_them(date, host) -> None:
    QuestionFactory.create_batch(MOST, event=date.event)
    with pytest.raises(TooManyQuestions):
        add_question(date.event, facts=PLAIN, actor=host)


def test_a_copy_asks_the_same(date, host, device) -> None:
    from datetime import timedelta

    add_question(date.event, facts={**PLAIN, "only_if": device, "only_if_value": "no"}, actor=host)
    copy = copy_event(date.event, shift=timedelta(weeks=52), actor=host)
    first, second = copy.questions.all()
    assert (first.label, second.only_if, second.only_if_value) == (device.label, first, "no")
    assert date.event.questions.count() == 2
