import pytest

from clearinghouse.resources.enums import Decision
from clearinghouse.resources.selectors.rubric import reviews_of_page, reviews_of_proposal
from clearinghouse.resources.services.proposals import answer_changes
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import approval, proposal_of, refusal, said

pytestmark = pytest.mark.django_db


def test_every_look_at_a_draft_is_kept_the_latest_first(teacher, curator, django_assert_num_queries) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(Decision.CHANGES), actor=curator)
    answer_changes(proposal, said(), actor=teacher)
    decide(proposal.page_id, approval(), actor=curator)
    for reviews in (reviews_of_page(proposal.page_id), reviews_of_proposal(proposal.pk)):
        with django_assert_num_queries(2):
            told = [(review.decision, str(review.reviewer), len(review.scores.all())) for review in reviews]
        assert [decision for decision, _, _ in told] == ["approve", "changes"]
        assert [count for _, _, count in told] == [6, 1]
