from dataclasses import replace

import pytest

from clearinghouse.resources.models import Intervention
from clearinghouse.resources.services.evidence import record_intervention_evidence
from clearinghouse.resources.services.summaries import grades_in_words, words_for
from tests.resources.services.invented import FACTS, FINDING, REVIEW, STUDY

pytestmark = pytest.mark.django_db


def summary(*findings, **changes) -> str:
    reviews = (replace(REVIEW, findings=findings),)
    record_intervention_evidence(replace(FACTS, **{"reviews": reviews, **changes}))
    return words_for(Intervention.objects.get()).summary


def test_one_good_finding_is_told_in_full() -> None:
    assert summary(FINDING) == (
        "A supplement in literacy, tested in kindergarten to grade 3, used in small groups. "
        "One reviewed study with up to 412 students, with rural schools. "
        "Its one finding is statistically significant and positive. "
        "The largest significant gain is 14 percentile points, in alphabetics. "
        "The publisher gives one finding Tier 1 (strong evidence)."
    )


def test_negative_null_and_untested_findings_are_named() -> None:
    told = summary(
        FINDING,
        replace(FINDING, wwc_id=2, effect_size=-0.4, improvement_index=-16, essa_tier=None),
        replace(FINDING, wwc_id=3, is_significant=False, essa_tier=None),
        replace(FINDING, wwc_id=4, is_significant=False, essa_tier=2),
        replace(FINDING, wwc_id=5, is_significant=None, essa_tier=None),
    )
    assert (
        "1 of 5 findings is statistically significant and positive, one is significant and negative, 2 show no significant effect and "
        "for one no direction or test is recorded."
    ) in told


def test_a_programme_without_effect_is_told_so_plainly() -> None:
    told = summary(
        replace(FINDING, is_significant=False, essa_tier=None), replace(FINDING, wwc_id=2, is_significant=False, essa_tier=None)
    )
    assert "None of 2 findings is statistically significant and positive and 2 show no significant effect." in told
    assert "largest" not in told
    assert told.endswith("The publisher gives no finding a tier of evidence under ESSA.")


def test_a_study_counts_once_with_its_largest_sample_of_students() -> None:
    other = replace(
        REVIEW, wwc_id=22, in_rural=None, study=replace(STUDY, wwc_id=12), findings=(replace(FINDING, wwc_id=9, sample_size=1000),)
    )
    first = replace(
        REVIEW,
        findings=(
            FINDING,
            replace(FINDING, wwc_id=2, sample_size=500),
            replace(FINDING, wwc_id=3, sample_size=9999, unit_of_analysis="School"),
        ),
    )
    assert "2 reviewed studies with up to 1,500 students, one of them with rural schools." in summary(reviews=(first, other))


def test_what_is_not_recorded_is_not_said() -> None:
    blank = replace(FINDING, topic="", grade_band="", sample_size=None, essa_tier=None)
    record_intervention_evidence(
        replace(FACTS, program_types=(), delivery_methods=(), reviews=(replace(REVIEW, in_rural=None, findings=(blank,)),))
    )
    told = words_for(Intervention.objects.get()).summary
    assert told.startswith("A program. One reviewed study. Its one finding")


def test_no_study_at_all_is_said() -> None:
    assert summary(reviews=()).endswith("No finding is recorded.")


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ({"pk-k"}, "pre-kindergarten to kindergarten"),
        ({"pk-k", "k-3", "3-6"}, "pre-kindergarten to grade 6"),
        ({"3-6"}, "grades 3 to 6"),
        ({"k-3", "9-12"}, "kindergarten to grade 3 and grades 9 to 12"),
        (set(), ""),
    ],
)
def test_grade_bands_that_touch_are_one_span(bands: set[str], words: str) -> None:
    assert grades_in_words(bands) == words


@pytest.mark.parametrize("many", [1, 3])
def test_the_words_take_two_queries_however_many_findings(django_assert_num_queries, many: int) -> None:
    summary(*(replace(FINDING, wwc_id=n) for n in range(1, many + 1)))
    intervention = Intervention.objects.get()
    with django_assert_num_queries(2):
        words_for(intervention)
