from dataclasses import replace

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.models import ContentVersion
from clearinghouse.districts.enums import Role
from clearinghouse.resources.evidence.facts import ChangeCounts
from clearinghouse.resources.models import Finding, Intervention, Study, StudyReview
from clearinghouse.resources.services.evidence import record_intervention_evidence
from clearinghouse.resources.services.research_reviews import publish_recorded_facts
from clearinghouse.resources.signals import evidence_changed
from tests.factories.districts import member
from tests.resources.services.invented import FACTS, FINDING, REVIEW, STUDY

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    messages = []

    def hear(sender, **message):
        messages.append((message["intervention_id"], message["page_id"]))

    evidence_changed.connect(hear)
    yield messages
    evidence_changed.disconnect(hear)


def with_finding(**changes):
    return replace(FACTS, reviews=(replace(REVIEW, findings=(replace(FINDING, **changes),)),))


def test_new_facts_become_one_record_each() -> None:
    counts = record_intervention_evidence(FACTS)
    assert counts.created == {"interventions": 1, "studies": 1, "reviews": 1, "findings": 1}
    finding = Finding.objects.select_related("review__study", "review__intervention").get()
    assert (finding.wwc_id, finding.essa_tier, finding.review.in_rural, finding.review.in_urban) == (1, 1, True, None)
    assert (finding.review.study.wwc_id, finding.review.intervention.name) == (11, "River Readers")


def test_the_same_facts_again_write_nothing_and_tell_nobody(heard, django_capture_on_commit_callbacks) -> None:
    record_intervention_evidence(FACTS)
    updated_at, version, entries = Finding.objects.get().updated_at, ContentVersion.current(), ModelLogEntry.objects.count()
    heard.clear()
    with django_capture_on_commit_callbacks() as callbacks:
        counts = record_intervention_evidence(FACTS)
    assert counts == ChangeCounts(
        created={"interventions": 0, "studies": 0, "reviews": 0, "findings": 0},
        unchanged={"interventions": 1, "studies": 1, "reviews": 1, "findings": 1},
    )
    assert (heard, callbacks) == ([], [])
    assert (Finding.objects.get().updated_at, ContentVersion.current(), ModelLogEntry.objects.count()) == (
        updated_at,
        version,
        entries,
    )


def test_a_change_is_stored_with_before_and_after_and_the_person_who_made_it() -> None:
    record_intervention_evidence(FACTS)
    curator = member(Role.CURATOR)
    counts = record_intervention_evidence(with_finding(effect_size=0.4, essa_tier=None), actor=curator)
    assert (counts.updated, counts.changed) == ({"findings": 1}, 1)
    entry = ModelLogEntry.objects.get(action="evidence.change")
    assert entry.data["changes"] == {"effect_size": [0.35, 0.4], "essa_tier": [1, None]}
    assert entry.user == curator


def test_a_change_lets_cached_pages_give_way(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        record_intervention_evidence(FACTS)
    assert callbacks.count(ContentVersion.bump) == 1


def test_those_who_show_the_facts_hear_of_a_change_with_the_page(library, heard) -> None:
    record_intervention_evidence(FACTS)
    intervention = Intervention.objects.get()
    assert heard == [(intervention.pk, None)]
    publish_recorded_facts(intervention)
    record_intervention_evidence(with_finding(effect_size=0.4))
    assert heard[1:] == [(intervention.pk, intervention.page.pk)]


def test_a_changed_study_is_told_for_every_intervention_that_shows_it(heard) -> None:
    other = replace(
        FACTS, wwc_id=32, name="Lanterns", reviews=(replace(REVIEW, wwc_id=22, findings=(replace(FINDING, wwc_id=2),)),)
    )
    record_intervention_evidence(FACTS)
    record_intervention_evidence(other)
    heard.clear()
    record_intervention_evidence(replace(FACTS, reviews=(replace(REVIEW, study=replace(STUDY, year=2012)),)))
    assert sorted(wwc for wwc, _ in heard) == sorted(Intervention.objects.values_list("pk", flat=True))


def test_records_that_the_facts_do_not_name_stay() -> None:
    record_intervention_evidence(FACTS)
    record_intervention_evidence(replace(FACTS, reviews=()))
    assert (StudyReview.objects.count(), Finding.objects.count()) == (1, 1)


def test_facts_that_break_a_rule_are_refused_whole() -> None:
    with pytest.raises(RuleViolation, match="finding 1: rating"):
        record_intervention_evidence(with_finding(rating="splendid"))
    assert not Intervention.objects.exists()
    assert not Study.objects.exists()


def test_a_teacher_may_not_record_evidence() -> None:
    with pytest.raises(NotAllowed):
        record_intervention_evidence(FACTS, actor=member(Role.TEACHER))
    assert not Intervention.objects.exists()


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_findings(django_assert_num_queries, many: int) -> None:
    facts = replace(FACTS, reviews=(replace(REVIEW, findings=tuple(replace(FINDING, wwc_id=n) for n in range(1, many + 1))),))
    record_intervention_evidence(facts)
    with django_assert_num_queries(6):  # a savepoint, one look for each of four kinds, and its release
        record_intervention_evidence(facts)
