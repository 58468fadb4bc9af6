import pytest

from clearinghouse.districts.enums import Audience
from search.models import IndexRow, SavedSearch
from search.selectors.saved_searches import feed_url, kept_searches, new_finds, search_of_feed
from search.services.rebuilding import refresh_all
from search.services.saved_searches import close_feed, open_feed
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory, find

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_counts_new_finds_in_a_fixed_number_of_queries(teacher, curator, django_assert_num_queries, many: int) -> None:
    pages = [review_page(f"Reading {number}") for number in range(many)]
    refresh_all()
    for number in range(many):
        saved = SavedSearchFactory(owner=teacher, name=f"Search {number}")
        for page in pages:
            find(saved, page)
    SavedSearchFactory(owner=curator)
    with django_assert_num_queries(4):
        kept = kept_searches(teacher)
    assert [(one.saved.name, one.new) for one in kept] == [(f"Search {number}", many) for number in range(many)]


def test_a_find_that_was_hidden_since_is_neither_counted_nor_shown(teacher, other_district) -> None:
    saved = SavedSearchFactory(owner=teacher)
    hidden, shown = review_page("Secret"), review_page("Open")
    refresh_all()
    find(saved, hidden), find(saved, shown)
    hidden.audience, hidden.district = Audience.DISTRICT, other_district
    hidden.save_revision().publish()
    assert kept_searches(teacher)[0].new == 1
    assert [one.row.title for one in new_finds(saved, teacher)] == ["Open"]


def test_a_removed_row_is_no_find(teacher) -> None:
    saved = SavedSearchFactory(owner=teacher)
    page = review_page("Reading")
    refresh_all()
    find(saved, page)
    IndexRow.objects.update(is_removed=True)
    assert kept_searches(teacher)[0].new == 0


def token_of(saved: SavedSearch) -> str:
    return feed_url(saved).rstrip("/").rsplit("/", 1)[1]


def test_a_feeds_address_opens_until_it_is_taken_back_or_its_owner_ends(teacher) -> None:
    saved = open_feed(SavedSearchFactory(owner=teacher), actor=teacher)
    first = token_of(saved)
    assert search_of_feed(first) == saved
    renewed = token_of(open_feed(saved, actor=teacher))
    assert search_of_feed(first) is None
    assert search_of_feed(renewed) == saved
    close_feed(saved, actor=teacher)
    assert search_of_feed(renewed) is None
    assert feed_url(SavedSearch.objects.get()) == ""
    again = token_of(open_feed(saved, actor=teacher))
    teacher.is_active = False
    teacher.save()
    assert search_of_feed(again) is None


@pytest.mark.parametrize("token", ["", "nonsense", "WzEsIiJd:x", "é", "x" * 5000])
def test_an_address_we_did_not_give_out_opens_nothing(token: str) -> None:
    SavedSearchFactory()
    assert search_of_feed(token) is None
