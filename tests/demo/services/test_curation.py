import pytest

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.curation import load_curation
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.demo.services.resources import load_guides
from clearinghouse.resources.enums import ProposalState
from clearinghouse.resources.models import LinkPage, QualityReview, ResourcePage, ResourceProposal
from clearinghouse.resources.selectors.curation import Wanted, curation_queue
from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.factories.resources import library

pytestmark = pytest.mark.django_db


def test_curators_find_proposals_in_every_state_one_retired_and_some_overdue(curator) -> None:
    library()
    prepare_vocabularies()
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_guides(read_entries("practice_guides.yaml"), lambda words: None)
    content = read_mapping("curation.yaml")
    for _ in range(2):
        assert load_curation(content) == sum(len(entries) for entries in content.values())
    states = sorted(ResourceProposal.objects.values_list("state", flat=True))
    assert states == [ProposalState.CHANGES, ProposalState.DECLINED, ProposalState.WAITING, ProposalState.WAITING]
    assert QualityReview.objects.filter(proposal__state=ProposalState.WAITING).count() == 1
    retired = LinkPage.objects.exclude(retired_at=None).get()
    assert retired.replaced_by.slug == "guide-mathematics-intervention-elementary"
    assert ResourcePage.objects.filter(origin="proposed", live=True).count() == 0
    overdue = curation_queue(Wanted("review"), None, user_id=curator.pk).page
    assert [(row.slug, str(row.owner)) for row in overdue] == [
        ("guide-reducing-behavior-problems", "Ines Halloran"),
        ("guide-reading-response-to-intervention", "Pilar Esteban"),
    ]
