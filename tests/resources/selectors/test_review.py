import pytest

from clearinghouse.resources.models import Intervention
from clearinghouse.resources.selectors import evidence_of
from tests.factories.resources import FindingFactory, InterventionFactory, StudyFactory, StudyReviewFactory

pytestmark = pytest.mark.django_db


def intervention_with(studies: int, findings_each: int) -> Intervention:
    intervention = InterventionFactory()
    for number in range(studies):
        review = StudyReviewFactory(intervention=intervention, in_rural=True if number == 0 else None)
        FindingFactory.create_batch(findings_each, review=review)
    return intervention


@pytest.mark.parametrize(("studies", "findings"), [(1, 1), (1, 3), (6, 10)])
def test_evidence_takes_two_queries_whatever_its_size(django_assert_num_queries, studies: int, findings: int) -> None:
    intervention = intervention_with(studies, findings)
    with django_assert_num_queries(2):
        evidence = evidence_of(intervention.pk)
        assert len(evidence.findings) == studies * findings
        assert evidence.studies == studies
        assert evidence.rural == 1
        assert len(evidence.sources) == studies
        assert evidence.domains[0].leading.check.tier == 1


def test_gains_losses_null_and_unrecorded_findings_are_all_counted() -> None:
    review = StudyReviewFactory()
    FindingFactory(review=review, improvement_index=5)
    FindingFactory(review=review, effect_size=-0.4, improvement_index=-16)
    FindingFactory.create_batch(2, review=review, is_significant=False)
    FindingFactory(review=review, is_significant=None)
    evidence = evidence_of(review.intervention_id)
    assert evidence.results == {"gain": 1, "loss": 1, "no clear effect": 2, "not recorded": 1}
    assert evidence.largest_gain is not None
    assert evidence.largest_gain.finding.improvement_index == 5


def test_a_large_difference_that_chance_could_explain_is_no_gain() -> None:
    review = StudyReviewFactory()
    FindingFactory(review=review, is_significant=False, improvement_index=40)
    assert evidence_of(review.intervention_id).largest_gain is None


def test_a_study_reviewed_twice_counts_once_with_its_largest_sample() -> None:
    study, intervention = StudyFactory(), InterventionFactory()
    for size in (100, 250):
        FindingFactory(review=StudyReviewFactory(study=study, intervention=intervention), sample_size=size)
    evidence = evidence_of(intervention.pk)
    assert (evidence.studies, evidence.students) == (1, 250)


def test_the_domain_with_the_strongest_tier_comes_first() -> None:
    review = StudyReviewFactory()
    FindingFactory(review=review, domain="Alphabetics", improvement_index=30)
    FindingFactory(review=review, domain="Writing", essa_tier=1, improvement_index=4)
    evidence = evidence_of(review.intervention_id)
    assert [domain.name for domain in evidence.domains] == ["Writing", "Alphabetics"]
    assert (evidence.best_tier, evidence.with_best_tier) == (1, 1)


def test_an_intervention_without_findings_has_nothing_to_show() -> None:
    evidence = evidence_of(InterventionFactory().pk)
    assert (evidence.domains, evidence.best_tier, evidence.students, evidence.rural) == ((), None, 0, 0)
