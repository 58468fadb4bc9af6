"""The report of searches, and the way from it to what comes first for a query."""

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.districts.enums import Audience
from search.models import PinnedResults, SynonymGroup
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import PinnedResultsFactory, QueryCountFactory

pytestmark = pytest.mark.django_db
ADD = "/cms/snippets/search/pinnedresults/add/"


@pytest.fixture
def editor(in_cms, curator):
    """A curator's browser."""
    return in_cms(curator)


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_from_an_empty_query_it_is_two_clicks_to_a_choice(editor) -> None:
    page = review_page("Alpha")
    QueryCountFactory(words="iep & goals", visits=4, empty=4)
    QueryCountFactory(words="anna marsh", visits=2, empty=2)
    report = text(editor.get("/cms/reports/searches/"))
    assert "iep &amp; goals" in report
    assert "anna marsh" not in report
    assert f'href="{ADD}?words=iep%20%26%20goals"' in report
    assert 'value="iep goals"' in text(editor.get(f"{ADD}?words=iep%20%26%20goals"))
    assert editor.post(ADD, {"words": "IEP goals", "first": page.pk, "second": "", "third": ""}).status_code == 302
    pins = PinnedResults.objects.get()
    assert pins.words == "iep goals"
    assert ModelLogEntry.objects.for_instance(pins).filter(action="wagtail.create").exists()


def test_the_results_page_shows_what_was_chosen_first_and_once(client, teacher, client_for, own_district) -> None:
    chosen = review_page("Alpha reading")
    review_page("Beta reading")
    secret = review_page("Secret", audience=Audience.DISTRICT, district=own_district)
    refresh_all()
    PinnedResultsFactory(words="reading", first=secret, second=chosen)
    page = text(client.get("/search/?q=reading")).replace("<mark>", "").replace("</mark>", "")
    assert "Chosen by our curators" in page
    assert page.count("Alpha reading</a>") == page.count("Beta reading</a>") == 1
    assert page.index("Alpha reading</a>") < page.index("Beta reading</a>")
    assert "Secret" not in page
    assert "Secret" in text(client_for(teacher).get("/search/?q=reading"))


def test_a_query_that_finds_nothing_shows_what_was_chosen_and_no_dead_end(client) -> None:
    PinnedResultsFactory(words="marmalade", first=review_page("Alpha"))
    refresh_all()
    page = text(client.get("/search/?q=marmalade"))
    assert ">Alpha</a>" in page
    assert "Nothing in the library has these words" not in page
    assert "Chosen by our curators" not in text(client.get("/search/?q=quince"))


@pytest.mark.django_db(transaction=True)
def test_a_new_choice_stands_on_kept_pages_at_once(client) -> None:
    page = review_page("Alpha")
    refresh_all()
    client.get("/search/?q=marmalade")
    PinnedResultsFactory(words="marmalade", first=page)
    assert "Chosen by our curators" in text(client.get("/search/?q=marmalade"))


def test_the_preview_shows_the_publics_page_with_the_choice_before_it_is_saved(editor, own_district) -> None:
    chosen, secret = review_page("Alpha reading"), review_page("Secret", audience=Audience.DISTRICT, district=own_district)
    review_page("Beta reading")
    refresh_all()
    pins = PinnedResultsFactory(words="reading", first=review_page("Old"))
    address = f"/cms/snippets/search/pinnedresults/preview/{pins.pk}/"
    editor.post(address, {"words": "reading", "first": chosen.pk, "second": secret.pk, "third": ""})
    page = text(editor.get(address)).replace("<mark>", "").replace("</mark>", "")
    assert page.index("Alpha reading</a>") < page.index("Beta reading</a>")
    assert page.count("Alpha reading</a>") == 1
    assert "Secret" not in page
    assert PinnedResults.objects.get().first.title == "Old"


def test_the_preview_of_terms_that_mean_the_same_tells_what_each_would_newly_find(editor, own_district) -> None:
    review_page("Quince software"), review_page("Marmalade software")
    review_page("Marmalade secrets", audience=Audience.DISTRICT, district=own_district)
    refresh_all()
    group = SynonymGroup.objects.create(terms="quince\njelly")
    address = f"/cms/search/vocabulary/preview/{group.pk}/"
    editor.post(address, {"terms": "quince\nmarmalade", "note": ""})
    page = text(editor.get(address)).replace("<mark>", "").replace("</mark>", "")
    assert "“quince”: 1 now, 2 then" in page
    assert "“marmalade”: 1 now, 2 then" in page
    assert page.count("Quince software</a>") == page.count("Marmalade software</a>") == 1
    assert "secrets" not in page
    assert SynonymGroup.objects.get().terms == "quince\njelly"


def test_a_query_without_results_is_two_clicks_from_a_synonym(editor) -> None:
    QueryCountFactory(words="aac devices", visits=4, empty=4)
    report = text(editor.get("/cms/reports/searches/"))
    address = "/cms/search/vocabulary/add/?words=aac%20devices"
    assert address in report
    assert "aac devices</textarea>" in text(editor.get(address))
