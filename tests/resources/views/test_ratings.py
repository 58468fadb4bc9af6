import pytest

from clearinghouse.resources.models import Rating
from tests.factories.resources import practice_page
from tests.factories.voices import rated
from tests.visitors import forget_everything

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_teacher_answers_changes_and_takes_back(teacher, client_for) -> None:
    page, browser = practice_page(), client_for(teacher)
    address = f"/library/rate/{page.pk}/"
    assert "Clear from the first page" in text_of(browser.get(address))
    assert browser.post(address, {"clear": "4", "fits": ""}).headers["Location"] == page.url
    assert Rating.objects.get().clear == 4
    again = text_of(browser.get(address))
    assert "Take my answers back" in again
    browser.post(address, {"clear": "1"})
    assert Rating.objects.get().clear == 1
    browser.post(f"{address}out/")
    assert not Rating.objects.exists()


def test_no_answer_and_no_such_answer_are_refused_in_words(teacher, client_for) -> None:
    browser, address = client_for(teacher), f"/library/rate/{practice_page().pk}/"
    assert "Answer at least one" in text_of(browser.post(address, {}))
    assert "One thing needs another look" in text_of(browser.post(address, {"clear": "7"}))
    assert not Rating.objects.exists()


def test_answers_show_from_three_on_and_apart_from_the_evidence(client) -> None:
    page = practice_page()
    rated(page, people=2)
    assert "What members make of it" not in text_of(client.get(page.url))
    rated(page, people=1, answer=4)
    forget_everything()
    text = text_of(client.get(page.url))
    assert "1 of 3: clear from the first page; 2 of 3: clear" in text
    assert "apart from the evidence" in text


def test_outsiders_find_no_rubric(outsider, client, client_for) -> None:
    page = practice_page()
    assert client_for(outsider).get(f"/library/rate/{page.pk}/").status_code == 404
    assert "Rate it" not in text_of(client.get(page.url)) + text_of(client_for(outsider).get(page.url))
