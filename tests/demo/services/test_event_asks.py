import pytest

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.event_asks import load_event_asks
from clearinghouse.demo.services.events import load_events
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.models import Delegation
from pd_events.models import Accommodation, Answer, Building, Question, Registration

pytestmark = pytest.mark.django_db


def test_what_trainings_ask_is_loaded_once():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_events(read_entries("events.yaml"))
    for _ in range(2):
        load_event_asks(read_mapping("events_asks.yaml"))
    assert set(Accommodation.objects.values_list("state", flat=True)) == {"open", "fulfilled"}
    assert Accommodation.objects.count() == 2
    assert Building.objects.count() == 4
    assert Registration.objects.filter(building__isnull=False).count() >= 3
    assert (Question.objects.count(), Answer.objects.count()) == (4, 6)
    assert Delegation.objects.standing().count() == 1
