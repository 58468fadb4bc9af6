"""A row agrees with its object after every change, and only then changes itself."""

import pytest

from clearinghouse.core import outbox
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from search.documents import SearchDocument, Value
from search.models import FacetValue, IndexRow
from search.services.indexing import PUSH, REFRESH, deliver_refreshes, refresh, request_refresh, store
from tests.factories.resources import FindingFactory, StudyReviewFactory, TopicFactory, review_page

pytestmark = pytest.mark.django_db
SERVER = {"hosts": ["http://127.0.0.1:9"], "prefix": "none", "timeout": 0.1}


def row_of(page: object) -> IndexRow:
    return IndexRow.objects.get(kind="research_review", object_id=str(page.pk))


def test_a_published_review_gets_a_row_with_its_words_facets_and_audience() -> None:
    page = review_page("Pair reading", audience=Audience.MEMBERS)
    FindingFactory(review=StudyReviewFactory(intervention=page.intervention, in_rural=True), essa_tier=1)
    assert refresh("research_review", str(page.pk))
    row = row_of(page)
    assert (row.title, row.audience, row.url, row.is_removed) == ("Pair reading", "members", "/library/pair-reading/", False)
    assert {("tier", "1"), ("setting", "rural")} <= set(row.facet_values.values_list("facet", "value"))


def test_the_same_object_again_changes_no_row_and_raises_no_version() -> None:
    page = review_page("Pair reading")
    refresh("research_review", str(page.pk))
    version = row_of(page).version
    assert not refresh("research_review", str(page.pk))
    assert row_of(page).version == version


def test_a_change_raises_the_version_and_changes_the_words() -> None:
    page = review_page("Pair reading")
    refresh("research_review", str(page.pk))
    before = row_of(page).version
    page.summary = "Two readers, one book."
    page.save_revision().publish()
    assert refresh("research_review", str(page.pk))
    assert (row_of(page).summary, row_of(page).version) == ("Two readers, one book.", before + 1)


def test_nothing_of_an_unpublished_review_is_left_in_its_row() -> None:
    page = review_page("Marmalade reading", summary="marmalade")
    page.topics.set([TopicFactory(name="Marmalade")])
    page.save_revision().publish()
    refresh("research_review", str(page.pk))
    version = row_of(page).version
    page.unpublish()
    assert refresh("research_review", str(page.pk))
    row = row_of(page)
    assert (row.is_removed, row.version, row.audience) == (True, version + 1, "nobody")
    assert "marmalade" not in f"{row.title}{row.summary}{row.body}{row.keywords}{row.display}{row.url}".lower()
    assert not row.facet_values.exists()
    assert not refresh("research_review", str(page.pk))


def test_a_review_that_comes_back_is_found_again() -> None:
    page = review_page("Pair reading")
    refresh("research_review", str(page.pk))
    page.unpublish()
    refresh("research_review", str(page.pk))
    page.save_revision().publish()
    refresh("research_review", str(page.pk))
    assert not row_of(page).is_removed


def test_a_narrower_audience_reaches_the_row() -> None:
    page = review_page("Pair reading")
    refresh("research_review", str(page.pk))
    page.audience = Audience.MEMBERS
    page.save_revision().publish()
    assert refresh("research_review", str(page.pk))
    assert row_of(page).audience == "members"


def test_a_topic_given_a_new_name_is_renamed_in_every_facet() -> None:
    page = review_page("Pair reading")
    topic = TopicFactory(name="Literacy", slug="literacy")
    page.topics.set([topic])
    page.save_revision().publish()
    refresh("research_review", str(page.pk))
    topic.name = "Reading and writing"
    topic.save()
    refresh("research_review", str(page.pk))
    assert FacetValue.objects.get(facet="topic", value="literacy").label == "Reading and writing"


def test_the_search_server_is_told_of_changed_rows_only_and_only_where_there_is_one(settings) -> None:
    page = review_page("Pair reading")
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": []}
    refresh("research_review", str(page.pk))
    assert not OutboxMessage.objects.filter(topic=PUSH).exists()
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, **SERVER}
    page.summary = "New words."
    page.save_revision().publish()
    refresh("research_review", str(page.pk))
    refresh("research_review", str(page.pk))
    assert OutboxMessage.objects.filter(topic=PUSH, key=str(row_of(page).pk)).count() == 1


def test_many_requests_for_one_object_make_its_row_once() -> None:
    page = review_page("Pair reading")
    for _ in range(4):
        request_refresh("research_review", page.pk)
    outbox.deliver_due(REFRESH)
    assert row_of(page).version == 1
    assert not OutboxMessage.objects.filter(topic=REFRESH, state="waiting").exists()


def test_a_delivery_makes_every_row_it_is_asked_for() -> None:
    pages = [review_page(f"Review {number}") for number in range(3)]
    deliver_refreshes([{"kind": "research_review", "object_id": str(page.pk)} for page in pages])
    assert sorted(IndexRow.objects.filter(is_removed=False).values_list("title", flat=True)) == ["Review 0", "Review 1", "Review 2"]


def test_what_a_result_shows_may_hold_tuples_and_is_the_same_when_read_back() -> None:
    document = SearchDocument(
        kind="research_review",
        object_id="1",
        audience="public",
        title="x",
        url="/x/",
        display={"facts": [("Evidence", "Tier 1")]},
        facets={"tier": (Value("1", "Tier 1", 1),)},
    )
    row = IndexRow.objects.create(kind="research_review", object_id="1")
    assert store(row, document)
    assert not store(IndexRow.objects.get(pk=row.pk), document)
