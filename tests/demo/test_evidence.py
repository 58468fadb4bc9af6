"""The committed facts are those that the import reads from the publisher's file: nothing changed, nothing left out."""

import pytest
from pydantic import TypeAdapter

from clearinghouse.core.progress import no_progress
from clearinghouse.demo.content import read_entries
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.services.wwc import read_collection
from clearinghouse.resources.evidence.facts import InterventionFacts
from tests.shared_data import FINDINGS, needs

COMMITTED = {facts.wwc_id: facts for facts in TypeAdapter(list[InterventionFacts]).validate_python(read_entries("evidence/*.json"))}


def findings_of(facts):
    return [finding for review in facts.reviews for finding in review.findings]


def test_no_finding_review_or_study_stands_twice_with_different_facts():
    findings = [finding.wwc_id for facts in COMMITTED.values() for finding in findings_of(facts)]
    reviews = [review.wwc_id for facts in COMMITTED.values() for review in facts.reviews]
    studies = {(review.study.wwc_id, review.study) for facts in COMMITTED.values() for review in facts.reviews}
    assert len(set(findings)) == len(findings)
    assert len(set(reviews)) == len(reviews)
    assert len({wwc_id for wwc_id, _ in studies}) == len(studies)


def test_the_demo_shows_gains_losses_and_nothing_at_all():
    findings = [finding for facts in COMMITTED.values() for finding in findings_of(facts)]
    assert any(finding.is_significant and finding.effect_size < 0 for finding in findings)
    assert any(all(not finding.is_significant for finding in findings_of(facts)) for facts in COMMITTED.values())
    assert {finding.topic for finding in findings} == {"literacy", "mathematics", "behavior", "science"}
    assert len({finding.grade_band for finding in findings if finding.grade_band}) == 5


@pytest.fixture(scope="module")
def published():
    return {facts.wwc_id: facts for facts in read_collection(FINDINGS, ImportReport(FINDINGS.name), no_progress).facts()}


@needs(FINDINGS)
def test_an_import_of_the_whole_file_finds_every_committed_fact_unchanged(published):
    assert {wwc_id: published[wwc_id] for wwc_id in COMMITTED} == COMMITTED


@needs(FINDINGS)
def test_every_program_with_strong_rural_evidence_on_reading_is_reviewed(published):
    strong = {
        facts.wwc_id
        for facts in published.values()
        for review in facts.reviews
        for finding in review.findings
        if review.in_rural and finding.essa_tier == 1 and finding.topic == "literacy"
    }
    assert len(strong) == 10
    assert strong <= set(COMMITTED)


@needs(FINDINGS)
def test_most_of_the_publishers_file_stays_with_the_publisher(published):
    assert sum(map(len, map(findings_of, COMMITTED.values()))) < sum(map(len, map(findings_of, published.values()))) / 2
