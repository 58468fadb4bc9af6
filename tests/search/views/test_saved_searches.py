"""Saved searches as their owners use them, with scripts off."""

import pytest

from search.models import SavedSearch
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory, find

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_member_saves_the_search_they_see_and_finds_it_in_their_list(client_for, teacher) -> None:
    review_page("Reading")
    refresh_all()
    browser = client_for(teacher)
    results = text(browser.get("/search/?q=reading&kind=research_review"))
    address = "/search/saved/new/?q=reading&amp;kind=research_review"
    assert f'href="{address}"' in results
    form = text(browser.get(address.replace("&amp;", "&")))
    assert 'value="reading"' in form
    answer = browser.post(address.replace("&amp;", "&"), {"name": "Mine", "rhythm": "daily"}, follow=True)
    assert "“Mine” is saved." in text(answer)
    assert 'href="/search/?q=reading&amp;kind=research_review"' in text(answer)


def test_what_cannot_be_saved_is_said_with_what_was_typed_kept(client_for, teacher) -> None:
    SavedSearchFactory(owner=teacher, query="q=reading", name="Old")
    browser = client_for(teacher)
    again = text(browser.post("/search/saved/new/?q=reading", {"name": "New", "rhythm": "daily"}))
    assert "You keep this search already, as “Old”." in again
    assert 'value="New"' in again
    assert "Search for something or choose something first." in text(
        browser.post("/search/saved/new/", {"name": "New", "rhythm": "daily"})
    )
    assert browser.post("/search/saved/new/?q=writing", {"name": " ", "rhythm": "hourly"}).status_code == 200
    assert SavedSearch.objects.count() == 1


def test_the_search_page_offers_nothing_to_save_before_anything_is_asked(client) -> None:
    assert "Save this search" not in text(client.get("/search/"))


def test_the_owner_renames_sees_what_is_new_and_deletes_after_a_question(client_for, teacher) -> None:
    saved = SavedSearchFactory(owner=teacher, name="Old")
    pages = [review_page(f"Reading {number}") for number in range(2)]
    refresh_all()
    shown = [find(saved, page) for page in pages]
    browser = client_for(teacher)
    assert "2 new finds" in text(browser.get("/search/saved/"))
    assert "Reading 1" in text(browser.get(f"/search/saved/{saved.pk}/"))
    browser.post(f"/search/saved/{saved.pk}/edit/", {"name": "New", "rhythm": "never"})
    browser.post(f"/search/saved/{saved.pk}/seen/", {"find": [shown[0].pk, "x", "²", "9" * 30]})
    listed = text(browser.get("/search/saved/"))
    assert "1 new find<" in listed
    assert ">New</a>" in listed
    assert "Delete “New”?" in text(browser.get(f"/search/saved/{saved.pk}/delete/"))
    assert SavedSearch.objects.exists()
    assert "You keep no search yet" in text(browser.post(f"/search/saved/{saved.pk}/delete/", follow=True))


def test_the_feed_opens_and_closes_from_the_page(client_for, client, teacher) -> None:
    saved = SavedSearchFactory(owner=teacher, query="q=reading")
    browser = client_for(teacher)
    page = text(browser.post(f"/search/saved/{saved.pk}/feed/open/", follow=True))
    address = page.split("/search/saved/feed/")[1].split('"')[0]
    assert client.get(f"/search/saved/feed/{address}").status_code == 200
    assert "Open a feed" in text(browser.post(f"/search/saved/{saved.pk}/feed/close/", follow=True))
    assert client.get(f"/search/saved/feed/{address}").status_code == 404
