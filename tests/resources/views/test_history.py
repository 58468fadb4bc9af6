import pytest

from clearinghouse.districts.enums import Audience
from tests.factories.resources import link_page
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
SECRET = "marmalade"


def changed(page, **words: object):
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_everybody_reads_the_history_and_what_changed_with_words_for_those_who_listen(client) -> None:
    page = changed(link_page(summary="Small schools gain."), summary="Small schools may <gain>.")
    text = client.get(f"/library/history/{page.pk}/").content.decode()
    assert "Changed: Summary" in text
    text = client.get(f"/library/history/{page.pk}/compare/").content.decode()
    assert '<ins><span class="visually-hidden">Added: </span>may &lt;gain&gt;.' in text
    assert '<del><span class="visually-hidden">Removed: </span>gain.' in text


def test_the_page_leads_to_its_history_and_says_when_it_was_looked_at(client) -> None:
    page = link_page()
    text = client.get(page.url).content.decode()
    assert f'href="/library/history/{page.pk}/"' in text
    assert "Next review by" in text


def test_a_review_that_is_overdue_is_said_so(client) -> None:
    assert "Next review was due January 1, 2020" in client.get(link_page(review_by="2020-01-01").url).content.decode()


def test_what_is_hidden_has_no_history_and_an_older_hidden_wording_is_not_compared(client, client_for, teacher) -> None:
    hidden = link_page("Hidden", audience=Audience.MEMBERS)
    assert client.get(f"/library/history/{hidden.pk}/").status_code == 404
    page = link_page(summary=SECRET, audience=Audience.MEMBERS)
    older = page.live_revision_id
    page = changed(page, summary="For all.", audience=Audience.PUBLIC)
    address = f"/library/history/{page.pk}/compare/?from={older}&to={page.live_revision_id}"
    assert client.get(address).status_code == 404
    assert SECRET not in client.get(f"/library/history/{page.pk}/").content.decode()
    assert SECRET in client_for(teacher).get(address).content.decode()


@pytest.mark.parametrize("query", ["?from=a&to=b", "?from=1", "?from=1&to=99999999999", "?from=-1&to=2", "?from=²&to=1"])
def test_versions_that_are_none_are_not_there(client, query: str) -> None:
    page = changed(link_page(), summary="Other words.")
    assert client.get(f"/library/history/{page.pk}/compare/{query}").status_code == 404


def test_one_version_alone_is_not_compared(client) -> None:
    assert client.get(f"/library/history/{link_page().pk}/compare/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_visitors_history_takes_at_most_ten_queries(client, number, django_assert_max_num_queries) -> None:
    page = link_page()
    for n in range(number):
        page = changed(page, summary=f"Words {n}")
    forget_everything()
    client.get(link_page("Another").url, headers=ENDED_SESSION)
    for address in (f"/library/history/{page.pk}/", f"/library/history/{page.pk}/compare/"):
        with django_assert_max_num_queries(10):
            assert client.get(address, headers=ENDED_SESSION).status_code == 200
