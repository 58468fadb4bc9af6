import pytest
from django.utils.datastructures import MultiValueDict

from clearinghouse.demo.content import read_mapping
from clearinghouse.demo.services.loading import load_demo
from clearinghouse.demo.services.searches import load_searches
from search.models import QueryCount, SavedSearch
from search.query import SearchQuery, terms_of
from search.selectors.asked import empty_queries, past_queries
from search.selectors.pinned import pinned_for
from search.selectors.results import search_for
from search.services.asked import public_results
from search.services.rebuilding import refresh_all

pytestmark = pytest.mark.django_db


def test_the_demo_shows_saved_searches_that_find_something_and_a_report_that_tells_the_truth() -> None:
    load_demo(lambda line: None)
    refresh_all()
    content = read_mapping("saved_searches.yaml")
    entries = sum(len(part) for part in content.values())
    assert load_searches(content) == entries
    assert SavedSearch.objects.count() == len(content["saved"])
    assert QueryCount.objects.count() == len(content["asked"])
    assert all(search_for(saved.owner, saved.parameters, page=1).total for saved in SavedSearch.objects.select_related("owner"))
    for row in empty_queries():
        assert search_for(None, MultiValueDict({"q": [row["words"]]}), page=1).total == 0
    for entry in content["asked"]:
        assert bool(public_results(entry["words"])) == bool(entry.get("found")), entry["words"]
    (pins,) = content["pinned"]
    pinned = pinned_for(SearchQuery(terms_of(pins["words"])), None)
    assert [hit.url.rstrip("/").rpartition("/")[2] for hit in pinned] == pins["pages"]
    assert past_queries("reading", 8) == ["reading recovery", "reading volunteers"]
