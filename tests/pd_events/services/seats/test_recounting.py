"""The counters tell the truth."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from pd_events.errors import HistoryIsFinal
from pd_events.models import EventDate
from pd_events.services.seats import leave, recount
from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def test_a_day_of_work_leaves_no_drift() -> None:
    date = EventDateFactory(capacity=2)
    rows = [ask(date, person) for person in teachers(4)]
    leave(rows[0], actor=rows[0].person)
    assert recount() == []


def test_a_wrong_counter_is_found_and_set_right(capsys) -> None:
    date = EventDateFactory(capacity=3)
    ask(date, teachers(1)[0])
    EventDate.objects.filter(pk=date.pk).update(taken=2)
    with pytest.raises(CommandError):
        call_command("recount_seats")
    assert "counted 2, there are 1" in capsys.readouterr().out
    call_command("recount_seats", "--repair")
    date.refresh_from_db()
    assert (date.taken, recount()) == (1, [])


def test_the_database_itself_refuses_one_seat_too_many() -> None:
    date = EventDateFactory(capacity=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventDate.objects.filter(pk=date.pk).update(taken=2)


def test_the_database_itself_refuses_a_second_active_place(teacher) -> None:
    row = ask(EventDateFactory(), teacher)
    row.pk = None
    row._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_history_is_only_added_to(teacher) -> None:
    line = ask(EventDateFactory(), teacher).history.get()
    with pytest.raises(HistoryIsFinal):
        line.save()
    with pytest.raises(HistoryIsFinal):
        line.delete()
