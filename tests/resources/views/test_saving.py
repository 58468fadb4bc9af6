import pytest

from clearinghouse.districts.enums import Audience, Role
from clearinghouse.resources.models import Readers, SavedResource
from tests.factories.districts import member
from tests.factories.resources import practice_page
from tests.factories.voices import collection_of, saved

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_one_click_saves_and_one_takes_out(outsider, client_for) -> None:
    page, browser = practice_page("Quick quizzes"), client_for(outsider)
    assert ">Save<" in browser.get(page.url).content.decode()
    for _ in range(2):
        assert browser.post(f"/library/save/{page.pk}/").headers["Location"] == page.url
    assert SavedResource.objects.count() == 1
    assert "Saved. Take it out" in text_of(browser.get(page.url))
    assert "Quick quizzes" in text_of(browser.get("/library/mine/"))
    answer = browser.post(f"/library/save/{page.pk}/out/", {"next": "/library/mine/"})
    assert answer.headers["Location"] == "/library/mine/"
    assert "You have saved nothing yet" in text_of(browser.get("/library/mine/"))


def test_visitors_are_asked_to_sign_in_and_carry_no_cookie(client) -> None:
    page = practice_page()
    answer = client.get(page.url)
    assert "Sign in to save it" in text_of(answer)
    assert not answer.cookies
    assert client.post(f"/library/save/{page.pk}/").status_code == 302
    assert not SavedResource.objects.exists()


def test_my_library_holds_mine_and_my_districts_and_nothing_hidden(teacher, coordinator, own_district, client_for) -> None:
    page = practice_page("Quick quizzes")
    saved(teacher, practice_page("Marmalade", audience=Audience.DISTRICT, district=member(Role.TEACHER).memberships.get().district))
    collection_of(page, owner=teacher, title="Mine alone")
    collection_of(page, owner=coordinator, title="Of us all", readers=Readers.DISTRICT, district=own_district)
    collection_of(page, owner=coordinator, title="Not yours")
    text = text_of(client_for(teacher).get("/library/mine/"))
    assert "Mine alone" in text
    assert "Of us all" in text
    assert "Marmalade" not in text
    assert "Not yours" not in text


@pytest.mark.parametrize("many", [1, 12])
def test_my_library_costs_the_same_however_much_is_in_it(many: int, teacher, client_for, django_assert_max_num_queries) -> None:
    for number in range(many):
        page = practice_page(f"Quiz {number}")
        saved(teacher, page)
        collection_of(page, owner=teacher)
    browser = client_for(teacher)
    browser.get("/library/mine/")
    with django_assert_max_num_queries(18):
        browser.get("/library/mine/")
