"""News for who would come: told within the act of opening, in `test_proposals.py` too."""

import pytest

from clearinghouse.notifications.models import Notification
from pd_events.services.news import tell_who_would_come
from tests.factories.pd_events import EventFactory, TrainingProposalFactory

pytestmark = pytest.mark.django_db


def test_who_has_left_hears_nothing(teacher, teacher_elsewhere, own_district) -> None:
    event = EventFactory()
    proposal = TrainingProposalFactory(event=event)
    for person in (teacher, teacher_elsewhere):
        proposal.voices.create(person=person, district=own_district)
    teacher_elsewhere.is_active = False
    teacher_elsewhere.save()
    tell_who_would_come(event)
    assert Notification.objects.get().recipient == teacher


def test_an_event_that_nobody_wished_for_tells_nobody() -> None:
    tell_who_would_come(EventFactory())
    assert not Notification.objects.exists()
