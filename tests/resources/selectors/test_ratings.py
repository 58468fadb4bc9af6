import pytest

from clearinghouse.resources.models import RUBRIC, RatingSummary
from clearinghouse.resources.selectors.ratings import answered, rating_of
from clearinghouse.resources.services.ratings import rate_resource
from tests.factories.resources import practice_page
from tests.factories.voices import rated

pytestmark = pytest.mark.django_db


def test_fewer_than_three_answers_are_shown_to_nobody() -> None:
    page = practice_page()
    rated(page, people=2)
    assert answered(RatingSummary.objects.get(page=page).counts) == ()
    rated(page, people=1, answer=4)
    shown = answered(RatingSummary.objects.get(page=page).counts)
    assert len(shown) == len(RUBRIC)
    assert [(share.label, share.people) for share in shown[0].shares] == [("Clear from the first page", 1), ("Clear", 2)]


def test_a_question_counts_its_own_answers() -> None:
    shown = answered({"clear": [0, 0, 2, 0], "fits": [3, 0, 0, 0], "unknown": [9, 9, 9, 9]})
    assert [(one.question, one.people) for one in shown] == [("Does it fit a small school?", 3)]


@pytest.mark.parametrize("counts", [None, {}])
def test_without_ratings_nothing_is_shown(counts) -> None:
    assert answered(counts) == ()


def test_a_person_reads_their_own_answers(teacher, coordinator) -> None:
    page = practice_page()
    rate_resource(page, answers={"clear": 4}, actor=teacher)
    assert rating_of(teacher, page)["clear"] == 4
    assert rating_of(coordinator, page) == {}
