import pytest

from clearinghouse.exchange.models import HarvestSource
from clearinghouse.exchange.oai.harvest.answers import ToldRecord
from clearinghouse.exchange.oai.harvest.mapping import USUAL
from clearinghouse.exchange.services.harvested_drafts import take_page, topics_by_name
from clearinghouse.resources.models import LinkPage
from clearinghouse.resources.services.research_reviews import NoLibrary
from tests.factories.resources import TopicFactory, library

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(curator):
    return HarvestSource.objects.create(name="Other", address="https://other.example/oai", mapping=USUAL, owner=curator)


def told(number, **values):
    return ToldRecord(
        f"oai:o:{number}", "", False, {"title": [f"Report {number}"], "identifier": [f"https://o.example/{number}"], **values}
    )


def test_the_same_page_taken_twice_makes_no_draft_twice(source):
    library()
    for _ in range(2):
        take_page(source, [told(1), told(2)])
    assert LinkPage.objects.count() == 2
    assert list(source.records.values_list("outcome", flat=True)) == ["unchanged", "unchanged"]


def test_two_reports_of_one_title_have_addresses_of_their_own(source):
    library()
    take_page(source, [told(1, title=["A report"]), told(2, title=["A report"]), told(3, title=["???"])])
    assert sorted(LinkPage.objects.values_list("slug", flat=True)) == ["a-report", "a-report-1", "record"]


def test_topics_are_found_by_their_other_names_too():
    topic = TopicFactory(name="Mathematics", alternates=["Math", "Maths"])
    assert {name: found for name, found in topics_by_name().items() if found == topic}.keys() == {"mathematics", "math", "maths"}


def test_a_draft_that_was_deleted_here_does_not_come_again(source):
    library()
    take_page(source, [told(1)])
    LinkPage.objects.get().delete()
    take_page(source, [told(1, title=["Changed there"])])
    assert not LinkPage.objects.exists()
    assert source.records.get().outcome == "kept"


def test_without_a_library_nothing_comes_in(source):
    with pytest.raises(NoLibrary):
        take_page(source, [told(1)])
    assert not source.records.exists()
