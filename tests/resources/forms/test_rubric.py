import pytest

from clearinghouse.core.errors import RuleViolation
from clearinghouse.resources.enums import Criterion, Decision
from clearinghouse.resources.forms.rubric import decide_as_sent, form_for
from clearinghouse.resources.models import QualityReview
from tests.factories.curation import proposal_of

pytestmark = pytest.mark.django_db
ANSWERS = {f"score_{criterion.value}": str(place % 4) for place, criterion in enumerate(Criterion)}


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("approve", {}), ("approve", {**ANSWERS, "score_fit": "9"}), ("approve", {**ANSWERS, "score_fit": {"a": 1}}),
        ("changes", {}), ("decline", {"reason": None}), ("decline", {"reason": "x", "score_fit": [1]}), ("delete", {"reason": "x"}),
        ("decline", "nonsense"),
    ],
)  # fmt: skip
def test_what_a_browser_sends_on_behalf_of_the_form_is_read_once_more(teacher, curator, action: str, said) -> None:
    proposal = proposal_of(teacher)
    with pytest.raises(RuleViolation):
        decide_as_sent(proposal.page_id, action, said, curator)
    assert not QualityReview.objects.exists()


def test_what_is_right_is_carried_out(teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide_as_sent(proposal.page_id, "approve", ANSWERS, curator)
    scores = QualityReview.objects.get().scores.values_list("criterion", "score")
    assert dict(scores) == {criterion.value: place % 4 for place, criterion in enumerate(Criterion)}


@pytest.mark.parametrize(("action", "needed"), [("approve", "score_fit"), ("changes", "reason"), ("decline", "reason")])
def test_each_decision_needs_its_own_words(action: str, needed: str) -> None:
    form = form_for(action)({})
    assert (form.is_valid(), needed in form.errors) == (False, True)
    assert form_for("nonsense").decision is None
    assert form_for(action).decision == Decision(action)
