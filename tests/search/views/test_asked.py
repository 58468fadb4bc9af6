import pytest

from search.models import AskedQuery, ResultClick
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db
VISIT = "b" * 32


def slip(client, address: str = "/search/?q=reading") -> str:
    return client.get(address).content.decode().split('data-asked="')[1].split('"')[0]


def test_what_the_page_gives_is_counted_when_the_browser_sends_it_back(client) -> None:
    review_page("Reading")
    refresh_all()
    given = slip(client)
    for more in ({}, {}, {"position": "1"}):
        assert client.post("/search/asked/", {"asked": given, "visit": VISIT, **more}).status_code == 204
    row = AskedQuery.objects.get()
    assert (row.words, row.is_empty) == ("reading", False)
    assert ResultClick.objects.get().clicks == 1


def test_asking_for_the_page_alone_writes_nothing_and_a_kept_page_counts_as_well(client) -> None:
    first, kept = slip(client), slip(client)
    assert first == kept
    assert not AskedQuery.objects.exists()
    client.post("/search/asked/", {"asked": kept, "visit": VISIT})
    assert AskedQuery.objects.get().is_empty


def test_a_note_costs_one_statement_and_asks_nothing_about_the_person(client_for, teacher, django_assert_num_queries) -> None:
    browser = client_for(teacher)
    given = slip(browser)
    with django_assert_num_queries(1):
        browser.post("/search/asked/", {"asked": given, "visit": VISIT})


def test_what_our_page_did_not_give_is_refused(client) -> None:
    assert client.post("/search/asked/", {"asked": "x", "visit": VISIT}).status_code == 400
    assert client.post("/search/asked/", {"asked": slip(client), "visit": "me"}).status_code == 400
    assert not AskedQuery.objects.exists()
