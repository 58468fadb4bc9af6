"""What may honestly be written in a grant form."""

import pytest

from clearinghouse.resources.models import PracticePage, ResearchReviewPage
from clearinghouse.resources.selectors import evidence_of
from clearinghouse.resources.selectors.grant import GrantProgram, GrantText, domains_by_slug, text_on_findings, text_on_record
from tests.factories.resources import FindingFactory, InterventionFactory, StudyReviewFactory

pytestmark = pytest.mark.django_db
URL = "https://example.org/library/river-readers/"


def written(*findings: dict[str, object], program: GrantProgram = GrantProgram.TITLE_I, **review: object) -> GrantText:
    """The text on reading achievement after findings like these of one study."""
    intervention = InterventionFactory()
    reviewed = StudyReviewFactory(intervention=intervention, **review)
    for finding in findings:
        FindingFactory(review=reviewed, **finding)
    evidence = evidence_of(intervention.pk)
    page = ResearchReviewPage(title="River Readers")
    return text_on_findings(page, evidence, domains_by_slug(evidence)["reading-achievement"], program, URL)


def test_a_tier_that_is_borne_out_is_written_with_law_conditions_and_citation() -> None:
    text = written({"essa_tier": 1, "measure": "the test"}, in_rural=True)
    whole = " ".join(text.paragraphs)
    assert "puts its evidence in Tier 1 (strong evidence)" in whole
    assert "20 U.S.C. 7801(21)(A)(i)(I)" in whole
    assert "the test, effect size +0.20, +8 percentile points, statistically significant, 400 students." in whole
    assert "400 students took part in 1 study, 1 of them recorded as in rural schools." in whole
    assert [condition.state.value for condition in text.conditions] == ["met"] * 5
    assert text.concerns == ()
    assert "Marsh, A." in text.sources[0]
    assert text.sources[-1].endswith(URL)


def test_what_speaks_against_it_is_written_too() -> None:
    text = written({"essa_tier": 1}, {"is_significant": False}, {"effect_size": -0.3, "improvement_index": -12})
    assert (
        "Of all 3 findings in this domain: 1 significant and positive, 1 without a clear effect, 1 significant and negative."
        in text.paragraphs[1]
    )
    assert "none of them recorded as in rural schools" in text.paragraphs[2]


def test_a_tier_that_the_facts_do_not_bear_out_comes_with_a_concern() -> None:
    text = written({"essa_tier": 1, "sample_size": 40})
    assert text.paragraphs
    assert "the recorded facts do not lead there: 350 or more students" in text.concerns[0]
    unknown = written({"essa_tier": 2}, is_multisite=None)
    assert "this cannot be checked: sites not recorded" in unknown.concerns[0]
    other = written({"essa_tier": 2})
    assert "meet the conditions of Tier 1" in other.concerns[0]


def test_without_a_tier_nothing_is_claimed() -> None:
    text = written({"essa_tier": None, "is_significant": False})
    assert text.paragraphs == ()
    assert "cannot name one" in text.concerns[0]
    assert any("A statistically significant, positive effect: not met" in concern for concern in text.concerns)


def test_a_rationale_promises_to_look_and_is_too_little_for_school_improvement() -> None:
    page = PracticePage(title="Quick quizzes", curated_tier=4, tier_note="Retrieval helps.")
    text = text_on_record(page, GrantProgram.TITLE_I, URL)
    assert "20 U.S.C. 7801(21)(A)(ii)" in text.paragraphs[0]
    assert "Retrieval helps." in text.paragraphs[0]
    assert "We will examine its effects" in text.paragraphs[1]
    assert any("not enough for school improvement funds" in concern for concern in text.concerns)
    for program in (GrantProgram.TITLE_II, GrantProgram.TITLE_IV):
        assert not any("not enough" in concern for concern in text_on_record(page, program, URL).concerns)


def test_a_curators_tier_is_said_to_be_one() -> None:
    text = text_on_record(PracticePage(title="Tutoring", curated_tier=2, effect_note="Four months."), GrantProgram.TITLE_I, URL)
    assert "quasi-experimental study" in text.paragraphs[0]
    assert text.paragraphs[1] == "Four months."
    assert "cannot be checked line by line" in text.concerns[0]
    nothing = text_on_record(PracticePage(title="x"), GrantProgram.TITLE_I, URL)
    assert (nothing.paragraphs, len(nothing.concerns)) == ((), 1)
