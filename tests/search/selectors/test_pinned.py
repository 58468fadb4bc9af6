import pytest
from django.core.exceptions import ValidationError

from clearinghouse.districts.enums import Audience
from search.models import PinnedResults
from search.query import SearchQuery, Sort, terms_of
from search.selectors.pinned import pinned_for
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import PinnedResultsFactory

pytestmark = pytest.mark.django_db


def titles(hits) -> list[str]:
    return [str(hit.title) for hit in hits]


def test_chosen_resources_come_in_their_order_whatever_the_signs_and_capitals(public) -> None:
    pages = [review_page(title) for title in ("Alpha", "Beta", "Gamma")]
    refresh_all()
    PinnedResultsFactory(words="iep goals", first=pages[2], second=pages[0], third=pages[1])
    for text in ("iep goals", "  IEP, goals? ", '"iep goals"'):
        assert titles(pinned_for(SearchQuery(terms_of(text)), public)) == ["Gamma", "Alpha", "Beta"]
    assert pinned_for(SearchQuery(terms_of("goals iep")), public) == []


def test_they_stand_only_before_the_best_matches_of_the_words_themselves(public) -> None:
    PinnedResultsFactory(words="iep", first=review_page("Alpha"))
    refresh_all()
    terms = terms_of("iep")
    assert titles(pinned_for(SearchQuery(terms), public)) == ["Alpha"]
    for query in (
        SearchQuery(terms, page=2),
        SearchQuery(terms, {"tier": ("1",)}),
        SearchQuery(terms, sort=Sort.NEWEST),
        SearchQuery(),
    ):
        assert pinned_for(query, public) == []


def test_nobody_is_shown_what_they_may_not_see(public, outsider, teacher, own_district) -> None:
    secret = review_page("Secret", audience=Audience.DISTRICT, district=own_district)
    draft = review_page("Draft")
    draft.unpublish()
    PinnedResultsFactory(words="iep", first=secret, second=draft, third=review_page("Open"))
    refresh_all()
    query = SearchQuery(terms_of("iep"))
    assert titles(pinned_for(query, public)) == titles(pinned_for(query, outsider)) == ["Open"]
    assert titles(pinned_for(query, teacher)) == ["Secret", "Open"]


@pytest.mark.parametrize("many", [1, 3])
def test_however_many_are_chosen_it_takes_the_same_queries(public, django_assert_num_queries, many: int) -> None:
    pages = [review_page(f"Page {number}") for number in range(many)]
    refresh_all()
    PinnedResultsFactory(words="iep", **dict(zip(("first", "second", "third"), pages, strict=False)))
    pinned_for(SearchQuery(terms_of("iep")), public)
    with django_assert_num_queries(4):
        assert len(pinned_for(SearchQuery(terms_of("iep")), public)) == many


def test_a_choice_is_kept_in_plain_words_and_holds_each_resource_once() -> None:
    page = review_page("Alpha")
    pins = PinnedResults(words=" IEP—Goals! ", first=page)
    pins.full_clean()
    assert pins.words == "iep goals"
    with pytest.raises(ValidationError, match="Choose each resource once"):
        PinnedResults(words="iep", first=page, third=page).full_clean()
    with pytest.raises(ValidationError, match="Write at least one word"):
        PinnedResults(words="?!", first=page).full_clean()
