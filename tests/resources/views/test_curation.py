from datetime import date

import pytest

from clearinghouse.resources.models import LinkPage
from tests.factories.curation import proposal_of
from tests.factories.resources import link_page, practice_page
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db


def test_the_queues_are_there_for_curators_alone(client_for, curator, teacher, outsider, district_administrator) -> None:
    link_page("Overdue", review_by=date(2020, 1, 1))
    text = client_for(curator).get("/library/curation/?queue=review").content.decode()
    assert ("Overdue" in text, "Jan 1, 2020" in text) == (True, True)
    for person in (teacher, outsider, district_administrator):
        assert client_for(person).get("/library/curation/").status_code == 404


def test_a_proposal_leads_to_the_decision(client_for, curator, teacher) -> None:
    proposal = proposal_of(teacher)
    assert f"/library/proposals/{proposal.pk}/decide/" in client_for(curator).get("/library/curation/").content.decode()


def test_an_empty_queue_and_an_empty_filter_say_what_to_do(client_for, curator) -> None:
    browser = client_for(curator)
    assert "Nothing is proposed that waits for you." in browser.get("/library/curation/").content.decode()
    assert "Show the whole queue" in browser.get("/library/curation/?kind=link").content.decode()


def test_what_no_queue_knows_is_said(client_for, curator) -> None:
    answer = client_for(curator).get("/library/curation/?kind=moon&queue=moon")
    assert (answer.status_code, "moon is not one of the available choices" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(client_for, curator, number, django_assert_num_queries) -> None:
    for n in range(number):
        proposal_of(title=f"Proposal {n}")
    browser = client_for(curator)
    browser.get("/library/curation/")
    with django_assert_num_queries(7 + together(FOR_THE_MENU)):
        browser.get("/library/curation/")


def test_a_curator_confirms_gives_retires_and_revives(client_for, curator) -> None:
    page, better = link_page("Old list"), practice_page("New practice")
    browser, address = client_for(curator), f"/library/curation/{page.pk}/"
    assert "looked at every 12 months" in browser.get(address).content.decode()
    assert "“Old list” still holds." in browser.post(f"{address}confirm/", {"note": "Read"}, follow=True).content.decode()
    browser.post(f"{address}owner/", {"owner": curator.pk})
    browser.post(f"{address}retire/", {"reason": "The site closed.", "replaced_by": better.url})
    found = LinkPage.objects.get()
    assert (found.reviewed_at is not None, found.owner, found.is_retired, found.replaced_by_id) == (True, curator, True, better.pk)
    assert "The site closed." in browser.get(address).content.decode()
    browser.post(f"{address}revive/")
    assert not LinkPage.objects.get().is_retired


@pytest.mark.parametrize(
    ("deed", "sent", "words"),
    [
        ("retire", {"reason": ""}, "This field is required."),
        ("retire", {"reason": "x", "replaced_by": "/library/no-such/"}, "There is no published resource at this address."),
        ("confirm", {"next_by": "never"}, "Enter a valid date."),
        ("confirm", {"next_by": "2020-01-01"}, "Choose a day that is still to come."),
        ("owner", {"owner": "987654"}, "Select a valid choice."),
        ("revive", {}, "This resource is not retired."),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(client_for, curator, deed: str, sent, words: str) -> None:
    page = link_page("Old list")
    answer = client_for(curator).post(f"/library/curation/{page.pk}/{deed}/", sent, follow=True)
    assert words in answer.content.decode()
    found = LinkPage.objects.get()
    assert (found.reviewed_at, found.is_retired, found.owner) == (None, False, None)
