import pytest

from clearinghouse.challenges.selectors.proposals import districts_to_propose_from, proposals_for
from tests.factories.challenges import ProposalFactory
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


def test_members_see_what_waits_and_their_own_and_outsiders_and_the_public_nothing(
    public, outsider, teacher, teacher_elsewhere, consortium_administrator
) -> None:
    waiting, decided = ProposalFactory(), ProposalFactory(decided=True, proposed_by=teacher)
    assert list(proposals_for(public)) == list(proposals_for(None)) == list(proposals_for(outsider)) == []
    assert list(proposals_for(teacher_elsewhere)) == [waiting]
    assert list(proposals_for(teacher)) == [waiting, decided]
    assert list(proposals_for(consortium_administrator)) == [waiting, decided]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_proposals_takes_the_same_queries_however_long(count, teacher, django_assert_num_queries) -> None:
    for _ in range(count):
        ProposalFactory()
    with django_assert_num_queries(3):
        assert [str(row.proposed_by) + str(row.district) for row in proposals_for(teacher)][count - 1]


def test_people_propose_from_the_districts_where_they_have_a_place(teacher, own_district, outsider) -> None:
    DistrictFactory()
    assert districts_to_propose_from(teacher) == [own_district]
    assert districts_to_propose_from(outsider) == []
