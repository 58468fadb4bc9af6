"""Which records the file of all public records holds."""

import json
import weakref

import pytest
from django.utils import timezone

from clearinghouse.exchange.formats.records import as_data
from clearinghouse.exchange.selectors import bulk
from clearinghouse.exchange.services.bulk import export_records
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag, ResourcePage, ResourceSource
from tests.exchange.places import SECRET, make, plant
from tests.exchange.schema_org import complaints
from tests.factories.resources import (
    FindingFactory,
    StudyFactory,
    StudyReviewFactory,
    TopicFactory,
    guide_page,
    link_page,
    practice_page,
    review_page,
    technology_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def all_data() -> list[dict[str, object]]:
    return [as_data(record) for record in bulk.public_records()]


def test_every_kind_has_a_record_and_each_is_valid() -> None:
    for make_page in (review_page, guide_page, practice_page, technology_page, link_page):
        make_page()
    found = all_data()
    assert [data["kind"] for data in found] == ["research_review", "practice_guide", "practice", "assistive_technology", "link"]
    assert [complaint for data in found for complaint in complaints(data["schema_org"])] == []
    assert json.loads(json.dumps(found)) == found


def test_only_what_everybody_may_see_has_a_record(own_district) -> None:
    plant(own_district, TopicFactory())
    assert [record.page.title for record in bulk.public_records()] == ["Open 1"]
    assert SECRET not in json.dumps(all_data()).lower()


def test_batches_lose_none_and_tell_none_twice(monkeypatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    pages = [make(f"Practice {number}") for number in range(5)] + [guide_page(f"Guide {number}") for number in range(2)]
    assert sorted(record.page.pk for record in bulk.public_records()) == sorted(page.pk for page in pages)


def test_no_more_than_a_batch_is_held(monkeypatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    for number in range(9):
        make(f"Practice {number}")
    seen: list[weakref.ref[ResourcePage]] = []
    for record in bulk.public_records():
        seen.append(weakref.ref(record.page))
        del record
        assert sum(page() is not None for page in seen) <= 4


def test_a_record_tells_what_only_we_record() -> None:
    topic = TopicFactory(slug="fractions")
    page = make("Number lines", topic, curated_tier=2, tier_note="One trial.", cost_per_pupil="12.50", one_teacher=True)
    page.sources.add(ResourceSource(citation="Lee, A. (2020). Lines.", doi="10.1000/x", supports="It says so."))
    page.save_revision().publish()
    (data,) = all_data()
    assert data["tier"] == {"value": 2, "label": "Tier 2: moderate evidence", "note": "One trial."}
    assert [dial["words"] for dial in data["dials"]] == ["not recorded", "moderate evidence", "$12.50 a pupil", "not recorded"]
    assert json.loads(json.dumps(data["numbers"], default=float))["cost_per_pupil"] == 12.5
    assert data["sources"] == [
        {"citation": "Lee, A. (2020). Lines.", "url": "", "doi": "10.1000/x", "eric_id": "", "supports": "It says so."}
    ]
    assert data["terms"]["topics"] == ["fractions"]
    assert [work["name"] for work in data["schema_org"]["citation"]] == ["Lee, A. (2020). Lines."]


def test_a_review_tells_its_studies_and_the_strongest_of_its_findings() -> None:
    page = review_page()
    old = StudyReviewFactory(intervention=page.intervention, study=StudyFactory(citation="Old", year=1999), in_rural=True)
    new = StudyReviewFactory(intervention=page.intervention, study=StudyFactory(citation="New", year=2020))
    FindingFactory(review=old, essa_tier=2, improvement_index=5)
    FindingFactory(review=new, essa_tier=1, improvement_index=9)
    FindingFactory(review=new, improvement_index=30, is_significant=False)
    (data,) = all_data()
    assert data["evidence"] == {"studies": 2, "rural_studies": 1, "findings": 3, "largest_gain": 9}
    assert data["tier"]["value"] == 1
    assert [work["name"] for work in data["schema_org"]["citation"]] == ["New", "Old"]
    assert data["dials"][0]["words"] == "+9 percentile points"


def test_only_tags_that_a_curator_accepted_are_told() -> None:
    page = make("Tagged")
    for name, state in (("good", TagState.ACCEPTED), ("proposed", TagState.PROPOSED), ("bad", TagState.DECLINED)):
        page.tags.add(FreeTag.objects.create(name=name, slug=name, state=state))
    page.save_revision().publish()
    assert all_data()[0]["tags"] == ["good"]


def test_what_is_retired_says_when_and_why() -> None:
    page = make("Gone by")
    ResourcePage.objects.filter(pk=page.pk).update(retired_at=timezone.now(), retired_because="A better one came.")
    (data,) = all_data()
    assert data["retired"]["because"] == "A better one came."


@pytest.mark.parametrize("many", [1, 3])
def test_a_batch_asks_the_same_however_many_are_in_it(many: int, django_assert_num_queries) -> None:
    topics = [TopicFactory() for _ in range(many)]
    for number in range(many):
        page = review_page(f"Review {number}")
        page.topics.set(topics)
        page.save_revision().publish()
        FindingFactory.create_batch(many, review=StudyReviewFactory(intervention=page.intervention))
    all_data()
    # five kinds of page, four vocabularies of a review, sources, tags, study reviews, findings
    with django_assert_num_queries(13):
        assert len(all_data()) == many


def test_a_file_is_given_only_while_all_in_it_is_public(own_district) -> None:
    page = plant(own_district)
    make("Another")
    assert bulk.last_export() is bulk.export_to_give() is None
    made = export_records()
    assert bulk.export_to_give() == made
    ResourcePage.objects.filter(pk=page.pk).update(audience="members")
    assert bulk.last_export() == made
    assert bulk.export_to_give() is None


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"file": "records.json"}', '{"file": 1, "checksum": "x", "size": 1, "made_at": "x", "ids": []}']
)
def test_a_broken_note_is_no_file(note: str) -> None:
    bulk.export_folder().mkdir(parents=True)
    bulk.manifest_path().write_text(note)
    assert bulk.last_export() is None
