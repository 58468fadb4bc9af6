"""Who hears of a roster."""

import pytest

from pd_events.selectors.live import date_group, may_watch
from tests.factories.pd_events import EventDateFactory

pytestmark = pytest.mark.django_db


def test_only_who_runs_the_event_now_may_watch(
    coordinator, teacher, teacher_elsewhere, consortium_administrator, own_district
) -> None:
    date = EventDateFactory(event__district=own_district)
    assert may_watch(coordinator.pk, date.pk)
    assert may_watch(consortium_administrator.pk, date.pk)
    for person in (teacher, teacher_elsewhere):
        assert not may_watch(person.pk, date.pk)
    coordinator.is_active = False
    coordinator.save()
    assert not may_watch(coordinator.pk, date.pk)


def test_what_is_not_there_is_watched_by_nobody(consortium_administrator) -> None:
    assert not may_watch(consortium_administrator.pk, 987_654)
    assert not may_watch(987_654, 1)
    assert date_group(7) == "event_date.7"
