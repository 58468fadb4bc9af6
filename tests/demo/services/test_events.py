import pytest
from django.core.management import call_command

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.events import load_events
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from pd_events.enums import Approval, EventState, Seat
from pd_events.models import Event, EventDate, Registration

pytestmark = pytest.mark.django_db


def test_a_school_year_of_trainings_in_every_state_is_loaded_once():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    content = read_entries("events.yaml")
    for _ in range(2):
        assert load_events(content) == len(content) >= 25
    assert set(Event.objects.values_list("state", flat=True)) == set(EventState.values)
    found = set(Registration.objects.values_list("seat", flat=True))
    assert {Seat.CONFIRMED, Seat.HELD, Seat.WAITING, Seat.RELEASED} <= found
    assert Registration.objects.to_decide().filter(district__slug="ferrow-valley").count() >= 2
    assert Registration.objects.filter(approval=Approval.DECLINED).count() == 1
    assert EventDate.objects.filter(starts_at__week_day__in=(1, 7)).count() <= EventDate.objects.count() // 4
    call_command("recount_seats")
