"""Too few people on the day on which it is decided."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.outbox import deliver_due
from clearinghouse.notifications.models import Notification
from pd_events.errors import NotInQuestion
from pd_events.models import EventDate
from pd_events.services.minimum import ask_hosts, run_anyway
from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def date_with(own_district, *, minimum: int = 3, in_days: int = 0, people: int = 1, **fields) -> EventDate:
    day = timezone.localdate() + timedelta(days=in_days)
    date = EventDateFactory(event__district=own_district, capacity=9, minimum=minimum, decided_on=day, **fields)
    for person in teachers(people):
        ask(date, person)
    return EventDate.objects.get(pk=date.pk)


def in_question() -> set[int]:
    return set(EventDate.objects.to_decide(timezone.now()).values_list("pk", flat=True))


def test_only_dates_with_too_few_on_their_day_are_in_question(own_district) -> None:
    asked = date_with(own_district)
    others = [
        date_with(own_district, in_days=1), date_with(own_district, people=3), EventDateFactory(),
        date_with(own_district, state="cancelled", people=0),
    ]  # fmt: skip
    assert in_question() == {asked.pk}
    assert asked.pk not in {date.pk for date in others}


def test_the_host_runs_it_anyway_and_everybody_with_a_place_hears_of_it(own_district, coordinator, teacher) -> None:
    date = date_with(own_district, people=0)
    ask(date, teacher)
    assert run_anyway(date, actor=coordinator).goes_ahead_at is not None
    run_anyway(date, actor=coordinator)
    assert in_question() == set()
    deliver_due("notifications.mail")
    (letter,) = [sent for sent in mail.outbox if "It takes place" in sent.subject]
    assert letter.to == [teacher.email]


def test_nobody_else_decides_and_what_is_not_in_question_is_not_decided(
    own_district, coordinator, teacher, teacher_elsewhere
) -> None:
    date = date_with(own_district)
    for actor in (teacher, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            run_anyway(date, actor=actor)
    with pytest.raises(NotInQuestion):
        run_anyway(date_with(own_district, in_days=2), actor=coordinator)


def test_hosts_are_asked_once_and_the_question_is_settled_with_the_answer(own_district, coordinator, teacher) -> None:
    date = date_with(own_district)
    assert (ask_hosts(), ask_hosts()) == (1, 0)
    (told,) = Notification.objects.filter(kind="training_decision")
    assert (told.recipient, "1 of 3 needed" in told.text) == (coordinator, True)
    run_anyway(date, actor=coordinator)
    told.refresh_from_db()
    assert told.read_at is not None
