import pytest

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.districts.enums import Role
from clearinghouse.resources.models import QualityReview, ResourceProposal
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import proposal_of, refusal
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


def test_a_person_gets_what_they_proposed_and_judged_and_leaves_it_without_a_name(teacher) -> None:
    curator = member(Role.CURATOR)
    decide(proposal_of(teacher, "Snow days").page_id, refusal(), actor=curator)
    proposal_of(title="Of somebody else")
    assert [row["title"] for row in export_person(teacher)["proposals"]["proposals"]] == ["Snow days"]
    [review] = export_person(curator)["proposals"]["reviews"]
    assert (review["title"], review["scores"], review["remarks"]) == ("Snow days", {"fit": 1}, "Seen before elsewhere")
    for person in (teacher, curator):
        erase_person(person, actor=person)
    assert ResourceProposal.objects.get(title="Snow days").proposed_by is None
    assert QualityReview.objects.get().reviewer is None
    assert ResourceProposal.objects.exclude(proposed_by=None).count() == 1
