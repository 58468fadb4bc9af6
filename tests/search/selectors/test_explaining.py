"""Why a result is where it is: only what the ranking looked at."""

import pytest

from search.backends.base import Match
from search.models import IndexRow, SynonymGroup
from search.query import Synonyms, Terms
from search.selectors.explaining import reasons_for, rules
from search.services.rebuilding import refresh_all
from tests.factories.resources import FindingFactory, StudyReviewFactory, review_page
from tests.search.selectors.test_results import find

IEP = Terms("IEP", ("IEP",), synonyms=(Synonyms(("IEP",), ("individualized education program",)),))


def test_fields_synonyms_and_evidence_are_named() -> None:
    found = Match(1, found_in=(("title", ("individualized", "education", "programs")), ("body", ("program",))))
    assert reasons_for(IndexRow(strength=412), found, IEP) == [
        "“individualized”, “education” and “programs” are in its title.",
        "“program” is in its text.",
        "For “IEP” it has “individualized education program”, which the vocabulary says means the same.",
        "The strength of its evidence raises its place by 16 percent.",
    ]


def test_nothing_is_said_that_did_not_count() -> None:
    assert reasons_for(IndexRow(strength=0), Match(1, found_in=(("title", ("iep",)),)), IEP) == ["“iep” is in its title."]
    assert reasons_for(IndexRow(strength=400), Match(1), Terms()) == []


def test_the_rules_follow_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules()["strongest"] == [(1, 16), (2, 12), (3, 8), (4, 4)]
    monkeypatch.setattr("search.selectors.explaining.STRENGTH_COUNTS", 0.002)
    assert rules()["strongest"][0] == (1, 80)


@pytest.mark.django_db
def test_a_result_says_why(public) -> None:
    page = review_page("Individualized education programs", summary="A plan.")
    FindingFactory(review=StudyReviewFactory(intervention=page.intervention), essa_tier=1)
    SynonymGroup.objects.create(terms="IEP\nindividualized education program")
    refresh_all()
    reasons = find(public, "iep").hits[0].reasons
    assert any("vocabulary" in reason for reason in reasons)
    assert any("percent" in reason for reason in reasons)
