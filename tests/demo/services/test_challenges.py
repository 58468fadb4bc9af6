import pytest

from clearinghouse.challenges.models import Backing, Challenge, Proposal
from clearinghouse.challenges.selectors.agenda import agenda_for
from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.challenges import load_challenges
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


def test_ten_challenges_are_backed_by_their_districts_and_two_proposals_wait_once_each():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    content = read_mapping("challenges.yaml")
    for _ in range(2):
        assert load_challenges(content) == 10
    assert Backing.objects.count() == len(content["backings"])
    assert Proposal.objects.waiting().count() == 2
    assert Challenge.objects.exclude(topics=None).count() == 7
    agenda = agenda_for(member())
    assert agenda.points[0].challenge.slug == "many-levels"
    assert len(agenda.points) == 3
    assert 0 < len(agenda.new_backings) < len(content["backings"])
