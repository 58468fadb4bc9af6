import json
from decimal import Decimal

import pytest

from clearinghouse.resources.matching.studied import Sample, Studied, from_data, recorded_of, studied_in
from clearinghouse.resources.models import AssistiveTechnologyPage, PracticePage, ResearchReviewPage
from clearinghouse.resources.selectors import evidence_of
from tests.factories.resources import FindingFactory, InterventionFactory, StudyReviewFactory


@pytest.mark.django_db
def test_studies_alike_are_told_together_and_each_study_once(django_assert_num_queries) -> None:
    intervention = InterventionFactory()
    rural = {"intervention": intervention, "in_rural": True}
    one, two = StudyReviewFactory(**rural), StudyReviewFactory(**rural)
    StudyReviewFactory(intervention=intervention, study=one.study, in_urban=True)
    StudyReviewFactory(intervention=intervention, in_rural=False)
    FindingFactory(review=one, grade_band="3-6", sample_size=60)
    FindingFactory(review=one, grade_band="", sample_size=None)
    FindingFactory(review=two, grade_band="3-6", sample_size=900)
    evidence, page = evidence_of(intervention.pk), ResearchReviewPage(cost_per_pupil=Decimal(12))
    with django_assert_num_queries(0):
        found = studied_in(page, evidence.reviews, [checked.finding for checked in evidence.findings])
    assert set(found.samples) == {Sample((), ()), Sample(("rural",), ("3-6",)), Sample(("rural", "urban"), ("3-6",))}
    assert (found.studies, found.smallest, found.largest, found.cost) == (3, 60, 900, Decimal(12))
    assert (found.settings, found.grades, found.in_setting("rural")) == (("rural", "urban"), ("3-6",), 2)


def test_the_index_keeps_it_and_reads_it_again() -> None:
    found = Studied((Sample(("rural",), ("k-3", "3-6"), 2), Sample((), ())), ("9-12",), 12, 400, Decimal("12.50"))
    assert from_data(json.loads(json.dumps(found.as_data()))) == found
    assert from_data({}) == Studied()


@pytest.mark.django_db
def test_without_studies_it_is_what_the_resource_is_meant_for() -> None:
    practice = recorded_of(PracticePage(cost_per_pupil=Decimal(0)), ["grade-4", "3-6", "k-3", "3-6"])
    assert practice == Studied(meant_for=("k-3", "3-6"), cost=Decimal(0))
    technology = recorded_of(AssistiveTechnologyPage(tech_level="low", cost_low=Decimal(15), cost_per_pupil=Decimal(3)), [])
    assert (technology.for_one_student, technology.cost) == (True, Decimal(15))
