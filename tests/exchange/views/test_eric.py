"""ERIC in the CMS: searched, looked at, chosen, imported."""

from __future__ import annotations

import pytest

from clearinghouse.core.fetching import AnswerTooLarge, HostBusy, NotReached, TooSlow
from clearinghouse.resources.models import LinkPage
from tests.exchange.eric.answers import ARTICLE, PHONICS, eric
from tests.factories.resources import link_page

__all__ = ["eric"]
pytestmark = pytest.mark.django_db
HERE, IMPORT = "/cms/library/eric/", "/cms/library/eric/import/"


def test_a_curator_searches_chooses_and_imports(in_cms, curator, eric) -> None:
    browser = in_cms(curator)
    page = browser.get(HERE, {"q": 'reading & "rural"'}).text
    text = " ".join(page.split())
    assert "41 works found" in text
    assert "2 records could not be read and are left out" in text
    assert "Reading Aloud in Small &amp; Rural Schools" in text
    assert "peer reviewed" in text
    assert "q=reading%20%26%20%22rural%22&amp;start=20" in page
    done = browser.post(IMPORT, {"chosen": [ARTICLE, PHONICS]}, follow=True)
    assert "Phonics by Post” is a draft now." in done.text
    assert [(found.eric_id, found.live) for found in LinkPage.objects.order_by("pk")] == [(ARTICLE, False), (PHONICS, False)]


def test_what_is_here_already_cannot_be_chosen_and_leads_to_it(in_cms, curator, eric) -> None:
    browser = in_cms(curator)
    known = link_page("Known <work>", eric_id=ARTICLE)
    page = browser.get(HERE, {"q": ARTICLE}).text
    assert f'value="{ARTICLE}"' not in page.replace(f'name="q" value="{ARTICLE}"', "")
    assert f"/cms/pages/{known.pk}/edit/" in page
    assert "Known &lt;work&gt;" in page
    again = browser.post(IMPORT, {"chosen": [ARTICLE]}, follow=True)
    assert "is in the library already and was left out" in again.text
    assert LinkPage.objects.count() == 1


def test_nothing_is_asked_before_somebody_does(in_cms, curator, eric) -> None:
    browser = in_cms(curator)
    assert browser.get(HERE).status_code == 200
    assert "Write numbers or words first." in browser.get(HERE, {"q": " "}).text
    assert eric.asked == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotReached(), "ERIC does not answer now."),
        (TooSlow(), "ERIC does not answer now."),
        (HostBusy("api.ies.ed.gov", 3), "ERIC does not answer now."),
        (AnswerTooLarge(), "larger than is taken here"),
    ],
)
def test_a_library_that_does_not_answer_is_told_beside_the_field(in_cms, curator, eric, error, words) -> None:
    eric.answer = error
    page = in_cms(curator).get(HERE, {"q": "reading"})
    assert page.status_code == 200
    assert words in page.text


def test_no_works_found_says_what_to_do(in_cms, curator, eric) -> None:
    eric.says(b'{"response": {"numFound": 0, "docs": []}}')
    assert "Try fewer of them" in in_cms(curator).get(HERE, {"q": "zzz"}).text


def test_none_chosen_and_an_old_choice_are_told(in_cms, curator, eric) -> None:
    browser = in_cms(curator)
    assert "Choose at least one work first." in browser.post(IMPORT, {}, follow=True).text
    assert "Choose at least one work first." in browser.post(IMPORT, {"chosen": "<script>"}, follow=True).text
    assert "no longer at hand" in browser.post(IMPORT, {"chosen": "ED424242"}, follow=True).text


def test_teacher_coordinator_and_outsider_find_no_eric(in_cms, eric, teacher, coordinator, outsider) -> None:
    for person in (teacher, coordinator, outsider):
        assert in_cms(person).get(HERE, {"q": "reading"}).status_code == 302
        assert in_cms(person).post(IMPORT, {"chosen": [ARTICLE]}).status_code == 302
    assert (eric.asked, LinkPage.objects.count()) == ([], 0)
