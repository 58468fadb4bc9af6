from dataclasses import replace

import pytest
from wagtail.models import Revision

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.resources.models import Intervention, ResearchReviewPage, Topic
from clearinghouse.resources.services.evidence import record_intervention_evidence
from clearinghouse.resources.services.research_reviews import NoLibrary, PageOutcome, publish_recorded_facts
from tests.factories.districts import member
from tests.resources.services.invented import FACTS, FINDING, REVIEW

CHANGED = replace(FACTS, name="River Readers 2", reviews=(replace(REVIEW, findings=(replace(FINDING, improvement_index=3),)),))


def record(facts=FACTS) -> Intervention:
    record_intervention_evidence(facts)
    return Intervention.objects.get(wwc_id=facts.wwc_id)


def published(facts=FACTS) -> ResearchReviewPage:
    publish_recorded_facts(record(facts))
    return ResearchReviewPage.objects.get(intervention__wwc_id=facts.wwc_id)


def test_a_new_page_is_live_under_the_library_with_the_words_of_its_facts(library) -> None:
    intervention = record()
    assert publish_recorded_facts(intervention) == PageOutcome.CREATED
    page = ResearchReviewPage.objects.get()
    assert (page.title, page.slug, page.live, page.has_unpublished_changes) == ("River Readers", "river-readers", True, False)
    assert page.is_child_of(library)
    assert page.summary.startswith("A supplement in literacy")
    assert len(page.search_description) <= 160
    assert page.first_published_at is not None
    assert list(page.topics.values_list("name", flat=True)) == ["Literacy"]


def test_two_interventions_of_one_name_get_addresses_of_their_own(library) -> None:
    first = published()
    second = published(replace(FACTS, wwc_id=32, name="River Readers®", reviews=()))
    assert first.slug == "river-readers"
    assert second.slug != first.slug
    assert second.slug.startswith("river-readers")


def test_a_name_without_any_letter_gets_an_address_too(library) -> None:
    assert published(replace(FACTS, name="®®")).slug.startswith("intervention-")


def test_changed_facts_rewrite_the_words_that_facts_wrote_and_keep_the_address_and_the_revision_before(library) -> None:
    before = published()
    assert publish_recorded_facts(record(CHANGED)) == PageOutcome.UPDATED
    page = ResearchReviewPage.objects.get()
    assert (page.title, page.slug) == ("River Readers 2", before.slug)
    assert "3 percentile points" in page.summary
    assert "14 percentile points" in Revision.objects.for_instance(page).order_by("pk").first().as_object().summary


def test_what_a_curator_wrote_is_never_overwritten(library) -> None:
    page = published()
    page.summary = "We tried it in three schools."
    page.save_revision().publish()
    assert publish_recorded_facts(record(CHANGED)) == PageOutcome.LEFT_TO_AUTHOR
    page = ResearchReviewPage.objects.get()
    assert page.summary == "We tried it in three schools."
    assert page.title == "River Readers 2"


def test_a_page_written_before_the_first_import_keeps_all_its_words_and_topics(library) -> None:
    intervention = record()
    tutoring = Topic.objects.create(name="Tutoring", slug="tutoring")
    page = ResearchReviewPage(title="Reading by the river", slug="by-the-river", summary="Our words.", intervention=intervention)
    library.add_child(instance=page)
    page.topics.set([tutoring])
    page.save_revision().publish()
    assert publish_recorded_facts(intervention) == PageOutcome.LEFT_TO_AUTHOR
    page = ResearchReviewPage.objects.get()
    assert (page.title, page.slug, page.summary, list(page.topics.all())) == (
        "Reading by the river",
        "by-the-river",
        "Our words.",
        [tutoring],
    )


def test_a_draft_stays_a_draft_and_what_is_live_stays_live(library) -> None:
    page = published()
    live = page.summary
    page.summary = "A curator is still thinking."
    draft = page.save_revision()
    assert publish_recorded_facts(record(CHANGED)) == PageOutcome.LEFT_TO_AUTHOR
    page = ResearchReviewPage.objects.get()
    assert (page.summary, page.latest_revision) == (live, draft)
    assert page.has_unpublished_changes


def test_an_unpublished_page_stays_unpublished(library) -> None:
    published().unpublish()
    assert publish_recorded_facts(record(CHANGED)) == PageOutcome.LEFT_TO_AUTHOR
    assert not ResearchReviewPage.objects.get().live


def test_a_page_that_was_deleted_is_not_made_again(library) -> None:
    published().delete()
    assert publish_recorded_facts(record(CHANGED)) == PageOutcome.DELETED_BY_HAND
    assert not ResearchReviewPage.objects.exists()


@pytest.mark.django_db
def test_without_a_library_nothing_is_published() -> None:
    with pytest.raises(NoLibrary):
        publish_recorded_facts(record())


def test_a_curator_publishes_in_their_own_name_and_a_teacher_may_not(library) -> None:
    intervention = record()
    with pytest.raises(NotAllowed):
        publish_recorded_facts(intervention, actor=member(Role.TEACHER))
    curator = member(Role.CURATOR)
    publish_recorded_facts(intervention, actor=curator)
    assert ResearchReviewPage.objects.get().latest_revision.user == curator
