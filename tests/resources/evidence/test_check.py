from decimal import Decimal

import pytest

from clearinghouse.resources.enums import StudyRating
from clearinghouse.resources.evidence.check import State, TierCheck, check_tier
from clearinghouse.resources.models import Finding, StudyReview


def review(study_id: int = 1, **fields: object) -> StudyReview:
    facts = {"standards_version": Decimal("3.0"), "is_multisite": True, "rating": StudyRating.WITHOUT_RESERVATIONS}
    return StudyReview(study_id=study_id, **{**facts, **fields})


def finding(of: StudyReview | None = None, **fields: object) -> Finding:
    facts = {"sample_size": 400, "effect_size": 0.2, "is_significant": True, "essa_tier": 1}
    return Finding(review=of or review(), **{**facts, **fields})


def check(tested: Finding, *others: Finding) -> TierCheck:
    return check_tier(tested, [tested, *others])


def states(result: TierCheck) -> list[State]:
    return [condition.state for condition in result.conditions]


def test_a_finding_that_meets_every_condition_is_tier_1_and_agrees_with_the_publisher() -> None:
    result = check(finding())
    assert (result.tier, result.is_decided, result.differs) == (1, True, False)
    assert states(result) == [State.MET] * 5


def test_a_rating_with_reservations_leads_to_tier_2() -> None:
    assert check(finding(rating=StudyRating.WITH_RESERVATIONS, essa_tier=2)).tier == 2


def test_the_findings_own_rating_stands_before_its_studys() -> None:
    of = review(rating=StudyRating.WITH_RESERVATIONS)
    assert check(finding(of)).tier == 2
    assert check(finding(of, rating=StudyRating.WITHOUT_RESERVATIONS)).tier == 1


@pytest.mark.parametrize(
    ("fields", "of", "place", "state", "fact"),
    [
        ({"is_significant": False}, {}, 0, State.NOT_MET, "effect size +0.20, not significant"),
        ({"effect_size": -0.3}, {}, 0, State.NOT_MET, "effect size -0.30, significant"),
        ({"is_significant": None}, {}, 0, State.NOT_RECORDED, "significance or effect size not recorded"),
        ({"sample_size": 349}, {}, 1, State.NOT_MET, "349 students in 1 study"),
        ({"sample_size": None}, {}, 1, State.NOT_RECORDED, "number of students not recorded"),
        ({}, {"is_multisite": False}, 2, State.NOT_MET, "one study in one site"),
        ({}, {"is_multisite": None}, 2, State.NOT_RECORDED, "sites not recorded"),
        ({}, {"standards_version": Decimal("2.0")}, 3, State.NOT_MET, "standards 2"),
        ({}, {"standards_version": None}, 3, State.NOT_RECORDED, "edition of the standards not recorded"),
        ({"rating": StudyRating.DOES_NOT_MEET}, {}, 4, State.NOT_MET, "the finding does not meet standards"),
        ({}, {"rating": ""}, 4, State.NOT_RECORDED, "rating not recorded"),
    ],
)
def test_one_condition_that_is_not_met_or_not_recorded_decides(
    fields: dict[str, object], of: dict[str, object], place: int, state: State, fact: str
) -> None:
    result = check(finding(review(**of), **fields))
    assert result.tier is None
    assert result.is_decided is (state is State.NOT_MET)
    assert [(condition.state, condition.fact) for condition in result.deciding] == [(state, fact)]
    assert result.conditions[place].state is state
    assert result.differs


def test_350_students_are_enough_and_studies_add_up_each_with_its_largest_sample() -> None:
    small = finding(sample_size=200)
    same_study = finding(sample_size=150)
    other_study = finding(review(study_id=2), sample_size=150)
    assert check(small, same_study).conditions[1].state is State.NOT_MET
    assert check(small, other_study).conditions[1].fact == "350 students in 2 studies"
    assert check(small, other_study).tier == 1


def test_two_studies_in_one_site_each_are_two_sites() -> None:
    result = check(finding(review(is_multisite=False)), finding(review(study_id=2, is_multisite=False)))
    assert result.conditions[2].fact == "2 studies in one site each"
    assert result.tier == 1


def test_a_study_without_recorded_sites_beside_one_in_one_site_is_never_guessed() -> None:
    result = check(finding(review(is_multisite=False)), finding(review(study_id=2, is_multisite=None)))
    assert (result.conditions[2].state, result.is_decided) == (State.NOT_RECORDED, False)


def test_without_a_publishers_tier_and_without_ours_nothing_differs() -> None:
    assert not check(finding(is_significant=False, essa_tier=None)).differs


def test_a_tier_that_only_the_facts_would_give_differs() -> None:
    assert check(finding(essa_tier=None)).differs
