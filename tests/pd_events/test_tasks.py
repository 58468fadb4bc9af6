"""Doorbells."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.enums import Seat
from pd_events.models import Registration
from pd_events.tasks import take_back_what_ran_out, watch_the_deadlines
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


def test_seats_that_ran_out_go_on_though_nobody_looks() -> None:
    row = ask(EventDateFactory(capacity=1, event__needs_approval=True), teachers(1)[0])
    Registration.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    take_back_what_ran_out.call_local()
    assert again(row).seat == Seat.WAITING


def test_a_deadline_that_passes_is_passed_on(coordinator, teacher) -> None:
    row = ask(EventDateFactory(event__needs_approval=True), teacher)
    Registration.objects.filter(pk=row.pk).update(decide_by=timezone.now() - timedelta(minutes=1))
    watch_the_deadlines.call_local()
    assert again(row).escalated_at is not None
