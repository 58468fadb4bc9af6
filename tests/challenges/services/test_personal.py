import pytest

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.challenges.models import Backing, Proposal
from tests.factories.challenges import BackingFactory, ProposalFactory

pytestmark = pytest.mark.django_db


def test_a_person_gets_what_they_proposed_and_backed_and_leaves_it_without_a_name(teacher) -> None:
    ProposalFactory(proposed_by=teacher, name="Snow days")
    BackingFactory(backed_by=teacher, why="The bus leaves at two.")
    ProposalFactory(name="Of somebody else")
    held = export_person(teacher)["challenges"]
    assert [row["name"] for row in held["proposals"]] == ["Snow days"]
    assert [row["why"] for row in held["backings"]] == ["The bus leaves at two."]
    erase_person(teacher, actor=teacher)
    assert Proposal.objects.get(name="Snow days").proposed_by is None
    assert Backing.objects.get().backed_by is None
    assert Proposal.objects.exclude(proposed_by=None).count() == 1
