"""The tier that lists and cards show."""

import pytest

from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.tiers import best_tier
from tests.factories.resources import FindingFactory, practice_page, review_page

pytestmark = pytest.mark.django_db


def test_a_review_has_the_best_tier_of_its_findings_and_a_practice_what_its_curator_wrote() -> None:
    review = review_page("Pair reading")
    for tier in (3, 1, None):
        FindingFactory(review__intervention=review.intervention, essa_tier=tier)
    practice_page("Quick quizzes", curated_tier=2)
    practice_page("Nobody knows")
    tiers = dict(ResourcePage.objects.annotate(tier=best_tier()).values_list("title", "tier"))
    assert tiers == {"Pair reading": 1, "Quick quizzes": 2, "Nobody knows": None}
