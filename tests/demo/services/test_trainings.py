import pytest
from django.utils import timezone

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.events import load_events
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.demo.services.trainings import load_trainings
from pd_events.enums import ProposalState
from pd_events.models import ClosedDay, EventDate, EventTemplate, Message, Proposal

pytestmark = pytest.mark.django_db


def test_what_stands_around_trainings_is_loaded_once():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_events(read_entries("events.yaml"))
    content = read_mapping("trainings.yaml")
    for _ in range(2):
        assert load_trainings(content) == len(content["wishes"])
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState.values)
    assert ClosedDay.objects.count() == len(content["days_off"])
    assert EventTemplate.objects.count() == len(content["templates"])
    assert Message.objects.count() == 1
    assert EventDate.objects.to_decide(timezone.now()).exists(), "a date in question stands on a coordinator's dashboard"
