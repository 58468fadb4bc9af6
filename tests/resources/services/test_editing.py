"""What a curator's hand on the evidence sets off."""

from __future__ import annotations

from functools import partial

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.models import Finding, Intervention, Study
from clearinghouse.resources.services.editing import StillInUse, delete_by_hand, save_by_hand
from clearinghouse.resources.services.research_reviews import publish_recorded_facts
from tests.factories.resources import (
    FindingFactory,
    InterventionFactory,
    StudyFactory,
    StudyReviewFactory,
    TopicFactory,
    library,
    review_page,
)

pytestmark = pytest.mark.django_db


def asked_for() -> set[str]:
    """The pages whose search rows are to be made anew."""
    found = OutboxMessage.objects.filter(topic="search.refresh").values_list("key", flat=True)
    return {key.removeprefix("research_review:") for key in found}


def change(record, actor, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    save_by_hand(record, actor=actor, save=record.save)


def changes_of(record):
    entry = ModelLogEntry.objects.get(action="evidence.change", object_id=record.pk)
    return entry.user, entry.data["changes"]


def test_a_curators_correction_is_written_down_with_before_and_after(curator) -> None:
    finding = FindingFactory(effect_size=0.2)
    change(finding, curator, effect_size=0.3)
    assert changes_of(finding) == (curator, {"effect_size": [0.2, 0.3]})


def test_saving_without_a_change_leaves_no_entry(curator) -> None:
    finding = FindingFactory()
    change(finding, curator)
    assert not ModelLogEntry.objects.exists()


def test_a_finding_that_goes_from_a_review_is_written_down_whole(curator) -> None:
    review = StudyReviewFactory()
    kept, gone = FindingFactory(review=review), FindingFactory(review=review, measure="spelling test")
    save_by_hand(review, actor=curator, save=partial(Finding.objects.filter(pk=gone.pk).delete))
    _, changes = changes_of(review)
    assert set(changes) == {f"finding {gone.pk}"}
    before, after = changes[f"finding {gone.pk}"]
    assert (before["measure"], after) == ("spelling test", None)
    assert Finding.objects.get() == kept


@pytest.mark.parametrize("kind", ["intervention", "study", "review", "finding"])
def test_the_search_hears_of_every_kind_of_correction(curator, kind) -> None:
    page = review_page("River Readers")
    review = StudyReviewFactory(intervention=page.intervention)
    records = {"intervention": page.intervention, "study": review.study, "review": review, "finding": FindingFactory(review=review)}
    review_page("Another")
    OutboxMessage.objects.all().delete()
    change(records[kind], curator)
    assert asked_for() == {str(page.pk)}


def test_a_review_that_moves_to_another_program_tells_both_pages(curator) -> None:
    former, present = review_page("River Readers"), review_page("Pond Readers")
    review = StudyReviewFactory(intervention=former.intervention)
    OutboxMessage.objects.all().delete()
    change(review, curator, intervention=present.intervention)
    assert asked_for() == {str(former.pk), str(present.pk)}


def test_words_that_the_facts_wrote_follow_them_and_a_persons_words_stay(curator) -> None:
    library()
    finding = FindingFactory(improvement_index=8)
    intervention = finding.review.intervention
    publish_recorded_facts(intervention)
    page = intervention.page
    page.title = "As we call it"
    page.save_revision().publish()
    change(finding, curator, improvement_index=14)
    page.refresh_from_db()
    assert "14 percentile points" in page.summary
    assert page.title == "As we call it"
    intervention.refresh_from_db()
    assert "14 percentile points" in intervention.generated_words["summary"]


def test_a_page_in_a_persons_words_gets_no_new_revision_by_a_corrected_fact(curator) -> None:
    page = review_page("River Readers")
    finding = FindingFactory(review__intervention=page.intervention)
    change(finding, curator, effect_size=0.5)
    assert page.revisions.count() == 1


def test_a_program_written_by_hand_gets_no_page_by_itself(curator) -> None:
    save_by_hand(program := Intervention(name="New here"), actor=curator, save=program.save)
    assert not hasattr(Intervention.objects.get(), "page")


def test_teacher_outsider_and_coordinator_change_and_delete_nothing(teacher, outsider, coordinator) -> None:
    study = StudyFactory(year=2015)
    for person in (teacher, outsider, coordinator):
        with pytest.raises(NotAllowed):
            change(study, person, year=1999)
        with pytest.raises(NotAllowed):
            delete_by_hand(study, actor=person, delete=study.delete)
    assert Study.objects.get().year == 2015


def test_what_others_stand_on_cannot_be_deleted_and_the_reason_says_what_they_are(consortium_administrator) -> None:
    page = review_page("River Readers")
    StudyReviewFactory(intervention=page.intervention)
    with pytest.raises(StillInUse) as refused:
        delete_by_hand(page.intervention, actor=consortium_administrator, delete=page.intervention.delete)
    assert refused.value.message == (
        "“River Readers” cannot be deleted: 1 research review page and 1 study review use it. Change or delete those first."
    )
    assert Intervention.objects.exists()


def test_a_topic_that_pages_carry_cannot_be_deleted_and_one_that_none_carries_can(consortium_administrator) -> None:
    used, free = TopicFactory(name="Literacy"), TopicFactory()
    page = review_page()
    page.topics.add(used)
    page.save()
    with pytest.raises(StillInUse, match="1 resource page uses it"):
        delete_by_hand(used, actor=consortium_administrator, delete=used.delete)
    delete_by_hand(free, actor=consortium_administrator, delete=free.delete)
    assert list(type(used).objects.all()) == [used]


def test_a_deleted_finding_is_told_to_its_page(consortium_administrator) -> None:
    page = review_page()
    finding = FindingFactory(review__intervention=page.intervention)
    OutboxMessage.objects.all().delete()
    delete_by_hand(finding, actor=consortium_administrator, delete=finding.delete)
    assert asked_for() == {str(page.pk)}


@pytest.mark.parametrize("number", [1, 3])
def test_a_correction_costs_the_same_for_a_program_with_one_and_three_studies(curator, number, django_assert_num_queries) -> None:
    intervention = InterventionFactory()
    for _ in range(number):
        FindingFactory(review__intervention=intervention)
    change(intervention, curator, name="Once for the caches")
    with django_assert_num_queries(12):
        change(intervention, curator, name="Renamed")
