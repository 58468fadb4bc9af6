"""What a person finds: only what is theirs to see, in a fixed number of queries, with ways out of an empty page."""

from collections.abc import Callable

import pytest
from django.utils.datastructures import MultiValueDict

from clearinghouse.districts.enums import Audience
from search.backends import server
from search.backends.breaker import Breaker
from search.query import SearchQuery, terms_of
from search.selectors.results import marked, search_for, without_each_filter
from search.services.rebuilding import refresh_all
from tests.factories.resources import FindingFactory, StudyReviewFactory, TopicFactory, review_page

pytestmark = pytest.mark.django_db


def find(user: object, words: str = "", *, page: int = 1, **filters: str):
    parameters = MultiValueDict({"q": [words], **{name: [value] for name, value in filters.items()}})
    return search_for(user, parameters, page=page)


def review(title: str, *, tier: int = 1, topic: object = None, **fields: object):
    page = review_page(title, **fields)
    if topic:
        page.topics.set([topic])
        page.save_revision().publish()
    FindingFactory(review=StudyReviewFactory(intervention=page.intervention), essa_tier=tier)
    return page


def titles(results) -> list[str]:
    return [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in results.hits]


@pytest.mark.parametrize("many", [1, 3, 30])
def test_a_search_takes_the_same_queries_however_much_it_finds(django_assert_num_queries, public, many: int) -> None:
    topic = TopicFactory()
    for number in range(many):
        review(f"Reading {number}", topic=topic)
    refresh_all()
    with django_assert_num_queries(6):
        results = find(public, "reading", topic=topic.slug)
        assert results.total == many


def test_nothing_hidden_shows_in_hits_totals_counts_or_passages(public, outsider, teacher, teacher_elsewhere, own_district) -> None:
    review("Open reading")
    review("Members reading", tier=2, audience=Audience.MEMBERS, summary="marmalade")
    review("District reading", tier=3, audience=Audience.DISTRICT, district=own_district, summary="marmalade")
    refresh_all()
    for stranger in (public, outsider):
        results = find(stranger, "reading")
        assert (titles(results), results.total, results.counts["tier"]) == (["Open reading"], 1, {"1": 1})
        assert find(stranger, "marmalade").total == 0
    assert sorted(titles(find(teacher_elsewhere, "reading"))) == ["Members reading", "Open reading"]
    assert sorted(titles(find(teacher, "reading"))) == ["District reading", "Members reading", "Open reading"]


def test_a_page_hidden_since_it_was_indexed_is_not_shown_although_the_index_still_has_it(public) -> None:
    page = review("Open reading")
    refresh_all()
    type(page).objects.filter(pk=page.pk).update(audience=Audience.MEMBERS)
    assert find(public, "reading").hits == []


def test_a_choice_that_is_unknown_is_left_out_and_said_so(public) -> None:
    review("Open reading")
    refresh_all()
    results = find(public, "reading", tier="nine")
    assert (results.total, results.query.filters) == (1, {})
    assert results.notices == ("There is no such choice under “Evidence tier”; it was left out.",)


def test_each_way_out_of_an_empty_page_says_what_it_would_give(public) -> None:
    one, two = TopicFactory(slug="one"), TopicFactory(slug="two")
    review("Reading", tier=1, topic=one)
    review("Writing", tier=2, topic=two)
    refresh_all()
    results = find(public, "", topic="one", tier="2")
    assert results.total == 0
    assert without_each_filter(results) == [("tier", "2", 1), ("topic", "one", 1)]


def test_matches_are_marked_and_nothing_else_is_markup(public) -> None:
    review("Reading <b>loud</b>")
    refresh_all()
    assert find(public, "reading").hits[0].title == "<mark>Reading</mark> &lt;b&gt;loud&lt;/b&gt;"
    assert marked("a\x02b\x03<i>") == "a<mark>b</mark>&lt;i&gt;"


def test_a_reader_in_no_audience_finds_nothing() -> None:
    review("Open reading")
    refresh_all()
    from search.backends import answer

    assert answer(SearchQuery(terms_of("reading"))).total == 0


def test_a_page_waits_for_a_server_that_does_not_answer_only_once(public, settings, monkeypatch) -> None:
    one, two = TopicFactory(slug="one"), TopicFactory(slug="two")
    review("Reading", tier=1, topic=one)
    review("Writing", tier=2, topic=two)
    refresh_all()
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    monkeypatch.setattr("search.backends.breaker", Breaker())
    monkeypatch.setattr("search.backends.server", counted := Counted(server))
    results = find(public, "", topic="one", tier="2")
    assert results.by == "database"
    assert without_each_filter(results) == [("tier", "2", 1), ("topic", "one", 1)]
    assert counted.calls == 1


class Counted:
    def __init__(self, function: Callable[[], object]) -> None:
        self.function, self.calls = function, 0

    def __call__(self) -> object:
        self.calls += 1
        return self.function()
